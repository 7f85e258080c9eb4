import { FoldedFilters } from '../../kit/components/folded-filters';
import { Search } from '../../kit/components/search';
import { HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';
import { useTopicOptions } from '../../shared/learning/topic-options';
import type { WeekFilter } from './week-filter';

interface WeekFilterFormProps {
  filter: WeekFilter;
  /** What of the address stays: the week, the day, the rows. */
  kept: Record<string, string | undefined>;
  hamlets: readonly { id: string; name: string }[];
  venues: readonly { id: string; name: string }[];
  mentors: readonly { id: string; fullName: string }[];
}

/** What is looked for in the week; it stands in the address, so that a page can be kept and given on. */
export function WeekFilterForm(props: WeekFilterFormProps) {
  const { filter, kept, hamlets, venues, mentors } = props;
  const { t } = useView();
  const g = t.weekGrid;
  const topics = useTopicOptions();
  const named = (some: readonly { id: string; name: string }[]) =>
    some.map(({ id, name }) => ({ value: id, label: name }));
  const { hamlet, venue, mentor, topic, seats } = filter;
  const values = Object.entries(kept).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return (
    <Search label={g.searchLabel} value={filter.q}>
      <HiddenValues values={Object.fromEntries(values) as Record<string, string>} />
      <FoldedFilters name={g.filters} set={[hamlet, venue, mentor, topic, seats]}>
        <div class="filters">
          <Select
            name="hamlet"
            label={g.hamlet}
            value={filter.hamlet ?? ''}
            empty={g.anyHamlet}
            options={named(hamlets)}
          />
          <Select
            name="venue"
            label={g.venue}
            value={filter.venue ?? ''}
            empty={g.anyVenue}
            options={named(venues)}
          />
          <Select
            name="mentor"
            label={g.mentor}
            value={filter.mentor ?? ''}
            empty={g.anyMentor}
            options={mentors.map(({ id, fullName }) => ({ value: id, label: fullName }))}
          />
          <Select
            name="topic"
            label={g.topic}
            value={filter.topic ?? ''}
            empty={g.anyTopic}
            options={topics}
          />
          <Select
            name="seats"
            label={g.seats}
            value={filter.seats ?? ''}
            empty={g.anySeats}
            options={[{ value: 'free', label: g.seatsFree }]}
          />
        </div>
      </FoldedFilters>
    </Search>
  );
}
