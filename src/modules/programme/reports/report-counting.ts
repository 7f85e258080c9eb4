import { Inject, Injectable } from '@nestjs/common';
import {
  type CountedFigure,
  type FigureCode,
  figureCuts,
  figureSections,
  isCounted,
  isStanding,
} from '../../../core/programme/figures';
import type { ReportPeriod } from '../../../core/programme/report-periods';
import { addDays } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { GROUPS } from '../../../core/vietnamese/groups';
import { TARGET_GROUPS } from '../../../core/vietnamese/target-groups';
import { TOPICS } from '../../../core/vietnamese/topics';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { number, orNull, type ResultColumn, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { systemActor } from '../../access';
import type { Ward } from '../../wards';
import { type Count, Measures } from '../measures/measures.service';
import { TargetsService } from '../targets/targets.service';
import { type Cut, cutIs, figureSource, isFigureByDay } from '../figures/figure-sources';
import { pointKinds } from '../../../core/programme/campaigns';
import { CampaignsService, type WholeCampaign } from '../campaigns/campaigns.service';
import type {
  CampaignNumbers,
  CutNumber,
  FigureNumber,
  ReportNumbers,
  TargetNumber,
} from '../entities/report-numbers.views';

/** A line of the list behind a figure. */
export interface FigureRow {
  /** What is counted. */
  id: string;
  /** Whose page tells more: a person's, a session's, a door's; null where there is none. */
  ref: string | null;
  name: string | null;
  /** A topic, or the kind of a training. */
  topic: string | null;
  hamletName: string | null;
  /** The first day in the period. */
  on: string;
  /** How often in the period. */
  times: number;
}

const countRow = { total: number, inPeriod: number };
const figureRow = {
  id: text,
  ref: orNull(text),
  name: orNull(text),
  topic: orNull(text),
  hamletName: orNull(text),
  at: text,
  times: number,
};

/** Counts the numbers of a ward's report from the records, and lists what is behind each. */
@Injectable()
export class ReportCounting {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly measures: Measures,
    private readonly targets: TargetsService,
    private readonly campaigns: CampaignsService,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  async count(
    ward: Ward,
    period: ReportPeriod,
    campaignId: string | null = null,
  ): Promise<ReportNumbers> {
    const figures: FigureNumber[] = [];
    for (const { codes } of figureSections) {
      for (const code of codes) figures.push(await this.figure(ward, code, period));
    }
    const cuts: CutNumber[] = [];
    for (const { by, figure } of figureCuts) {
      cuts.push(...(await this.cutsOf(ward, figure, by, period)));
    }
    const targets = await this.targetsOf(ward, period);
    const counted = { countedAt: this.clock.now(), figures, cuts, targets };
    if (campaignId === null) return counted;
    return {
      ...counted,
      campaign: campaignNumbers(await this.campaigns.whole(systemActor, campaignId)),
    };
  }

  /** What a figure counts in these days: each thing once, with the first day and how often. */
  async list(
    ward: Ward,
    figure: CountedFigure,
    period: ReportPeriod,
    cut?: Cut,
  ): Promise<FigureRow[]> {
    const [from, until] = this.boundsOf(figure, period);
    const rows = await select(
      this.unitOfWork.read,
      figureRow,
      `SELECT x.thing AS id, MIN(x.ref) AS ref, MIN(x.name) AS name, MIN(x.topic) AS topic, MIN(h.name) AS "hamletName",
         CAST(MIN(x.at) AS varchar) AS at, COUNT(*) AS times
       FROM (${figureSource(figure, '$1')}) x LEFT JOIN hamlet h ON h.id = x.hamlet_id
       WHERE x.at >= $2 AND x.at < $3 AND ${cut ? cutIs(cut) : '1 = 1'}
       GROUP BY x.thing ORDER BY MIN(x.at), MIN(x.name), x.thing`,
      // What stands today has no beginning.
      [ward.id, isStanding(figure) ? 0 : from, until],
    );
    return rows.map(({ at, ...row }) => ({
      ...row,
      on: isFigureByDay(figure) ? at : localDateOf(Number(at), this.env.TIME_ZONE),
    }));
  }

  private async figure(ward: Ward, code: FigureCode, period: ReportPeriod): Promise<FigureNumber> {
    if (!isCounted(code)) {
      const counts = await this.measures.countsOf([ward], { measure: code, ...period }, ['all']);
      return { code, ...(counts.get('all')?.get(ward.id) ?? none) };
    }
    const [from, until] = this.boundsOf(code, period);
    const [row = none] = await select(
      this.unitOfWork.read,
      countRow,
      `SELECT COUNT(DISTINCT x.thing) AS total,
         COUNT(DISTINCT CASE WHEN x.at >= $1 THEN x.thing END) AS "inPeriod"
       FROM (${figureSource(code, '$2')}) x WHERE x.at < $3`,
      [from, ward.id, until],
    );
    return { code, total: row.total, inPeriod: isStanding(code) ? null : row.inPeriod };
  }

  /** One statement for all topics, groups or marks. */
  private async cutsOf(
    ward: Ward,
    figure: CountedFigure,
    by: Cut['by'],
    period: ReportPeriod,
  ): Promise<CutNumber[]> {
    const codes = codesOf(by, ward);
    const [from, until] = this.boundsOf(figure, period);
    const each = codes.flatMap((code, nth) => {
      const is = cutIs({ by, code });
      return [
        `COUNT(DISTINCT CASE WHEN ${is} THEN x.thing END) AS "total${nth}"`,
        `COUNT(DISTINCT CASE WHEN x.at >= $1 AND ${is} THEN x.thing END) AS "inPeriod${nth}"`,
      ];
    });
    const names = codes.flatMap((_, nth) => [`total${nth}`, `inPeriod${nth}`]);
    const shape = Object.fromEntries(names.map((name) => [name, number]));
    const [row = {}] = await select<Record<string, ResultColumn<unknown>>>(
      this.unitOfWork.read,
      shape,
      `SELECT ${each.join(', ')} FROM (${figureSource(figure, '$2')}) x WHERE x.at < $3`,
      [from, ward.id, until],
    );
    return codes.map((code, nth) => ({
      figure,
      by,
      code,
      total: Number(row[`total${nth}`] ?? 0),
      inPeriod: Number(row[`inPeriod${nth}`] ?? 0),
    }));
  }

  private async targetsOf(ward: Ward, period: ReportPeriod): Promise<TargetNumber[]> {
    const year = Number(period.until.slice(0, 4));
    const progress = await this.targets.ofWard(systemActor, ward.id, year, period);
    return progress.map(({ target, total, inPeriod, wanted, percent }) => ({
      measure: target.measure,
      audience: target.audience,
      wanted,
      wantedPercent: target.percent,
      denominator: target.denominator,
      total,
      inPeriod,
      percent,
    }));
  }

  /** The first instant or day that counts, and the first that does not. */
  private boundsOf(
    figure: CountedFigure,
    { from, until }: ReportPeriod,
  ): [string | number, string | number] {
    const after = addDays(until, 1);
    if (isFigureByDay(figure)) return [from, after];
    const { TIME_ZONE } = this.env;
    return [instantAt(from, 0, TIME_ZONE), instantAt(after, 0, TIME_ZONE)];
  }
}

function campaignNumbers({ campaign, days, points }: WholeCampaign): CampaignNumbers {
  const said = days.flatMap(({ byHand }) => (byHand === null ? [] : [byHand]));
  const saidSo = (state: string): number => days.filter((day) => day.said === state).length;
  return {
    name: campaign.name,
    turnsByHand: said.length === 0 ? null : said.reduce((sum, one) => sum + one, 0),
    points: pointKinds.map((kind) => ({
      kind,
      count: points.filter((point) => point.kind === kind).length,
    })),
    days: days.length,
    onTime: saidSo('on-time'),
    late: saidSo('late'),
    missing: saidSo('missing'),
  };
}

const none: Count = { total: 0, inPeriod: 0 };

function codesOf(by: Cut['by'], ward: Ward): string[] {
  if (by === 'group') return [...TARGET_GROUPS.codes];
  if (by === 'mark') return [...GROUPS.codes];
  return [...TOPICS.codes, ...ward.addedTopics.map(({ code }) => code)];
}
