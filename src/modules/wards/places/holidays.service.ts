import { Injectable } from '@nestjs/common';
import { type EntityManager, IsNull } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Holiday } from '../entities/holiday.entity';
import { lockRows } from '../../../platform/database/locks';
import { Ward } from '../entities/ward.entity';
import { insert } from '../../../platform/database/insert';

/** The staff's edits of the public holidays. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  edits(wardId: string, manager: EntityManager = this.unitOfWork.read): Promise<Holiday[]> {
    return manager.find(Holiday, { where: { wardId, venueId: IsNull() }, order: { date: 'ASC' } });
  }

  /** Says that sessions do, or do not, take place on a date ('YYYY-MM-DD'). */
  async put(
    actor: Actor,
    wardId: string,
    date: string,
    name: string,
    isHoliday: boolean,
  ): Promise<Holiday> {
    return this.unitOfWork.write((manager) =>
      this.putWithin(manager, actor, { wardId, date, name, isHoliday }),
    );
  }

  /** The same in the caller's transaction. */
  async putWithin(
    manager: EntityManager,
    actor: Actor,
    { wardId, date, name, isHoliday }: Omit<Holiday, 'id' | 'venueId'>,
  ): Promise<Holiday> {
    await lockRows(manager, Ward, [wardId]);
    const known = await manager.findOneBy(Holiday, { wardId, date, venueId: IsNull() });
    const row: Holiday = {
      id: known?.id ?? newId(),
      wardId,
      venueId: null,
      date,
      name,
      isHoliday,
    };
    if (known) await manager.update(Holiday, { id: known.id }, { name, isHoliday });
    else await insert(manager, Holiday, row);
    await audit(manager, actor, this.clock.now(), [
      { action: 'holiday.put', subjectId: row.id, wardId, facts: { date, isHoliday } },
    ]);
    return row;
  }

  /** Takes an edit back; the library's word counts again. */
  async remove(actor: Actor, wardId: string, date: string): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      const known = await manager.findOneBy(Holiday, { wardId, date, venueId: IsNull() });
      if (!known) return;
      await manager.delete(Holiday, { id: known.id });
      await audit(manager, actor, this.clock.now(), [
        { action: 'holiday.remove', subjectId: known.id, wardId, facts: { date } },
      ]);
    });
  }
}
