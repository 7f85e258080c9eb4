import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { greatCircle } from '../../../src/core/places/great-circle';
import { localDateOf } from '../../../src/core/time/zone';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { Booking } from '../../../src/modules/sessions/entities/booking.entity';
import { Venue } from '../../../src/modules/wards/entities/venue.entity';

const zone = 'Asia/Ho_Chi_Minh';
const MINUTE = 60_000;

/** What sessions that stood break of a person's week, in words; it shares nothing with the planner. */
export async function brokenWeekRules(
  manager: EntityManager,
  sessions: readonly { id: string }[],
): Promise<string[]> {
  const ids = sessions.map(({ id }) => id);
  const rows = await manager.find(Session, { where: { id: In(ids) }, order: { startAt: 'ASC' } });
  const bookings = await manager.find(Booking, { where: { sessionId: In(ids) } });
  const places = await placesOf(manager);
  const whereIs = ({ id, venueId }: Session) => {
    if (venueId !== null) return places.get(venueId);
    const at = bookings.find(({ sessionId, state }) => sessionId === id && state !== 'cancelled');
    return at && places.get(at.menteeId);
  };
  const broken: string[] = [];
  const count = new Map<string, number>();
  const last = new Map<string, Session>();
  for (const session of rows) {
    const { id, mentorId, startAt } = session;
    const day = localDateOf(startAt, zone);
    for (const [span, most] of [
      [day, 4],
      [`week ${weekOf(startAt)}`, 8],
    ] as const) {
      const key = `${mentorId} ${span}`;
      count.set(key, (count.get(key) ?? 0) + 1);
      if ((count.get(key) ?? 0) > most) broken.push(`${id}: more than ${most} on ${span}`);
    }
    const before = last.get(mentorId);
    last.set(mentorId, session);
    if (!before) continue;
    const [from, to] = [whereIs(before), whereIs(session)];
    const metres = from && to ? greatCircle(from, to) : 0;
    const minutes = metres <= 50 ? 0 : 5 + metres / 200;
    if (startAt - before.endAt < minutes * MINUTE) broken.push(`${id}: ${metres} m too soon`);
  }
  return broken;
}

/** Weeks begin on Mondays, as the plans here do. */
function weekOf(at: number): number {
  const monday = Date.UTC(2026, 10, 22, 17);
  return Math.floor((at - monday) / (7 * 24 * 60 * MINUTE));
}

async function placesOf(manager: EntityManager) {
  const rows = [...(await manager.find(Venue)), ...(await manager.find(Mentee))];
  return new Map(rows.map(({ id, latitude, longitude }) => [id, { latitude, longitude }]));
}
