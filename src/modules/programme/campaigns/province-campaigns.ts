import { Inject, Injectable } from '@nestjs/common';
import { In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import { daysOf, saidState } from '../../../core/programme/campaigns';
import { addDays, daysBetween, type LocalDate } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { grouped } from '../../../platform/common/grouped';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay } from '../../access';
import { Ward } from '../../wards';
import { Campaign } from '../entities/campaign.entity';
import { CampaignDay } from '../entities/campaign-day.entity';
import { Measures } from '../measures/measures.service';

/** So far around today campaigns are told where nobody asks for other days. */
const AROUND_DAYS = 60;

/** How far a campaign of a unit is, in numbers that name nobody. */
export interface CampaignOfUnit {
  id: string;
  wardId: string;
  /** The unit's. */
  code: string;
  unit: string;
  name: string;
  from: LocalDate;
  until: LocalDate;
  /** How many days it has, and how many of them have begun. */
  days: number;
  begun: number;
  /** Counted from the records, as in the unit's own picture of it. */
  turns: number;
  /** Added by hand, in all; null where nobody said a number. */
  byHand: number | null;
  /** Days whose number was said in time, later, or not although it was due. */
  onTime: number;
  late: number;
  missing: number;
}

export interface ProvinceCampaigns {
  from: LocalDate;
  until: LocalDate;
  campaigns: CampaignOfUnit[];
  /** Units that have none on these days. */
  without: { id: string; code: string; name: string }[];
}

/** The campaigns of all units of a province side by side. */
@Injectable()
export class ProvinceCampaignsQuery {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly measures: Measures,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** Those that have a day between these two. @throws DomainError not-found */
  async of(
    actor: Actor,
    provinceCode: string,
    asked: { from?: LocalDate; until?: LocalDate } = {},
  ): Promise<ProvinceCampaigns> {
    assertMay(actor, 'provinces.read', { provinceCode }, 'wards-of-province');
    const { read } = this.unitOfWork;
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const from = asked.from ?? addDays(today, -AROUND_DAYS);
    const until = asked.until ?? addDays(today, AROUND_DAYS);
    const wards = await read.find(Ward, { where: { provinceCode }, order: { code: 'ASC' } });
    const found = await read.find(Campaign, {
      where: {
        wardId: In(wards.map(({ id }) => id)),
        fromOn: LessThanOrEqual(until),
        untilOn: MoreThanOrEqual(from),
      },
      order: { fromOn: 'DESC', id: 'ASC' },
    });
    const ids = found.map(({ id }) => id);
    const said = await read.findBy(CampaignDay, { campaignId: In(ids) });
    const saidOf = grouped(said, ({ campaignId }) => campaignId);
    const turns = await this.turnsOf(wards, found);
    const byWard = grouped(found, ({ wardId }) => wardId);
    const toldOf = (ward: Ward, one: Campaign): CampaignOfUnit => {
      const days = saidOf.get(one.id) ?? [];
      const numbers = days.flatMap((day) => day.turns ?? []);
      return {
        id: one.id,
        wardId: ward.id,
        code: ward.code,
        unit: ward.name,
        name: one.name,
        from: one.fromOn,
        until: one.untilOn,
        days: daysBetween(one.fromOn, one.untilOn) + 1,
        begun: Math.max(0, daysBetween(one.fromOn, today < one.untilOn ? today : one.untilOn) + 1),
        turns: turns.get(one.id) ?? 0,
        byHand: numbers.length === 0 ? null : numbers.reduce((sum, count) => sum + count, 0),
        ...this.states(one, days),
      };
    };
    return {
      from,
      until,
      campaigns: wards.flatMap((ward) =>
        (byWard.get(ward.id) ?? []).map((one) => toldOf(ward, one)),
      ),
      without: wards
        .filter(({ id }) => !byWard.has(id))
        .map(({ id, code, name }) => ({ id, code, name })),
    };
  }

  /** Those of the same days are counted together: a province's campaign is one of each unit. */
  private async turnsOf(
    wards: readonly Ward[],
    campaigns: readonly Campaign[],
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    const ofSameDays = grouped(campaigns, ({ fromOn, untilOn }) => `${fromOn} ${untilOn}`);
    for (const same of ofSameDays.values()) {
      const [{ fromOn: from, untilOn: until }] = same;
      const held = new Set(same.map(({ wardId }) => wardId));
      const course = await this.measures.courseOf(
        wards.filter(({ id }) => held.has(id)),
        { measure: 'turns', audience: 'all', from, until },
        0,
      );
      for (const { id, wardId } of same) counts.set(id, course.get(wardId)?.inPeriod ?? 0);
    }
    return counts;
  }

  private states(
    { fromOn, untilOn, deadlineMinute }: Campaign,
    said: readonly CampaignDay[],
  ): Pick<CampaignOfUnit, 'onTime' | 'late' | 'missing'> {
    const now = this.clock.now();
    const saidOn = new Map(said.map(({ heldOn, saidAt }) => [heldOn, saidAt]));
    const states = daysOf(fromOn, untilOn).map((on) =>
      saidState(saidOn.get(on) ?? null, instantAt(on, deadlineMinute, this.env.TIME_ZONE), now),
    );
    const count = (of: (typeof states)[number]): number =>
      states.filter((one) => one === of).length;
    return { onTime: count('on-time'), late: count('late'), missing: count('missing') };
  }
}
