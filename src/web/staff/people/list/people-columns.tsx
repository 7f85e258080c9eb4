import { entriesOf } from '../../../../core/people/field';
import { fieldsOf, type Side } from '../../../../core/people/fields';
import type { PersonStop } from '../../../../modules/people';
import type { ExcelColumn } from '../../../kit/components/table';
import { vneidText } from '../../../shared/vneid/vneid-facts';
import { paths } from '../../../kit/paths/paths';
import type { View } from '../../../kit/view/view';
import { EditablePhone } from '../../../shared/people/editable-phone';
import {
  fieldText,
  fieldValue,
  labelOf,
  type NamedPerson,
} from '../../../shared/people/field-value';
import { columnFields, type PeopleListQuery, sorts, type StoppedFilter } from './people-list-query';
import type { MenteeListRow, MentorListRow } from './people-rows';

type Asked = Pick<PeopleListQuery, 'col' | 'stopped' | 'vneid'>;

/** The list's columns, on the page and in Excel. */
export function menteeColumns(
  view: View,
  code: string,
  asked: Asked,
): ExcelColumn<MenteeListRow>[] {
  const p = view.t.people;
  return [
    ...fieldColumns<MenteeListRow>(view, 'mentee', code, asked.col),
    {
      heading: p.mentor,
      sort: 'mentor',
      width: 24,
      text: ({ mentor }) => mentor?.name ?? null,
      cell: ({ mentor }) =>
        mentor ? (
          <a href={paths.ward.mentor(code, mentor.id)}>{mentor.name}</a>
        ) : (
          <span class="muted">{p.noMentor}</span>
        ),
    },
    ...vneidColumns(view, asked),
    ...stoppedColumns<MenteeListRow>(view, asked.stopped),
  ];
}

/** The list's columns, on the page and in Excel. */
export function mentorColumns(
  view: View,
  code: string,
  asked: Asked,
): ExcelColumn<MentorListRow>[] {
  const count = ({ menteeCount }: MentorListRow) => menteeCount;
  return [
    ...fieldColumns<MentorListRow>(view, 'mentor', code, asked.col),
    {
      heading: view.t.people.menteeCount,
      sort: 'menteeCount',
      width: 10,
      text: count,
      cell: count,
      isNumber: true,
    },
    ...stoppedColumns<MentorListRow>(view, asked.stopped),
  ];
}

/** The fields that a list shows when nobody chose. */
export function usualColumns(side: Side): string[] {
  return entriesOf(fieldsOf[side])
    .filter(([, { isListed }]) => isListed)
    .map(([name]) => name);
}

type ListedPerson = NamedPerson & {
  id: string;
  fullName: string;
  phone: string | null;
  otherPhone: string | null;
};

/** A column for each field that was chosen, always with the name, which leads to the person. */
function fieldColumns<Row extends ListedPerson>(
  view: View,
  side: Side,
  code: string,
  chosen: readonly string[],
): ExcelColumn<Row>[] {
  const fields = chosen.filter((name) => columnFields(side).includes(name));
  const shown = fields.length > 0 ? ['fullName', ...fields] : usualColumns(side);
  const possible = columnFields(side);
  return entriesOf(fieldsOf[side])
    .filter(([name]) => shown.includes(name) && possible.includes(name))
    .map(([name, field]) => ({
      heading: labelOf(view, side, name),
      sort: (sorts[side] as readonly string[]).includes(name) ? name : undefined,
      isNumber: field.kind === 'year' || field.kind === 'count',
      width: field.exported?.width ?? field.sheet?.width ?? 14,
      text: (row) => fieldText(view, name, field, row),
      cell: (row) => {
        const value = fieldValue(view, side, name, field, row);
        if (field.kind === 'phone') return <EditablePhone code={code} side={side} person={row} />;
        if (field.kind === 'name') return <a href={paths.ward[side](code, row.id)}>{value}</a>;
        return value;
      },
    }));
}

/** How far they are with the confirmation on VNeID, where it is asked for. */
function vneidColumns(view: View, { col, vneid }: Asked): ExcelColumn<MenteeListRow>[] {
  if (vneid === undefined && !col.includes('vneid')) return [];
  const { column, states } = view.t.vneid;
  const text = (row: MenteeListRow): string => vneidText(view, row.vneid) ?? states.none;
  return [{ heading: column, width: 34, text, cell: text }];
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
