import type { EntityManager } from 'typeorm';
import { datesFrom, daysBetween, type LocalDate } from '../../../core/time/local-dates';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { AvailabilityException } from '../entities/availability-exception.entity';

/** When somebody cannot come, on every day of it alike. */
export interface SpellTimes {
  from: LocalDate;
  to: LocalDate;
  startMinute: number;
  endMinute: number;
}

/** They are busy on every day of it. */
export async function keepBusy(
  manager: EntityManager,
  personId: string,
  changeId: string,
  { from, to, startMinute, endMinute }: SpellTimes,
): Promise<void> {
  const rows = datesFrom(from, daysBetween(from, to) + 1).map((date) => ({
    id: newId(),
    personId,
    date,
    kind: 'busy' as const,
    startMinute,
    endMinute,
    walkInDayId: null,
    changeId,
  }));
  await insert(manager, AvailabilityException, rows);
}

export async function freeAgain(
  manager: EntityManager,
  personId: string,
  changeId: string,
): Promise<void> {
  await manager.delete(AvailabilityException, { personId, changeId });
}
