import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import {
  mostDaysOf,
  type ReportKind,
  type ReportPeriod,
} from '../../../core/programme/report-periods';
import { daysBetween, type LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert, upsert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { assertStands, Mentee, Mentor } from '../../people';
import { Ward, WardsService } from '../../wards';
import { Campaign } from '../entities/campaign.entity';
import { Letterhead } from '../entities/letterhead.entity';
import { Report } from '../entities/report.entity';
import { ReportPerson } from '../entities/report-person.entity';
import { ReportCounting } from './report-counting';
import type { ReportByHand, ReportWords } from '../entities/report-numbers.views';

/** Which report somebody begins. */
export interface NewReport extends ReportPeriod {
  kind: ReportKind;
  campaignId?: string | null;
}

/** What somebody writes into a draft. */
export interface Written {
  words: ReportWords;
  byHand: ReportByHand;
}

export interface NamedOutstanding {
  side: Side;
  personId: string;
  word: string;
  /** The day on which they agreed to be named. */
  agreedOn: LocalDate;
}

/** No report is of more days than these. */
export const mostReportDays = 400;

/** Reports of units: begun, written, sent with their numbers, returned or approved, corrected by another edition. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly counting: ReportCounting,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError invalid-form, report-exists */
  async begin(actor: Actor, wardId: string, asked: NewReport): Promise<Report> {
    assertMay(actor, 'reports.write', { wardIds: [wardId] }, 'ward');
    const { kind, from, until, campaignId = null } = asked;
    const days = daysBetween(from, until) + 1;
    if (days < 1 || days > mostReportDays) {
      throw new DomainError('invalid-form', {}, { fields: { until: 'bad-report-days' } });
    }
    if (kind !== 'campaign' && days > mostDaysOf[kind]) {
      throw new DomainError('invalid-form', {}, { fields: { until: 'too-long-for-kind' } });
    }
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Ward, [wardId]);
      if (campaignId !== null) await assertThere(manager, campaignId, asked);
      const key = { wardId, kind, fromOn: from, untilOn: until };
      const there = await manager.findOneBy(Report, { ...key, campaignId: campaignId ?? IsNull() });
      if (there) throw new DomainError('report-exists');
      return this.make(manager, actor, { ...key, campaignId, edition: 1, ...unwritten() });
    });
  }

  /** Of all days of a campaign. @throws DomainError not-found, report-exists */
  async beginOfCampaign(actor: Actor, campaignId: string): Promise<Report> {
    const campaign = await this.unitOfWork.read.findOneBy(Campaign, { id: campaignId });
    if (!campaign) throw notFound('campaign');
    const { wardId, fromOn, untilOn } = campaign;
    assertMay(actor, 'reports.write', { wardIds: [wardId] }, 'campaign');
    const asked = { kind: 'campaign', from: fromOn, until: untilOn, campaignId } as const;
    return this.begin(actor, wardId, asked);
  }

  /** @throws DomainError not-found, stale-version, report-sent */
  async write(actor: Actor, id: string, version: number, said: Written): Promise<Report> {
    return this.change(actor, id, version, async (manager, draft, now) => {
      const after = await compareAndSet(manager, Report, draft, { ...said, updatedAt: now });
      await this.note(manager, actor, after, 'report.write');
      return after;
    });
  }

  /** With the numbers of this moment, which stay. @throws DomainError not-found, stale-version, report-sent, report-not-over */
  async send(actor: Actor, id: string, version: number): Promise<Report> {
    const found = await this.find(this.unitOfWork.read, actor, id);
    const { wardId, fromOn, untilOn, campaignId } = found;
    if (untilOn > this.today()) throw new DomainError('report-not-over');
    const ward = await this.wards.get(wardId);
    const period = { from: fromOn, until: untilOn };
    const numbers = await this.counting.count(ward, period, campaignId);
    return this.change(actor, id, version, async (manager, draft, now) => {
      const sent = { state: 'sent', numbers, sentAt: now, sentById: actor.id } as const;
      const after = await compareAndSet(manager, Report, draft, { ...sent, updatedAt: now });
      await this.note(manager, actor, after, 'report.send');
      return after;
    });
  }

  /** A draft that nobody wants; what was sent before stays. @throws DomainError not-found, report-sent */
  async drop(actor: Actor, id: string, version: number): Promise<void> {
    await this.change(actor, id, version, async (manager, draft) => {
      await manager.delete(ReportPerson, { reportId: id });
      await manager.delete(Report, { id, version: draft.version });
      await this.note(manager, actor, draft, 'report.drop');
      return draft;
    });
  }

  /**
   * Of the province: what was sent is approved and locked with that, or goes back with a word.
   * @throws DomainError not-found, stale-version, report-not-sent, invalid-form
   */
  async decide(
    actor: Actor,
    id: string,
    { version, isApproved, word }: { version: number; isApproved: boolean; word: string },
  ): Promise<Report> {
    if (!isApproved && word.trim() === '') {
      throw new DomainError('invalid-form', {}, { fields: { word: 'needed' } });
    }
    return this.unitOfWork.write(async (manager) => {
      const report = await manager.findOneBy(Report, { id });
      if (!report) throw notFound('report');
      const { provinceCode } = await this.wards.get(report.wardId, manager);
      assertMay(actor, 'reports.decide', { provinceCode }, 'report');
      if (report.state !== 'sent') {
        if (report.state === 'draft') throw notFound('report');
        throw new DomainError('report-not-sent');
      }
      assertSeen(report, version);
      const now = this.clock.now();
      const after = await compareAndSet(manager, Report, report, {
        state: isApproved ? 'approved' : 'returned',
        decidedAt: now,
        decidedById: actor.id,
        decisionWord: word.trim() || null,
        updatedAt: now,
      });
      await this.note(manager, actor, after, isApproved ? 'report.approve' : 'report.return');
      return after;
    });
  }

  /** Another edition of what was returned or approved, with its words and people. @throws DomainError not-found, report-not-decided, report-exists */
  async correct(actor: Actor, id: string): Promise<Report> {
    return this.unitOfWork.write(async (manager) => {
      const report = await this.find(manager, actor, id);
      await lockRows(manager, Ward, [report.wardId]);
      const { wardId, kind, fromOn, untilOn, campaignId, edition, state, words, byHand } = report;
      if (state !== 'returned' && state !== 'approved') throw new DomainError('report-not-decided');
      const key = { wardId, kind, fromOn, untilOn, edition: edition + 1 };
      const there = await manager.findOneBy(Report, { ...key, campaignId: campaignId ?? IsNull() });
      if (there) throw new DomainError('report-exists');
      const made = await this.make(manager, actor, { ...key, campaignId, words, byHand });
      const people = await manager.findBy(ReportPerson, { reportId: id });
      await insert(
        manager,
        ReportPerson,
        people.map((one) => ({ ...one, id: newId(), reportId: made.id })),
      );
      return made;
    });
  }

  /** Somebody outstanding, who agreed to be named. @throws DomainError not-found, report-sent, consent-needed, person-named */
  async name(actor: Actor, id: string, said: NamedOutstanding): Promise<ReportPerson> {
    if (said.agreedOn > this.today()) {
      throw new DomainError('invalid-form', {}, { fields: { agreedOn: 'bad-past-date' } });
    }
    return this.unitOfWork.write(async (manager) => {
      const report = await this.draft(manager, actor, id);
      const { side, personId, word, agreedOn } = said;
      const person = await manager.findOneBy<Mentor | Mentee>(side === 'mentor' ? Mentor : Mentee, {
        id: personId,
        wardId: report.wardId,
      });
      if (!person) throw notFound(side);
      assertStands(person);
      if (person.consentOn === null) throw new DomainError('consent-needed');
      const there = await manager.findOneBy(ReportPerson, { reportId: id, side, personId });
      if (there) throw new DomainError('person-named');
      const now = this.clock.now();
      const row = { id: newId(), reportId: id, side, personId, word, agreedOn, createdAt: now };
      await insert(manager, ReportPerson, row);
      await this.note(manager, actor, report, 'report.name', { side, personId });
      return row;
    });
  }

  /** @throws DomainError not-found, report-sent */
  async unname(actor: Actor, id: string, namedId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const report = await this.draft(manager, actor, id);
      const row = await manager.findOneBy(ReportPerson, { id: namedId, reportId: id });
      if (!row) throw notFound('report');
      await manager.delete(ReportPerson, { id: namedId });
      const { side, personId } = row;
      await this.note(manager, actor, report, 'report.unname', { side, personId });
    });
  }

  /** What stands above and below the ward's papers. */
  async setLetterhead(
    actor: Actor,
    wardId: string,
    said: Omit<Letterhead, 'wardId' | 'updatedAt'>,
  ): Promise<Letterhead> {
    assertMay(actor, 'reports.write', { wardIds: [wardId] }, 'ward');
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const row = { wardId, ...said, updatedAt: now };
      await upsert(manager, Letterhead, 'wardId', row);
      await audit(manager, actor, now, [
        { action: 'report.letterhead', subjectId: wardId, wardId },
      ]);
      return row;
    });
  }

  private async make(
    manager: EntityManager,
    actor: Actor,
    given: Pick<
      Report,
      'wardId' | 'kind' | 'fromOn' | 'untilOn' | 'campaignId' | 'edition' | 'words' | 'byHand'
    >,
  ): Promise<Report> {
    const now = this.clock.now();
    const report: Report = {
      id: newId(),
      ...given,
      state: 'draft',
      numbers: null,
      sentAt: null,
      sentById: null,
      decidedAt: null,
      decidedById: null,
      decisionWord: null,
      version: 1,
      createdAt: now,
      updatedAt: now,
    };
    await insert(manager, Report, report);
    await this.note(manager, actor, report, 'report.begin');
    return report;
  }

  private change(
    actor: Actor,
    id: string,
    version: number,
    act: (manager: EntityManager, draft: Report, now: number) => Promise<Report>,
  ): Promise<Report> {
    return this.unitOfWork.write(async (manager) => {
      const draft = await this.draft(manager, actor, id);
      assertSeen(draft, version);
      return act(manager, draft, this.clock.now());
    });
  }

  /** Held until the end of the write, so that nobody sends it meanwhile. */
  private async draft(manager: EntityManager, actor: Actor, id: string): Promise<Report> {
    await lockRows(manager, Report, [id]);
    const report = await this.find(manager, actor, id);
    if (report.state !== 'draft') throw new DomainError('report-sent');
    return report;
  }

  private async find(manager: EntityManager, actor: Actor, id: string): Promise<Report> {
    const report = await manager.findOneBy(Report, { id });
    if (!report) throw notFound('report');
    assertMay(actor, 'reports.write', { wardIds: [report.wardId] }, 'report');
    return report;
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    { id, wardId, kind, fromOn, untilOn, edition }: Report,
    action: string,
    more: Record<string, string> = {},
  ): Promise<void> {
    const facts = { kind, from: fromOn, until: untilOn, edition, ...more };
    return audit(manager, actor, this.clock.now(), [{ action, subjectId: id, wardId, facts }]);
  }

  private today(): LocalDate {
    return localDateOf(this.clock.now(), this.env.TIME_ZONE);
  }
}

/** Nobody has removed the campaign, or moved its days, meanwhile. @throws DomainError not-found */
async function assertThere(
  manager: EntityManager,
  id: string,
  { from, until }: ReportPeriod,
): Promise<void> {
  const where = { id, fromOn: from, untilOn: until };
  if (!(await manager.existsBy(Campaign, where))) throw notFound('campaign');
}

function assertSeen(report: Report, version: number): void {
  if (report.version !== version) throw new DomainError('stale-version');
}

function unwritten(): Written {
  return {
    words: { communication: '', difficulties: '', proposals: '', groups: '' },
    byHand: { news: null, loudspeakers: null, events: null },
  };
}
