import { certificateNumber } from '../../../core/programme/recognition';
import type { Recognisable } from '../../../modules/programme';
import type { ExcelColumn } from '../../kit/components/table';
import type { View } from '../../kit/view/view';

type Column = ExcelColumn<Recognisable>;

/** What somebody held; on the page and in Excel. */
export function workColumns({ t }: Pick<View, 't'>): Column[] {
  const c = t.recognition;
  const numbered = (heading: string, text: (row: Recognisable) => number): Column => ({
    heading,
    width: 12,
    text,
    cell: text,
    isNumber: true,
  });
  return [
    numbered(c.hours, ({ work }) => Math.round(work.minutes / 6) / 10),
    numbered(c.lessons, ({ work }) => work.lessons),
    numbered(c.people, ({ work }) => work.people),
    numbered(c.skills, ({ work }) => work.skills),
  ];
}

/** Of the file: everybody by name, with what was decided. */
export function recognitionColumns(view: View): Column[] {
  const { t, dates } = view;
  const c = t.recognition;
  const daysOf = ({ decided }: Recognisable): string =>
    decided ? c.daysOf(dates.date(decided.fromOn), dates.date(decided.untilOn)) : '';
  return [
    column(c.whom, 28, ({ name }) => name),
    column(c.side, 14, ({ side }) => c.sides[side]),
    ...workColumns(view),
    column(c.state, 22, (one) => c.states[stateOf(one)]),
    column(c.days, 26, daysOf),
    column(c.number, 12, ({ certificate }) =>
      certificate === null ? '' : certificateNumber(certificate),
    ),
    column(c.word, 36, ({ decided }) => decided?.word ?? ''),
  ];
}

export function stateOf({ decided, isProposed }: Recognisable) {
  if (decided) return decided.isAwarded ? 'awarded' : 'declined';
  return isProposed ? 'proposed' : 'open';
}

const column = (heading: string, width: number, text: (row: Recognisable) => string): Column => ({
  heading,
  width,
  text,
  cell: text,
  isNamed: true,
});
