import { Injectable } from '@nestjs/common';
import {
  calendarKinds,
  type CalendarKind,
  lastPeriodOf,
  type ReportPeriod,
} from '../../../core/programme/report-periods';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import type { CountedFigure } from '../../../core/programme/figures';
import type { Side } from '../../../core/people/fields';
import { plainKey } from '../../../core/vietnamese/text';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, may } from '../../access';
import { Ward, WardsService } from '../../wards';
import { Letterhead } from '../entities/letterhead.entity';
import { Report } from '../entities/report.entity';
import type { Cut } from '../figures/figure-sources';
import { type FigureRow, ReportCounting } from './report-counting';
import type { ReportNumbers } from '../entities/report-numbers.views';
import { namedIn, type NamedPerson } from './report-people';
import {
  type ReportOfUnit,
  reportsOfUnits,
  type WaitingReport,
  waitingReports,
} from './report-rows';
import { type ReportSum, sumOf } from './report-sum';

/** A report with all that stands in it. */
export interface WholeReport {
  report: Report;
  ward: Ward;
  /** As they were sent; of a draft, as they are now. */
  numbers: ReportNumbers;
  people: NamedPerson[];
  /** There is a later edition. */
  isReplaced: boolean;
}

export interface ProvinceReport {
  kind: CalendarKind;
  period: ReportPeriod;
  units: ReportOfUnit[];
  /** Of all kinds and days; campaigns and cuts of a unit's own are found here alone. */
  waiting: WaitingReport[];
  /** Of the units whose report was sent and not returned. */
  sum: ReportSum;
  counted: number;
}

const calledRow = { id: text, fullName: text, hamletName: text };

/** Whose sent reports a province reads; drafts are their unit's alone. */
@Injectable()
export class ReportQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly counting: ReportCounting,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** The latest first, without their numbers' lists. @throws DomainError not-found */
  async ofWard(actor: Actor, wardId: string): Promise<Report[]> {
    const ward = await this.wards.get(wardId);
    const subject = { wardIds: [wardId], provinceCode: ward.provinceCode };
    assertMay(actor, 'reports.read', subject, 'ward');
    const reports = await this.unitOfWork.read.find(Report, {
      where: { wardId },
      order: { untilOn: 'DESC', kind: 'ASC', edition: 'DESC' },
      take: 300,
    });
    return reports.filter((report) => isShown(actor, report));
  }

  /** @throws DomainError not-found */
  async whole(actor: Actor, id: string): Promise<WholeReport> {
    const { read } = this.unitOfWork;
    const report = await read.findOneBy(Report, { id });
    if (!report) throw notFound('report');
    const ward = await this.wards.get(report.wardId);
    const subject = { wardIds: [ward.id], provinceCode: ward.provinceCode };
    assertMay(actor, 'reports.read', subject, 'report');
    if (!isShown(actor, report)) throw notFound('report');
    const { kind, fromOn, untilOn, campaignId, wardId } = report;
    const editions = await read.findBy(Report, { wardId, kind, fromOn, untilOn });
    const isReplaced = editions.some(
      (one) => one.edition > report.edition && one.campaignId === campaignId,
    );
    const period = { from: fromOn, until: untilOn };
    const numbers = report.numbers ?? (await this.counting.count(ward, period, campaignId));
    return { report, ward, numbers, people: await namedIn(read, id), isReplaced };
  }

  /** @throws DomainError not-found */
  async assertOf(ward: Ward, id: string): Promise<void> {
    const isThere = await this.unitOfWork.read.existsBy(Report, { id, wardId: ward.id });
    if (!isThere) throw notFound('report');
  }

  /** The numbers of any days, without a report. @throws DomainError not-found */
  async numbers(actor: Actor, wardId: string, days: Partial<ReportPeriod>): Promise<ReportNumbers> {
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'ward');
    return this.counting.count(await this.wards.get(wardId), this.askedDays(days));
  }

  /** What is behind a figure. @throws DomainError not-found */
  async list(
    actor: Actor,
    wardId: string,
    figure: CountedFigure,
    days: Partial<ReportPeriod>,
    cut?: Cut,
  ): Promise<FigureRow[]> {
    assertMay(actor, 'people.read', { wardIds: [wardId] }, 'ward');
    const ward = await this.wards.get(wardId);
    return this.counting.list(ward, figure, this.askedDays(days), cut);
  }

  /** Who of the ward is called so, with their hamlet where that is added behind a comma. @throws DomainError not-found */
  async peopleCalled(actor: Actor, wardId: string, side: Side, typed: string): Promise<string[]> {
    assertMay(actor, 'reports.write', { wardIds: [wardId] }, 'ward');
    const people = await select(
      this.unitOfWork.read,
      calledRow,
      `SELECT p.id AS id, p.full_name AS "fullName", h.name AS "hamletName"
       FROM ${side} p JOIN hamlet h ON h.id = p.hamlet_id WHERE p.ward_id = $1 AND p.is_active`,
      [wardId],
    );
    const [name = '', hamlet = ''] = typed.split(',').map(plainKey);
    return people
      .filter(({ fullName, hamletName }) => {
        const lives = hamlet === '' || plainKey(hamletName) === hamlet;
        return plainKey(fullName) === name && lives;
      })
      .map(({ id }) => id);
  }

  /** What every unit of a province sent for some days, and the sum of it. @throws DomainError not-found */
  async ofProvince(
    actor: Actor,
    provinceCode: string,
    kind: CalendarKind,
    days: Partial<ReportPeriod> = {},
  ): Promise<ProvinceReport> {
    const period = { ...this.lastPeriods()[kind], ...known(days) };
    assertMay(actor, 'provinces.read', { provinceCode }, 'wards-of-province');
    const units = await reportsOfUnits(this.unitOfWork.read, provinceCode, kind, period);
    const parts = units.flatMap(({ state, numbers, byHand }) =>
      numbers === null || byHand === null || state === 'returned' ? [] : [{ numbers, byHand }],
    );
    const waiting = await waitingReports(this.unitOfWork.read, provinceCode);
    return { kind, period, units, waiting, sum: sumOf(parts), counted: parts.length };
  }

  /** What stands above and below the ward's papers; empty until somebody says it. @throws DomainError not-found */
  async letterhead(actor: Actor, ward: Ward): Promise<Letterhead> {
    const subject = { wardIds: [ward.id], provinceCode: ward.provinceCode };
    assertMay(actor, 'reports.read', subject, 'ward');
    const kept = await this.unitOfWork.read.findOneBy(Letterhead, { wardId: ward.id });
    return kept ?? emptyLetterhead(ward.id);
  }

  /** The last period of each kind that is over, for whoever begins a report. */
  lastPeriods(): Record<CalendarKind, ReportPeriod> {
    const today = this.today();
    const entries = calendarKinds.map((kind) => [kind, lastPeriodOf(kind, today)] as const);
    return Object.fromEntries(entries) as Record<CalendarKind, ReportPeriod>;
  }

  private askedDays(days: Partial<ReportPeriod>): ReportPeriod {
    const today = this.today();
    return { from: `${today.slice(0, 4)}-01-01`, until: today, ...known(days) };
  }

  private today(): LocalDate {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }
}

const known = ({ from, until }: Partial<ReportPeriod>): Partial<ReportPeriod> => ({
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
});

/** Whoever may not write it sees it from when it was sent. */
function isShown(actor: Actor, { state, wardId }: Report): boolean {
  return state !== 'draft' || may(actor, 'reports.write', { wardIds: [wardId] });
}

export function emptyLetterhead(wardId: string): Letterhead {
  return {
    wardId,
    parentAgency: '',
    agency: '',
    numberSign: '',
    place: '',
    authority: '',
    signerTitle: '',
    signerName: '',
    recipients: '',
    updatedAt: 0,
  };
}
