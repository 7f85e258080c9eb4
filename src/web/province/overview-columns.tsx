import type { UnitOverview } from '../../modules/programme';
import type { ExcelColumn } from '../kit/components/table';
import { paths } from '../kit/paths/paths';
import type { View } from '../kit/view/view';
import { WeeksLine } from './weeks-chart';

/** By which column the units can be sorted, and what is compared. */
export const overviewSorts: Record<string, (unit: UnitOverview) => number | string | null> = {
  name: ({ name }) => name,
  total: ({ total }) => total,
  share: ({ share }) => share,
  reached: ({ reached }) => reached,
  inPeriod: ({ inPeriod }) => inPeriod,
  active: ({ active }) => active,
  waiting: ({ waiting }) => waiting,
  short: ({ short }) => short,
  mentors: ({ mentors }) => mentors,
  held: ({ held }) => held,
  ahead: ({ ahead }) => ahead,
  lastOn: ({ lastOn }) => lastOn,
};

/**
 * In the order of a column, its name with a minus downwards; as they come where nobody asks for one. A unit without a
 * figure is below every other, so that who looks for the lowest comes upon it.
 */
export function inOrder(units: readonly UnitOverview[], sort: string | undefined): UnitOverview[] {
  const isDown = sort?.startsWith('-') ?? false;
  const valueOf = overviewSorts[sort?.replace(/^-/, '') ?? ''];
  if (!valueOf) return [...units];
  return units.toSorted((one, other) => {
    const [mine, theirs] = [valueOf(one), valueOf(other)];
    const order =
      mine === null || theirs === null
        ? Number(theirs === null) - Number(mine === null)
        : typeof mine === 'number' && typeof theirs === 'number'
          ? mine - theirs
          : String(mine).localeCompare(String(theirs), 'vi');
    return isDown ? -order : order;
  });
}

/** Of the table of units, on the page and in Excel; `open` says until when a unit's lists are open to a coordinator. */
export function overviewColumns(
  { t, dates }: Pick<View, 't' | 'dates'>,
  open: ReadonlyMap<string, number> | null,
): ExcelColumn<UnitOverview>[] {
  const { overview: o, reports, roles: r } = t;
  const numbered = (
    sort: string,
    heading: string,
    text: (unit: UnitOverview) => number | null,
    shown: (unit: UnitOverview) => number | string | null = text,
  ): ExcelColumn<UnitOverview> => ({
    heading,
    sort,
    text,
    cell: (unit) => shown(unit) ?? '–',
    isNumber: true,
    width: 14,
  });
  return [
    {
      heading: o.unit,
      sort: 'name',
      text: ({ name }) => name,
      cell: ({ code, name }) => <span id={`unit-${code}`}>{name}</span>,
      width: 26,
    },
    numbered('total', o.total, ({ total }) => total),
    numbered('share', o.share, ({ share }) => share),
    numbered(
      'reached',
      o.reached,
      ({ reached }) => reached,
      ({ reached }) => (reached === null ? null : `${reached}%`),
    ),
    numbered('inPeriod', o.inPeriod, ({ inPeriod }) => inPeriod),
    {
      heading: o.trend,
      text: ({ weeks }) => weeks.join(' '),
      cell: ({ name, weeks }) => (
        <WeeksLine weeks={weeks} label={o.trendOf(name, weeks.join(', '))} />
      ),
      isNamed: true,
      width: 30,
    },
    numbered('active', o.active, ({ active }) => active),
    numbered('waiting', o.waiting, ({ waiting }) => waiting),
    numbered('short', o.short, ({ short }) => short),
    numbered('mentors', o.mentors, ({ mentors }) => mentors),
    numbered('held', o.held, ({ held }) => held),
    numbered('ahead', o.ahead, ({ ahead }) => ahead),
    {
      heading: o.report,
      text: ({ report }) => (report === null ? o.notSent : reports.states[report]),
      cell: ({ report }) => (report === null ? o.notSent : reports.states[report]),
      isNamed: true,
      width: 22,
    },
    {
      heading: o.lastOn,
      sort: 'lastOn',
      text: ({ lastOn }) => (lastOn === null ? o.never : dates.date(lastOn)),
      cell: ({ lastOn }) => (lastOn === null ? o.never : dates.date(lastOn)),
      isNamed: true,
      width: 20,
    },
    open === null
      ? { heading: o.unitCode, text: ({ code }) => code, cell: ({ code }) => code, width: 10 }
      : {
          heading: o.lists,
          text: ({ code }) => code,
          cell: ({ id, code, name }) =>
            open.has(id) ? (
              <a href={paths.ward.home(code)}>{r.goInto}</a>
            ) : (
              <a class="row-link" href={paths.ward.opening(code)} aria-label={r.openOf(name)}>
                {r.open}
              </a>
            ),
          width: 10,
        },
  ];
}
