import { FoldedFilters } from '../../kit/components/folded-filters';
import { Search } from '../../kit/components/search';
import { Select } from '../../kit/forms/select';
import { useView } from '../../kit/view/view';
import { useTopicOptions } from '../../shared/learning/topic-options';
import { type PairFilter, pairMarks, pairSorts } from './pair-filter';

interface PairFilterFormProps {
  filter: PairFilter;
  /** In the order in which people count them. */
  hamlets: readonly { id: string; name: string }[];
}

/** What is looked for; it stands in the address, so that a page can be kept and given on. */
export function PairFilterForm({ filter, hamlets }: PairFilterFormProps) {
  const { t } = useView();
  const d = t.desk;
  const topics = useTopicOptions();
  const named = (names: Record<string, string>) =>
    Object.entries(names).map(([value, label]) => ({ value, label }));
  return (
    <Search label={d.searchLabel} value={filter.q}>
      <FoldedFilters
        name={d.filters}
        set={[filter.hamlet, filter.topic, filter.group, filter.mark, filter.sort]}
      >
        <div class="filters">
          <Select
            name="hamlet"
            label={d.hamlet}
            value={filter.hamlet ?? ''}
            empty={d.anyHamlet}
            options={hamlets.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            name="topic"
            label={d.topic}
            value={filter.topic ?? ''}
            empty={d.anyTopic}
            options={topics}
          />
          <Select
            name="group"
            label={d.group}
            value={filter.group ?? ''}
            empty={d.anyGroup}
            options={named(t.terms.group)}
          />
          <Select
            name="mark"
            label={d.mark}
            value={filter.mark ?? ''}
            empty={d.anyMark}
            options={pairMarks.map((value) => ({ value, label: d.marks[value] }))}
          />
          <Select
            name="sort"
            label={d.sort}
            value={filter.sort ?? 'name'}
            options={pairSorts.map((value) => ({ value, label: d.sorts[value] }))}
          />
        </div>
      </FoldedFilters>
    </Search>
  );
}
