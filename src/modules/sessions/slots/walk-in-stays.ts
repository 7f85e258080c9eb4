import type { EntityManager } from 'typeorm';
import type { Stay } from '../../../core/week-plan/by-hand';
import { column, columns } from '../../../platform/database/result-columns';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { Venue } from '../../wards';
import { WalkInDay } from '../entities/walk-in-day.entity';
import { WalkInMentor } from '../entities/walk-in-mentor.entity';
import type { WardDays } from './ward-days';

/** A day without appointments that an ambassador serves. */
export interface WalkInStay extends Stay {
  dayId: string;
  mentorId: string;
  version: number;
}

/** Where ambassadors serve people without appointments from an instant until before another. */
export async function loadStays(
  manager: EntityManager,
  mentorIds: readonly string[],
  { fromAt, toAt }: { fromAt: number; toAt: number },
): Promise<WalkInStay[]> {
  const rows = await select(
    manager,
    stayRow,
    `SELECT d.id AS "dayId", m.mentor_id AS "mentorId", d.start_at AS "startAt", d.end_at AS "endAt",
       d.version AS version,
       v.latitude AS latitude, v.longitude AS longitude
     FROM walk_in_mentor m JOIN walk_in_day d ON d.id = m.walk_in_day_id JOIN venue v ON v.id = d.venue_id
     WHERE m.mentor_id IN ${idList(manager, '$1')} AND d.state = 'open'
       AND d.start_at >= $2 AND d.start_at < $3`,
    [JSON.stringify(mentorIds), fromAt, toAt],
  );
  return rows.map(({ latitude, longitude, ...stay }) => ({
    ...stay,
    place: { latitude, longitude },
  }));
}

/** The same of one ambassador; whoever serves is busy on these days, and asks for nothing where nobody is. */
export async function staysAmong(
  manager: EntityManager,
  mentorId: string,
  days: Pick<WardDays, 'exceptionsOf'>,
  span: { fromAt: number; toAt: number },
): Promise<WalkInStay[]> {
  const isBusy = days.exceptionsOf(mentorId).some(({ kind }) => kind === 'busy');
  return isBusy ? loadStays(manager, [mentorId], span) : [];
}

const stayRow = {
  dayId: column(WalkInDay, 'id'),
  mentorId: column(WalkInMentor, 'mentorId'),
  ...columns(WalkInDay, 'startAt', 'endAt', 'version'),
  ...columns(Venue, 'latitude', 'longitude'),
};
