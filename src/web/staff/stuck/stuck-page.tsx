import type { StuckLearner } from '../../../modules/sessions';
import { withFilter } from '../../kit/page/address-filter';
import { ExcelLink } from '../../kit/components/excel-link';
import { FoldedFilters } from '../../kit/components/folded-filters';
import { Search } from '../../kit/components/search';
import { Table } from '../../kit/components/table';
import { Select } from '../../kit/forms/select';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { termName } from '../../../texts';
import { helpColumn, stuckColumns, type StuckRow } from './stuck-columns';
import type { StuckFilter } from './stuck-filter';

interface StuckPageProps {
  code: string;
  /** After so many lessons. */
  least: number;
  everybody: readonly StuckLearner[];
  found: StuckRow[];
  filter: StuckFilter;
}

/** Who cannot do a topic alone after many lessons, and what could help each. */
export function StuckPage({ code, least, everybody, found, filter }: StuckPageProps) {
  const view = useView();
  const { t } = view;
  const s = t.stuck;
  return (
    <>
      <h1>{s.title}</h1>
      <p class="lead">{s.lead(least)}</p>
      <p>
        <a href={`${paths.ward.settings(code)}#stuckLessons`}>{s.setting}</a>
      </p>
      {everybody.length > 0 ? <StuckSearch everybody={everybody} filter={filter} /> : null}
      {found.length > 0 ? (
        <ExcelLink href={withFilter(paths.ward.stuckLearnersFile(code), filter)} />
      ) : null}
      <Table
        caption={`${s.title}: ${found.length}`}
        whenEmpty={everybody.length > 0 ? s.nobodyFound : s.nobody}
        rows={found}
        columns={[...stuckColumns(view, code), helpColumn(view, code)]}
        isCards
      />
    </>
  );
}

function StuckSearch({ everybody, filter }: Pick<StuckPageProps, 'everybody' | 'filter'>) {
  const { t, language } = useView();
  const { hamlet, topic, mentor } = filter;
  const l = t.peopleList;
  const optionsOf = (of: (one: StuckLearner) => [value: string, label: string]) =>
    [...new Map(everybody.map(of))]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
  return (
    <Search label={t.stuck.search} value={filter.q}>
      <FoldedFilters name={t.stuck.filters} set={[hamlet, topic, mentor]}>
        <div class="filters">
          <Select
            name="hamlet"
            label={t.people.hamlet}
            value={hamlet ?? ''}
            empty={l.all}
            options={optionsOf((one) => [one.hamletId, one.hamletName])}
          />
          <Select
            name="topic"
            label={t.learning.topic}
            value={topic ?? ''}
            empty={l.all}
            options={optionsOf((one) => [one.topic, termName('topic', one.topic, language)])}
          />
          <Select
            name="mentor"
            label={t.people.mentor}
            value={mentor ?? ''}
            empty={l.all}
            options={optionsOf((one) => [one.mentorId, one.mentorName])}
          />
        </div>
      </FoldedFilters>
    </Search>
  );
}
