import { type EntityManager, In } from 'typeorm';
import { idList } from '../../../platform/database/row-set';
import { column, number, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { leftShort, Pair } from '../../matching';
import { Mentee, type PersonStop } from '../../people';
import { Session } from '../entities/session.entity';
import type { DepartureCount, DepartureView, NotHandedOver } from './departures.views';
import type { Left } from '../changes/effects';
import { fallenWith } from './fallen-lessons';
import type { MessagesToCome } from '../rules/booking-listener';

/** Read in the write that did it. */
export async function departureView(
  manager: EntityManager,
  stop: PersonStop,
  left: readonly Left[],
  sent: MessagesToCome,
): Promise<DepartureView> {
  const count = (kind: Left['kind'], isMeant: (was: Left['was']) => boolean = () => true): number =>
    left.filter((one) => one.kind === kind && isMeant(one.was)).length;
  const isOn = ({ pairId, isHandedOver }: Left['was']): boolean =>
    pairId !== undefined || isHandedOver === true;
  return {
    stopId: stop.id,
    pairsEnded: count('pair', (was) => !isOn(was)),
    pairsHandedOver: count('pair', isOn),
    sessionsCancelled: lessonsOff(left).size,
    sessionsHandedOver: count('session', isOn),
    placesFreed: await placesIn(manager, left, stop.stoppedAt),
    classesLeft: count('class', isOn),
    classesCancelled: count('class', (was) => !isOn(was)),
    walkInDays: count('walk-in', ({ state }) => state === undefined),
    numbersEnded: count('walk-in', ({ state }) => state !== undefined),
    people: await peopleIn(manager, left),
    ...sent,
    notHandedOver: await notHandedOver(manager, left),
    leftShort: await leftShort(manager, await losing(manager, left)),
  };
}

/** A lesson from which some lose their place and whose others cannot be handed over is called off once. */
function lessonsOff(left: readonly Left[]): Set<string> {
  const own = left.filter(
    ({ kind, was }) => kind === 'session' && was.pairId === undefined && was.isHandedOver !== true,
  );
  return new Set([...own.map(({ subjectId }) => subjectId), ...fallenWith(left)]);
}

/** Of several people who left one after the other. */
export function sumOfDepartures(views: readonly DepartureView[]): DepartureCount {
  const of = (name: Exclude<keyof DepartureCount, 'leftShort'>): number =>
    views.reduce((sum, view) => sum + view[name], 0);
  return {
    pairsEnded: of('pairsEnded'),
    pairsHandedOver: of('pairsHandedOver'),
    sessionsCancelled: of('sessionsCancelled'),
    sessionsHandedOver: of('sessionsHandedOver'),
    placesFreed: of('placesFreed'),
    classesLeft: of('classesLeft'),
    classesCancelled: of('classesCancelled'),
    walkInDays: of('walkInDays'),
    numbersEnded: of('numbersEnded'),
    messages: of('messages'),
    calls: of('calls'),
    // As the last of them left it.
    leftShort: [
      ...new Map(
        views.flatMap((view) => view.leftShort.map((one) => [one.mentorId, one])),
      ).values(),
    ],
  };
}

/** Whose pairs ended with it. */
async function losing(manager: EntityManager, left: readonly Left[]): Promise<string[]> {
  const ids = left.flatMap(({ kind, subjectId }) => (kind === 'pair' ? subjectId : []));
  const pairs = ids.length > 0 ? await manager.findBy(Pair, { id: In(ids) }) : [];
  return pairs.map(({ mentorId }) => mentorId);
}

const placesRow = { places: number };

/** Places that somebody lost one by one, and those in lessons that were called off then, the lines of these too. */
async function placesIn(
  manager: EntityManager,
  left: readonly Left[],
  stoppedAt: number,
): Promise<number> {
  const single = left.filter(({ kind }) => kind === 'booking');
  const lessons = [...lessonsOff(left)];
  const [{ places }] = await select(
    manager,
    placesRow,
    `SELECT COUNT(*) AS places FROM (
       SELECT b.id FROM booking b WHERE b.id IN ${idList(manager, '$1')}
       UNION SELECT b.id FROM booking b WHERE b.session_id IN ${idList(manager, '$2')}
         AND b.state = 'cancelled' AND b.updated_at = $3) lost`,
    [JSON.stringify(single.map(({ subjectId }) => subjectId)), JSON.stringify(lessons), stoppedAt],
  );
  return places;
}

const idRow = { menteeId: text };

async function peopleIn(manager: EntityManager, left: readonly Left[]): Promise<number> {
  const idsOf = (kind: Left['kind']): string =>
    JSON.stringify(left.filter((one) => one.kind === kind).map(({ subjectId }) => subjectId));
  const rows = await select(
    manager,
    idRow,
    `SELECT p.mentee_id AS "menteeId" FROM pair p WHERE p.id IN ${idList(manager, '$1')}
     UNION SELECT b.mentee_id FROM booking b WHERE b.id IN ${idList(manager, '$2')}
     UNION SELECT b.mentee_id FROM booking b JOIN session s ON s.id = b.session_id
     WHERE b.session_id IN ${idList(manager, '$3')} AND b.state <> 'invited'
       AND (b.state <> 'cancelled' OR b.updated_at = s.updated_at)`,
    [idsOf('pair'), idsOf('booking'), idsOf('session')],
  );
  return rows.length;
}

const pairRow = { pairId: text, menteeId: column(Mentee, 'id'), name: column(Mentee, 'fullName') };
const sessionRow = { sessionId: text, startAt: column(Session, 'startAt') };

/** With the names by which people know them. */
export async function notHandedOver(
  manager: EntityManager,
  left: readonly Left[],
): Promise<NotHandedOver[]> {
  const refused = left.filter(({ was }) => was.why !== undefined);
  if (refused.length === 0) return [];
  const ids = JSON.stringify(refused.map(({ subjectId }) => subjectId));
  const pairs = await select(
    manager,
    pairRow,
    `SELECT p.id AS "pairId", e.id AS "menteeId", e.full_name AS name
     FROM pair p JOIN mentee e ON e.id = p.mentee_id WHERE p.id IN ${idList(manager, '$1')}`,
    [ids],
  );
  const sessions = await select(
    manager,
    sessionRow,
    `SELECT s.id AS "sessionId", s.start_at AS "startAt" FROM session s
     WHERE s.id IN ${idList(manager, '$1')}`,
    [ids],
  );
  return refused.map(({ subjectId, was }) => {
    const pair = pairs.find(({ pairId }) => pairId === subjectId);
    const session = sessions.find(({ sessionId }) => sessionId === subjectId);
    return {
      menteeId: pair?.menteeId ?? null,
      menteeName: pair?.name ?? null,
      sessionId: session?.sessionId ?? null,
      startAt: session?.startAt ?? null,
      why: was.why ?? '',
    };
  });
}
