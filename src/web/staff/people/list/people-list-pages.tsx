import { entriesOf } from '../../../../core/people/field';
import { fieldsOf, type Side } from '../../../../core/people/fields';
import type { Page } from '../../../../platform/http/paging';
import { Search } from '../../../kit/components/search';
import { type ExcelColumn, Paging, Table } from '../../../kit/components/table';
import type { PersonStop } from '../../../../modules/people';
import { Select } from '../../../kit/forms/select';
import {
  type MenteeListRow,
  type MentorListRow,
  type StoppedFilter,
  stoppedFilters,
} from './people-rows';
import { EditablePhone } from '../../../shared/people/editable-phone';
import {
  fieldText,
  fieldValue,
  labelOf,
  type NamedPerson,
} from '../../../shared/people/field-value';
import { useView, type View } from '../../../kit/view/view';
import { withQuery } from '../../../kit/paths/path';
import { paths } from '../../../kit/paths/paths';

interface ListProps<Row> {
  code: string;
  page: Page<Row>;
  q: string | undefined;
  stopped: StoppedFilter | undefined;
}

export function MenteesPage({ code, page, q, stopped }: ListProps<MenteeListRow>) {
  const view = useView();
  const p = view.t.people;
  return (
    <>
      <h1>{p.mentees}</h1>
      <Search label={p.searchMentees} value={q}>
        <StoppedChoice stopped={stopped} />
      </Search>
      <Table
        caption={`${p.mentees}: ${page.total}`}
        whenEmpty={p.noMentees}
        rows={page.items}
        columns={menteeColumns(view, code, stopped)}
      />
      <Paging {...page} />
      <p class="actions">
        <a class="button secondary" href={paths.ward.newMentee(code)}>
          {p.addPerson}
        </a>
        <a class="button secondary" href={withQuery(paths.ward.menteesFile(code), { q, stopped })}>
          {view.t.table.excel}
        </a>
        <a class="button secondary" href={paths.ward.slips(code, 'mentees')}>
          {p.slipsMentees}
        </a>
      </p>
    </>
  );
}

export function MentorsPage({ code, page, q, stopped }: ListProps<MentorListRow>) {
  const view = useView();
  const p = view.t.people;
  return (
    <>
      <h1>{p.mentors}</h1>
      <Search label={p.searchMentors} value={q}>
        <StoppedChoice stopped={stopped} />
      </Search>
      <Table
        caption={`${p.mentors}: ${page.total}`}
        whenEmpty={p.noMentors}
        rows={page.items}
        columns={mentorColumns(view, code, stopped)}
      />
      <Paging {...page} />
      <p class="actions">
        <a class="button secondary" href={paths.ward.newMentor(code)}>
          {p.addMentor}
        </a>
        <a class="button secondary" href={withQuery(paths.ward.mentorsFile(code), { q, stopped })}>
          {view.t.table.excel}
        </a>
        <a class="button secondary" href={paths.ward.slips(code, 'mentors')}>
          {p.slipsMentors}
        </a>
      </p>
    </>
  );
}

/** The list's columns, on the page and in Excel. */
export function menteeColumns(
  view: View,
  code: string,
  stopped?: StoppedFilter,
): ExcelColumn<MenteeListRow>[] {
  const p = view.t.people;
  return [
    ...listColumns<MenteeListRow>(view, 'mentee', code, ({ id }) => paths.ward.mentee(code, id)),
    {
      heading: p.mentor,
      width: 24,
      text: ({ mentor }) => mentor?.name ?? null,
      cell: ({ mentor }) =>
        mentor ? (
          <a href={paths.ward.mentor(code, mentor.id)}>{mentor.name}</a>
        ) : (
          <span class="muted">{p.noMentor}</span>
        ),
    },
    ...stoppedColumns<MenteeListRow>(view, stopped),
  ];
}

/** The list's columns, on the page and in Excel. */
export function mentorColumns(
  view: View,
  code: string,
  stopped?: StoppedFilter,
): ExcelColumn<MentorListRow>[] {
  const count = ({ menteeCount }: MentorListRow) => menteeCount;
  return [
    ...listColumns<MentorListRow>(view, 'mentor', code, ({ id }) => paths.ward.mentor(code, id)),
    { heading: view.t.people.menteeCount, width: 10, text: count, cell: count, isNumber: true },
    ...stoppedColumns<MentorListRow>(view, stopped),
  ];
}

type ListedPerson = NamedPerson & {
  id: string;
  fullName: string;
  phone: string | null;
  otherPhone: string | null;
};

/** A column for each field that lists show; the name leads to the person. */
function listColumns<Row extends ListedPerson>(
  view: View,
  side: Side,
  code: string,
  pageOf: (row: Row) => string,
): ExcelColumn<Row>[] {
  return entriesOf(fieldsOf[side])
    .filter(([, { isListed }]) => isListed)
    .map(([name, field]) => ({
      heading: labelOf(view, side, name),
      isNumber: field.kind === 'year' || field.kind === 'count',
      width: field.exported?.width ?? field.sheet?.width ?? 14,
      text: (row) => fieldText(view, name, field, row),
      cell: (row) => {
        const value = fieldValue(view, name, field, row);
        if (field.kind === 'phone') return <EditablePhone code={code} side={side} person={row} />;
        return field.kind === 'name' ? <a href={pageOf(row)}>{value}</a> : value;
      },
    }));
}

/** Who is listed: those who take part, or those who stopped, by the reason. */
function StoppedChoice({ stopped }: { stopped: StoppedFilter | undefined }) {
  const { stops: s } = useView().t;
  const options = stoppedFilters.map((value) => ({
    value,
    label: value === 'any' ? s.filterStopped : s.filterReason(s.short[value]),
  }));
  return (
    <Select
      name="stopped"
      label={s.filter}
      value={stopped ?? ''}
      empty={s.filterActive}
      options={options}
    />
  );
}

/** Why and since when, where those who stopped are listed. */
function stoppedColumns<Row extends { stop: PersonStop | null }>(
  { t, dates }: View,
  stopped: StoppedFilter | undefined,
): ExcelColumn<Row>[] {
  if (stopped === undefined) return [];
  const text = ({ stop }: Row): string | null =>
    stop && `${t.stops.short[stop.reason]}, ${dates.date(stop.stoppedOn)}`;
  return [{ heading: t.stops.column, width: 24, text, cell: text }];
}
