import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import type { ChangeAct } from '../../../core/changes/acts';
import { holidaysBetween } from '../../../core/time/holidays';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { lockPairing } from '../../matching';
import { Holiday, HolidaysService } from '../../wards';
import { dayOff } from '../grounds/grounds';
import type { ChangeView, HolidayAnswer } from '../changes/changes.views';
import { PlannedChanges } from '../changes/planned-changes.service';

/** What is said of a day. */
interface Said {
  wardId: string;
  date: string;
  name: string;
  isHoliday: boolean;
  /** Of what stands on it; kept where left out. */
  act?: ChangeAct;
}

/** The calendar's days, one at a time: a day off on which something stands is a change of plans. */
@Injectable()
export class HolidayChanges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly holidays: HolidaysService,
    private readonly changes: PlannedChanges,
    @Inject(Env) private readonly env: Env,
  ) {}

  /** @throws DomainError invalid-form for an act that no day off has */
  put(actor: Actor, said: Said): Promise<HolidayAnswer> {
    return this.unitOfWork.write(async (manager) => {
      await lockPairing(manager, [said.wardId]);
      const change = said.isHoliday ? await this.close(manager, actor, said) : null;
      return { ...(await this.holidays.putWithin(manager, actor, said)), change };
    });
  }

  /** Null where nothing stands then, or the day is off already and all of it is kept. */
  private async close(
    manager: EntityManager,
    actor: Actor,
    { wardId, date, name: reason, act = 'keep' }: Said,
  ): Promise<ChangeView | null> {
    const { TIME_ZONE: zone } = this.env;
    const now = this.clock.now();
    const today = localDateOf(now, zone);
    if (date < today) return null;
    const days = { wardId, venueId: null, from: date, to: date };
    const ground = await dayOff({ manager, actor, today, zone }, days, reason);
    const { lessons, classes, walkIns } = await ground.find(manager, now, {});
    if (lessons.length + classes.length + walkIns.length === 0) return null;
    if (act === 'keep' && (await isOff(manager, wardId, date))) return null;
    return this.changes.makeWithin(manager, actor, ground, { act, reason });
  }
}

async function isOff(manager: EntityManager, wardId: string, date: string): Promise<boolean> {
  const edit = await manager.findOneBy(Holiday, { wardId, date, venueId: IsNull() });
  return edit?.isHoliday ?? holidaysBetween(date, date).includes(date);
}
