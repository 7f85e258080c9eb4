import type { EntityManager } from 'typeorm';
import type { PersonStop } from '../../people';
import type { ChangeEffect } from '../entities/change-effect.entity';
import { idList } from '../../../platform/database/row-set';
import { codeOf, column, number, orNull, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee, Mentor } from '../../people';
import { Session } from '../entities/session.entity';
import type { NotBack, ReturnView } from './departures.views';
import { effectsOf } from '../changes/effects';
import { fallenWith } from './fallen-lessons';

export async function returnView(manager: EntityManager, stop: PersonStop): Promise<ReturnView> {
  const effects = await effectsOf(manager, stop.id);
  const back = (kind: ChangeEffect['kind']): ChangeEffect[] =>
    effects.filter((effect) => effect.kind === kind && effect.cameBack === 'yes');
  const idsOf = (kind: ChangeEffect['kind']) => back(kind).map(({ subjectId }) => subjectId);
  const led = await ledBack(manager, stop);
  const lessonIds = new Set([...idsOf('session'), ...led.sessions]);
  return {
    stopId: stop.id,
    pairs: new Set([...idsOf('pair'), ...led.pairs]).size,
    sessions: lessonIds.size + fallenWith(back('booking')).size,
    places: await placesIn(manager, [...lessonIds], [...idsOf('booking'), ...led.bookings]),
    notBack: await notBack(
      manager,
      effects.filter(({ cameBack }) => cameBack !== null && cameBack !== 'yes'),
    ),
  };
}

const ledRow = { kind: codeOf<'pair' | 'session' | 'booking'>(), id: text };

/** What stood with the kept record while two were one, and is with its own again: open pairs, what is ahead. */
async function ledBack(
  manager: EntityManager,
  { id, personId, reason, endedAt }: PersonStop,
): Promise<Record<'pairs' | 'sessions' | 'bookings', string[]>> {
  if (reason !== 'merged' || endedAt === null) return { pairs: [], sessions: [], bookings: [] };
  const rows = await select(
    manager,
    ledRow,
    `SELECT r.table_name AS kind, r.row_key AS id FROM merged_row r
     LEFT JOIN pair p ON r.table_name = 'pair' AND p.id = r.row_key AND p.ended_at IS NULL
     LEFT JOIN session s ON r.table_name = 'session' AND s.id = r.row_key
       AND s.class_id IS NULL AND s.state IN ('planned', 'confirmed') AND s.start_at > $1
     LEFT JOIN booking b ON r.table_name = 'booking' AND b.id = r.row_key
       AND b.state IN ('booked', 'waiting') AND b.start_at > $2
     WHERE r.stop_id = $3 AND r.from_id = $4
       AND r.from_id IN (p.mentor_id, p.mentee_id, s.mentor_id, b.mentee_id)`,
    [endedAt, endedAt, id, personId],
  );
  const of = (kind: 'pair' | 'session' | 'booking') =>
    rows.filter((row) => row.kind === kind).map((row) => row.id);
  return { pairs: of('pair'), sessions: of('session'), bookings: of('booking') };
}

const placesRow = { places: number };

/** Places that were given again one by one, and those in lessons that are held again. */
async function placesIn(
  manager: EntityManager,
  lessons: readonly string[],
  places: readonly string[],
): Promise<number> {
  const [counted] = await select(
    manager,
    placesRow,
    `SELECT COUNT(*) AS places FROM booking b WHERE b.id IN ${idList(manager, '$1')}
       OR (b.session_id IN ${idList(manager, '$2')} AND b.state IN ('booked', 'waiting'))`,
    [JSON.stringify(places), JSON.stringify(lessons)],
  );
  return counted.places;
}

const pairRow = {
  id: text,
  menteeId: column(Mentee, 'id'),
  menteeName: column(Mentee, 'fullName'),
  mentorName: column(Mentor, 'fullName'),
};
const startRow = { id: text, startAt: orNull(column(Session, 'startAt')) };

async function notBack(
  manager: EntityManager,
  effects: readonly ChangeEffect[],
): Promise<NotBack[]> {
  if (effects.length === 0) return [];
  const ids = JSON.stringify(effects.map(({ subjectId }) => subjectId));
  const pairs = await select(
    manager,
    pairRow,
    `SELECT p.id AS id, e.id AS "menteeId", e.full_name AS "menteeName", m.full_name AS "mentorName"
     FROM pair p JOIN mentee e ON e.id = p.mentee_id JOIN mentor m ON m.id = p.mentor_id
     WHERE p.id IN ${idList(manager, '$1')}`,
    [ids],
  );
  const starts = await select(
    manager,
    startRow,
    `SELECT s.id AS id, s.start_at AS "startAt" FROM session s WHERE s.id IN ${idList(manager, '$1')}
     UNION ALL
     SELECT b.id AS id, b.start_at AS "startAt" FROM booking b WHERE b.id IN ${idList(manager, '$2')}
     UNION ALL
     SELECT s.class_id AS id, s.start_at AS "startAt" FROM session s
     WHERE s.class_id IN ${idList(manager, '$3')} AND s.seats > 0`,
    [ids, ids, ids],
  );
  return effects.map(({ kind, subjectId, cameBack }) => {
    const pair = pairs.find(({ id }) => id === subjectId);
    return {
      kind,
      subjectId,
      name: pair ? `${pair.menteeName} – ${pair.mentorName}` : null,
      startAt: starts.find(({ id }) => id === subjectId)?.startAt ?? null,
      why: cameBack ?? '',
    };
  });
}
