import type { EntityManager } from 'typeorm';
import type { HitReason } from '../../../core/changes/acts';
import { pairsBeyond } from '../../../core/changes/pairs-beyond';
import {
  isHeldAt,
  type Programme,
  ProgrammesByName,
  runsOn,
  topicsWithin,
} from '../../../core/programme/programmes';
import { localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { text } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import type { Pair, PairsService } from '../../matching';
import { Mentor } from '../../people';
import type { Ward } from '../../wards';
import type { Session } from '../entities/session.entity';
import { findHitBy, type Hit } from './hit';
import { farAhead } from './hit-by-settings';
import { lessonsOf, type UnfitPlace, unfitPlaces } from './unfit-places';

/** A programme of a ward as it was and as it is. */
export interface ChangedProgramme {
  ward: Pick<Ward, 'id' | 'settings'>;
  zone: string;
  before: Programme;
  after: Programme;
  pairs: PairsService;
}

/**
 * Lessons and classes of the programme that now lie outside its days, its halls or its topics, and pairs that it no longer
 * has, or not with so many or so few.
 */
export async function hitByProgramme(
  manager: EntityManager,
  now: number,
  changed: ChangedProgramme,
): Promise<Hit> {
  const { ward, zone, before, after } = changed;
  const scope = { wardId: ward.id, fromAt: now, toAt: farAhead, now };
  const theirs = await sessionsOf(manager, now, changed);
  const unfit = new Set(lessonsOf(await unfitByTopics(manager, now, changed)));
  const why = ({ id, startAt, venueId }: Session): HitReason | null => {
    if (!theirs.has(id)) return null;
    const date = localDateOf(startAt, zone);
    if (runsOn(before, date) && !runsOn(after, date)) return 'programme-rests';
    const isLost = venueId !== null && isHeldAt(before, venueId) && !isHeldAt(after, venueId);
    if (isLost) return 'programme-elsewhere';
    return unfit.has(id) ? 'programme-topic' : null;
  };
  const hit = await findHitBy(manager, scope, ({ sessions }) =>
    Promise.resolve(
      new Map(
        sessions.flatMap((session) => {
          const reason = why(session);
          return reason === null ? [] : [[session.id, reason] as const];
        }),
      ),
    ),
  );
  const { pairs, because } = await pairsHit(manager, changed);
  return { ...hit, pairs, because: new Map([...hit.because, ...because]) };
}

/** Places in lessons about something that the programme taught before and teaches no more. */
export async function unfitByTopics(
  manager: EntityManager,
  now: number,
  { ward, before, after }: Pick<ChangedProgramme, 'ward' | 'before' | 'after'>,
): Promise<UnfitPlace[]> {
  const wasTaught = (topic: string): boolean => topicsWithin(before, [topic]).length > 0;
  return (await unfitPlaces(manager, now, { wardId: ward.id })).filter(
    ({ why, programme, topic }) =>
      why === 'programme-topic' && programme === after.name && wasTaught(topic),
  );
}

const sessionRow = { id: text };

/** Lessons of its ambassadors and with its mentees in them, and classes that are open to it, ahead. */
async function sessionsOf(
  manager: EntityManager,
  now: number,
  { ward, after }: ChangedProgramme,
): Promise<Set<string>> {
  const rows = await select(
    manager,
    sessionRow,
    `SELECT s.id AS id FROM session s
     JOIN mentor t ON t.id = s.mentor_id
     LEFT JOIN group_class c ON c.id = s.class_id
     WHERE s.ward_id = $1 AND s.start_at > $2 AND s.state IN ('planned', 'confirmed') AND (
       (c.audience_kind = 'programme' AND c.audience_ref = $3)
       OR (s.class_id IS NULL AND (t.programme = $4 OR EXISTS (
         SELECT 1 FROM booking b JOIN mentee e ON e.id = b.mentee_id
         WHERE b.session_id = s.id AND b.state IN ('booked', 'waiting') AND e.programme = $4))))`,
    [ward.id, now, after.id, after.name],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Of a programme that is of classes from now on all pairs; else whoever has too many or too few. */
async function pairsHit(
  manager: EntityManager,
  { ward, before, after, pairs: service }: ChangedProgramme,
): Promise<{ pairs: Pair[]; because: Map<string, HitReason> }> {
  const mentors = await manager.findBy(Mentor, { wardId: ward.id, programme: after.name });
  const byId = new Map(mentors.map((mentor) => [mentor.id, mentor]));
  const standing = (await service.current(ward.id, manager)).filter(({ mentorId }) =>
    byId.has(mentorId),
  );
  const because = new Map<string, HitReason>();
  const endsPairs = before.kind === 'pairs' && after.kind === 'classes';
  if (endsPairs) {
    for (const { id } of standing) because.set(id, 'programme-classes');
  } else if (after.kind === 'pairs') {
    const { settings } = ward;
    const [was, is] = [before, after].map((one) => new ProgrammesByName([one]));
    for (const [mentorId, own] of grouped(standing, (pair) => pair.mentorId)) {
      const mentor = byId.get(mentorId);
      if (!mentor) continue;
      const limits = (known: ProgrammesByName) => ({
        ...known.limitsOf(mentor, settings),
        maxMetres: settings.maxMetres,
      });
      const beyond = pairsBeyond(own, { before: limits(was), after: limits(is) }, new Set());
      for (const [id, reason] of beyond) because.set(id, reason);
    }
  }
  const pairs = standing.filter(({ id }) => because.has(id));
  return { pairs: pairs.sort((a, b) => (a.id < b.id ? -1 : 1)), because };
}
