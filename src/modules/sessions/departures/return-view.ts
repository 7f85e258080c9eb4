import type { EntityManager } from 'typeorm';
import type { PersonStop } from '../../people';
import type { ChangeEffect } from '../entities/change-effect.entity';
import { idList } from '../../../platform/database/row-set';
import { column, number, orNull, text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { Mentee, Mentor } from '../../people';
import { Session } from '../entities/session.entity';
import type { NotBack, ReturnView } from './departures.views';
import { effectsOf } from '../changes/effects';
import { ledBack } from './led-back';
import { fallenWith } from './fallen-lessons';

export async function returnView(manager: EntityManager, stop: PersonStop): Promise<ReturnView> {
  const effects = await effectsOf(manager, stop.id);
  const back = (kind: ChangeEffect['kind']): ChangeEffect[] =>
    effects.filter((effect) => effect.kind === kind && effect.cameBack === 'yes');
  const [lessons, places] = [back('session'), back('booking')];
  const led = await ledBack(manager, stop);
  const idsOf = (own: readonly ChangeEffect[], others: ReadonlySet<string>) =>
    new Set([...own.map(({ subjectId }) => subjectId), ...others]);
  const heldAgain = idsOf(lessons, led.session);
  return {
    stopId: stop.id,
    pairs: idsOf(back('pair'), led.pair).size,
    sessions: new Set([...heldAgain, ...fallenWith(places)]).size,
    places: await placesIn(manager, heldAgain, idsOf(places, led.booking)),
    notBack: await notBack(
      manager,
      effects.filter(({ cameBack }) => cameBack !== null && cameBack !== 'yes'),
    ),
  };
}

const placesRow = { places: number };

/** Places that were given again one by one, and those in lessons that are held again. */
async function placesIn(
  manager: EntityManager,
  lessons: ReadonlySet<string>,
  places: ReadonlySet<string>,
): Promise<number> {
  const [counted] = await select(
    manager,
    placesRow,
    `SELECT COUNT(*) AS places FROM (
       SELECT b.id FROM booking b WHERE b.id IN ${idList(manager, '$1')}
       UNION SELECT b.id FROM booking b WHERE b.session_id IN ${idList(manager, '$2')}
         AND b.state IN ('booked', 'waiting')) given`,
    [JSON.stringify([...places]), JSON.stringify([...lessons])],
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
