import { Get, Param } from '@nestjs/common';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import {
  type CampaignOfUnit,
  type ProvinceCampaigns,
  ProvinceCampaignsQuery,
} from '../../modules/programme';
import { notFound } from '../../platform/common/domain-error';
import { Counts } from '../kit/components/facts';
import { Table } from '../kit/components/table';
import { Field } from '../kit/forms/field';
import { AskedFilter, oneOf } from '../kit/page/address-filter';
import { AskedDay } from '../kit/page/asked';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** By what the campaigns can be sorted. */
const sorts: Record<string, (one: CampaignOfUnit) => number | string> = {
  unit: ({ unit }) => unit,
  begun: ({ begun, days }) => begun / days,
  turns: ({ turns }) => turns,
  byHand: ({ byHand }) => byHand ?? -1,
  missing: ({ missing }) => missing,
  late: ({ late }) => late,
};
const words = { sort: oneOf(Object.keys(sorts).flatMap((sort) => [sort, `-${sort}`])) };

/** The campaigns of all units side by side; nobody is named. */
@PageController()
@Allow('provinces.read')
export class ProvinceCampaignsController {
  constructor(private readonly campaigns: ProvinceCampaignsQuery) {}

  @Get(paths.provinceCampaigns.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @AskedFilter(words) { sort }: { sort?: string },
    @AskedDay('from') from: string | undefined,
    @AskedDay('until') until: string | undefined,
  ): Promise<WebPage> {
    const shown = await this.campaigns.of(actor, code, { from, until });
    const hasUnits = shown.campaigns.length + shown.without.length > 0;
    if (!hasUnits && !actor.provinceCode) throw notFound('wards-of-province');
    return new WebPage(
      (t) => t.campaigns.provinceTitle,
      <ProvinceCampaignsPage code={code} sort={sort} {...shown} />,
      { province: code },
    );
  }
}

interface ProvinceCampaignsPageProps extends ProvinceCampaigns {
  code: string;
  sort: string | undefined;
}

function ProvinceCampaignsPage(props: ProvinceCampaignsPageProps) {
  const { code, sort, from, until, campaigns, without } = props;
  const { t, dates } = useView();
  const c = t.campaigns;
  const sum = (of: (one: CampaignOfUnit) => number): number =>
    campaigns.reduce((all, one) => all + of(one), 0);
  return (
    <>
      <h1>{c.provinceTitle}</h1>
      <p class="lead">{c.provinceLead}</p>
      <form method="get" action={paths.provinceCampaigns(code)} class="filters no-print">
        <Field name="from" type="date" label={c.from} value={from} width={12} />
        <Field name="until" type="date" label={c.until} value={until} width={12} />
        <button type="submit" class="button secondary">
          {t.reports.show}
        </button>
      </form>
      <p>{t.targets.periodOf(dates.date(from), dates.date(until))}</p>
      <Counts
        counts={[
          { value: new Set(campaigns.map(({ wardId }) => wardId)).size, name: c.unitsWith },
          { value: without.length, name: c.unitsWithout },
          { value: sum(({ turns }) => turns), name: c.turns },
          { value: sum(({ byHand }) => byHand ?? 0), name: c.byHand },
          { value: sum(({ missing }) => missing), name: c.daysMissing },
        ]}
      />
      <Table
        caption={c.provinceTitle}
        isCaptionHidden
        whenEmpty={c.none}
        rows={inOrder(campaigns, sort)}
        sorting={{ by: sort }}
        isCards
        columns={[
          { heading: t.overview.unit, sort: 'unit', cell: ({ unit }) => unit },
          { heading: c.one, cell: ({ name }) => name, isNamed: true },
          {
            heading: c.days,
            cell: (one) => c.daysOf(dates.date(one.from), dates.date(one.until), one.days),
            isNamed: true,
          },
          {
            heading: c.begun,
            sort: 'begun',
            cell: ({ begun, days }) => c.begunOf(begun, days),
            isNumber: true,
          },
          { heading: c.turns, sort: 'turns', cell: ({ turns }) => turns, isNumber: true },
          {
            heading: c.byHand,
            sort: 'byHand',
            cell: ({ byHand }) => byHand ?? '–',
            isNumber: true,
          },
          {
            heading: c.daysMissing,
            sort: 'missing',
            cell: ({ missing }) => missing,
            isNumber: true,
          },
          { heading: c.daysLate, sort: 'late', cell: ({ late }) => late, isNumber: true },
        ]}
      />
      {without.length === 0 ? null : (
        <details>
          <summary>{c.without(without.length)}</summary>
          <ul>
            {without.map(({ id, name }) => (
              <li key={id}>{name}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** As they come, by unit, where nobody asks for an order. */
function inOrder(campaigns: readonly CampaignOfUnit[], sort: string | undefined): CampaignOfUnit[] {
  const isDown = sort?.startsWith('-') ?? false;
  const valueOf = sorts[sort?.replace(/^-/, '') ?? ''];
  if (!valueOf) return [...campaigns];
  return campaigns.toSorted((one, other) => {
    const [mine, theirs] = [valueOf(one), valueOf(other)];
    const order =
      typeof mine === 'number' && typeof theirs === 'number'
        ? mine - theirs
        : String(mine).localeCompare(String(theirs), 'vi');
    return isDown ? -order : order;
  });
}
