import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import {
  type CampaignDayNumbers,
  daysOf,
  mostCampaignDays,
  type PointKind,
  saidState,
} from '../../../core/programme/campaigns';
import { addDays, daysBetween, type LocalDate } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { grouped } from '../../../platform/common/grouped';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { number, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit } from '../../access';
import { Team } from '../../teams';
import { Ward } from '../../wards';
import { Campaign } from '../entities/campaign.entity';
import { CampaignDay } from '../entities/campaign-day.entity';
import { CampaignPoint } from '../entities/campaign-point.entity';
import { Report } from '../entities/report.entity';
import { figureSource } from '../figures/figure-sources';

export type CampaignValues = Pick<
  Campaign,
  'name' | 'fromOn' | 'untilOn' | 'deadlineMinute' | 'works' | 'teamIds'
>;

export interface NewPoint {
  kind: PointKind;
  heldOn: LocalDate;
  place: string;
}

/** What somebody adds to a day by hand; the version is 0 of a day that nobody has said anything of. */
export interface SaidOfDay {
  turns: number | null;
  note: string;
  version: number;
}

/** A campaign, day by day. */
export interface WholeCampaign {
  campaign: Campaign;
  teams: { id: string; name: string }[];
  days: (CampaignDayNumbers & { version: number })[];
  points: CampaignPoint[];
}

const atRow = { at: number, thing: text };

/** Campaigns: what each day came to by the records, and what is added by hand beside it. */
@Injectable()
export class CampaignsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError not-found */
  list(actor: Actor, wardId: string): Promise<Campaign[]> {
    assertMay(actor, 'reports.write', { wardIds: [wardId] }, 'ward');
    return this.unitOfWork.read.find(Campaign, { where: { wardId }, order: { fromOn: 'DESC' } });
  }

  /** @throws DomainError not-found */
  async whole(actor: Actor, id: string): Promise<WholeCampaign> {
    const { read } = this.unitOfWork;
    const campaign = await this.find(read, actor, id);
    const { wardId, fromOn, untilOn, deadlineMinute } = campaign;
    const said = await read.findBy(CampaignDay, { campaignId: id });
    const points = await read.find(CampaignPoint, {
      where: { campaignId: id },
      order: { heldOn: 'ASC', createdAt: 'ASC' },
    });
    const [turns, lessons, classes, walkIns] = [
      await this.byDay(campaign, 'came'),
      await this.byDay(campaign, 'lessons'),
      await this.byDay(campaign, 'classes'),
      await this.byDay(campaign, 'walk-in-days'),
    ];
    const now = this.clock.now();
    const today = localDateOf(now, this.env.TIME_ZONE);
    const days = daysOf(fromOn, untilOn).map((on) => {
      const day = said.find(({ heldOn }) => heldOn === on);
      const deadlineAt = instantAt(on, deadlineMinute, this.env.TIME_ZONE);
      return {
        on,
        // A day to come has no number yet, which is not 0.
        turns: on > today ? null : (turns.get(on) ?? 0),
        lessons: on > today ? null : (lessons.get(on) ?? 0),
        classes: on > today ? null : (classes.get(on) ?? 0),
        walkIns: on > today ? null : (walkIns.get(on) ?? 0),
        byHand: day?.turns ?? null,
        note: day?.note ?? '',
        said: saidState(day?.saidAt ?? null, deadlineAt, now),
        points: points.filter(({ heldOn }) => heldOn === on).length,
        version: day?.version ?? 0,
      };
    });
    const teams = await read.findBy(Team, { wardId, id: In(campaign.teamIds) });
    return {
      campaign,
      teams: teams.map(({ id: teamId, name }) => ({ id: teamId, name })),
      days,
      points,
    };
  }

  /**
   * As a whole, as it was seen; what was said of a day or is planned on it stays within its days.
   * @throws DomainError not-found, stale-version, invalid-form, campaign-reported
   */
  async change(actor: Actor, id: string, version: number, said: CampaignValues): Promise<Campaign> {
    assertDays(said);
    return this.unitOfWork.write(async (manager) => {
      const before = await this.held(manager, actor, id, version);
      const { fromOn, untilOn } = said;
      if (fromOn !== before.fromOn || untilOn !== before.untilOn) {
        await assertUnreported(manager, before);
        const days = await manager.findBy(CampaignDay, { campaignId: id });
        const points = await manager.findBy(CampaignPoint, { campaignId: id });
        const isOut = ({ heldOn }: { heldOn: LocalDate }) => heldOn < fromOn || heldOn > untilOn;
        if ([...days, ...points].some(isOut)) {
          throw new DomainError('invalid-form', {}, { fields: { untilOn: 'days-said' } });
        }
      }
      await this.assertTeams(manager, before.wardId, said.teamIds);
      const updatedAt = this.clock.now();
      const after = await compareAndSet(manager, Campaign, before, { ...said, updatedAt });
      await this.note(manager, actor, after, 'campaign.change');
      return after;
    });
  }

  /** With what was said of its days and its points; one that was reported stays. @throws DomainError not-found, stale-version, campaign-reported */
  async remove(actor: Actor, id: string, version: number): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const campaign = await this.held(manager, actor, id, version);
      await assertUnreported(manager, campaign);
      await manager.delete(CampaignDay, { campaignId: id });
      await manager.delete(CampaignPoint, { campaignId: id });
      await manager.delete(Campaign, { id });
      await this.note(manager, actor, campaign, 'campaign.remove');
    });
  }

  /** @throws DomainError not-found, invalid-form */
  begin(actor: Actor, wardId: string, said: CampaignValues): Promise<Campaign> {
    assertMay(actor, 'reports.write', { wardIds: [wardId] }, 'ward');
    assertDays(said);
    return this.unitOfWork.write(async (manager) => {
      await this.assertTeams(manager, wardId, said.teamIds);
      const now = this.clock.now();
      const campaign: Campaign = {
        id: newId(),
        wardId,
        ...said,
        version: 1,
        createdAt: now,
        updatedAt: now,
      };
      await insert(manager, Campaign, campaign);
      await this.note(manager, actor, campaign, 'campaign.begin');
      return campaign;
    });
  }

  /** @throws DomainError not-found, invalid-form */
  addPoint(actor: Actor, id: string, said: NewPoint): Promise<CampaignPoint> {
    return this.unitOfWork.write(async (manager) => {
      const campaign = await this.held(manager, actor, id);
      assertWithin(campaign, said.heldOn);
      const point = { id: newId(), campaignId: id, ...said, createdAt: this.clock.now() };
      await insert(manager, CampaignPoint, point);
      await this.note(manager, actor, campaign, 'campaign.point', { on: said.heldOn });
      return point;
    });
  }

  /** @throws DomainError not-found */
  async removePoint(actor: Actor, id: string, pointId: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const campaign = await this.find(manager, actor, id);
      const point = await manager.findOneBy(CampaignPoint, { id: pointId, campaignId: id });
      if (!point) throw notFound('campaign');
      await manager.delete(CampaignPoint, { id: pointId });
      await this.note(manager, actor, campaign, 'campaign.point-removal', { on: point.heldOn });
    });
  }

  /** The number of a day that is there; said again, it is corrected. @throws DomainError not-found, invalid-form, stale-version */
  sayDay(actor: Actor, id: string, on: LocalDate, said: SaidOfDay): Promise<CampaignDay> {
    const { turns, note, version } = said;
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return this.unitOfWork.write(async (manager) => {
      const campaign = await this.held(manager, actor, id);
      assertWithin(campaign, on);
      if (on > today) throw invalidDay('bad-past-date');
      const before = await manager.findOneBy(CampaignDay, { campaignId: id, heldOn: on });
      if ((before?.version ?? 0) !== version) throw new DomainError('stale-version');
      const made = { id: newId(), campaignId: id, heldOn: on, turns, note, version: 1 };
      const after: CampaignDay = before
        ? await compareAndSet(manager, CampaignDay, before, { turns, note })
        : { ...made, saidAt: this.clock.now() };
      if (!before) await insert(manager, CampaignDay, after);
      await this.note(manager, actor, campaign, 'campaign.day', { on });
      return after;
    });
  }

  /** How many different things of a figure lie on each day of the campaign. */
  private async byDay(
    { wardId, fromOn, untilOn }: Campaign,
    figure: 'came' | 'lessons' | 'classes' | 'walk-in-days',
  ): Promise<Map<LocalDate, number>> {
    const { TIME_ZONE } = this.env;
    const rows = await select(
      this.unitOfWork.read,
      atRow,
      `SELECT MIN(x.at) AS at, x.thing AS thing FROM (${figureSource(figure, '$1')}) x
       WHERE x.at >= $2 AND x.at < $3 GROUP BY x.thing`,
      [wardId, instantAt(fromOn, 0, TIME_ZONE), instantAt(addDays(untilOn, 1), 0, TIME_ZONE)],
    );
    const days = grouped(rows, ({ at }) => localDateOf(at, TIME_ZONE));
    return new Map([...days].map(([day, of]) => [day, of.length]));
  }

  /** The ward first, as whoever begins its report does; then the campaign, so that its days stay as they are. */
  private async held(
    manager: EntityManager,
    actor: Actor,
    id: string,
    version?: number,
  ): Promise<Campaign> {
    const { wardId } = await this.find(manager, actor, id);
    await lockRows(manager, Ward, [wardId]);
    await lockRows(manager, Campaign, [id]);
    const campaign = await this.find(manager, actor, id);
    if (version !== undefined && campaign.version !== version) {
      throw new DomainError('stale-version');
    }
    return campaign;
  }

  private async assertTeams(
    manager: EntityManager,
    wardId: string,
    teamIds: readonly string[],
  ): Promise<void> {
    const teams = await manager.findBy(Team, { wardId, id: In([...teamIds]) });
    if (teams.length < new Set(teamIds).size) throw notFound('team');
  }

  private async find(manager: EntityManager, actor: Actor, id: string): Promise<Campaign> {
    const campaign = await manager.findOneBy(Campaign, { id });
    if (!campaign) throw notFound('campaign');
    assertMay(actor, 'reports.write', { wardIds: [campaign.wardId] }, 'campaign');
    return campaign;
  }

  private note(
    manager: EntityManager,
    actor: Actor,
    { id, wardId, fromOn, untilOn }: Campaign,
    action: string,
    more: Record<string, string> = {},
  ): Promise<void> {
    const facts = { from: fromOn, until: untilOn, ...more };
    return audit(manager, actor, this.clock.now(), [{ action, subjectId: id, wardId, facts }]);
  }
}

function assertDays({ fromOn, untilOn }: Pick<Campaign, 'fromOn' | 'untilOn'>): void {
  const days = daysBetween(fromOn, untilOn) + 1;
  if (days >= 1 && days <= mostCampaignDays) return;
  throw new DomainError('invalid-form', {}, { fields: { untilOn: 'bad-report-days' } });
}

/** What a report tells of stays as it is. @throws DomainError campaign-reported */
async function assertUnreported(
  manager: EntityManager,
  { id: campaignId, wardId }: Campaign,
): Promise<void> {
  const where = { wardId, kind: 'campaign', campaignId } as const;
  if (await manager.existsBy(Report, where)) throw new DomainError('campaign-reported');
}

function assertWithin({ fromOn, untilOn }: Campaign, on: LocalDate): void {
  if (on < fromOn || on > untilOn) throw invalidDay('outside-campaign');
}

function invalidDay(key: string): DomainError {
  return new DomainError('invalid-form', {}, { fields: { heldOn: key } });
}
