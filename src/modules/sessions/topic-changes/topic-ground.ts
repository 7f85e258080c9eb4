import { In } from 'typeorm';
import { PersonChange, type PeopleService, type PersonToChange } from '../../people';
import type { Resolution } from '../changes/resolving';
import { Session } from '../entities/session.entity';
import type { Ground } from '../grounds/ground';
import { hitNothing } from '../grounds/hit';
import { lessonsOf, type OfWhom, unfitPlaces } from '../grounds/unfit-places';
import type { TopicRefitting } from './topic-refitting';

interface Uses {
  people: PeopleService;
  refitting: TopicRefitting;
}

/** Lessons of a ward whose topic fits no more, whatever changed since they were planned: a list, a program, a person. */
export function wardTopics(
  wardId: string,
  resolution: Resolution,
  refitting: TopicRefitting,
): Ground {
  const ground = ofPlaces({ wardId }, new Set(), resolution, refitting);
  return {
    ...ground,
    wardId,
    apply: () => Promise.resolve({ what: {}, isNew: false }),
  };
}

/**
 * People are changed, the first of them in what they need or teach; it hits their lessons that fitted before. What did not
 * fit before has been left as it is by somebody.
 */
export function editedTopics(
  wardId: string,
  edits: readonly PersonToChange[],
  resolution: Resolution,
  { people, refitting }: Uses,
): Ground {
  const [{ side, seen }] = edits;
  const of = side === 'mentor' ? { mentorId: seen.id } : { menteeId: seen.id };
  const before = new Set<string>();
  return {
    ...ofPlaces(of, before, resolution, refitting),
    wardId,
    apply: async ({ manager, actor, now }) => {
      for (const id of lessonsOf(await unfitPlaces(manager, now, of))) before.add(id);
      const personId = In(edits.map((edit) => edit.seen.id));
      const rows = () => manager.find(PersonChange, { select: { id: true }, where: { personId } });
      const known = new Set((await rows()).map(({ id }) => id));
      // In the order in which everybody holds people.
      const inOrder = edits.toSorted((a, b) => (a.seen.id < b.seen.id ? -1 : 1));
      await people.changeAllWithin(manager, actor, inOrder);
      const made = (await rows()).map(({ id }) => id).filter((id) => !known.has(id));
      const who = side === 'mentor' ? { editedMentorId: seen.id } : { menteeId: seen.id };
      return { what: { edits: made, ...who }, isNew: true };
    },
  };
}

function ofPlaces(
  of: OfWhom,
  besides: ReadonlySet<string>,
  resolution: Resolution,
  refitting: TopicRefitting,
): Pick<Ground, 'kind' | 'mentorId' | 'told' | 'find' | 'resolve'> {
  return {
    kind: 'topics',
    mentorId: null,
    told: 'everybody',
    find: async (manager, now) => {
      const places = await unfitPlaces(manager, now, of);
      const ids = lessonsOf(places).filter((id) => !besides.has(id));
      const lessons = await manager.find(Session, {
        where: { id: In(ids) },
        order: { startAt: 'ASC', id: 'ASC' },
      });
      const because = new Map(places.map(({ sessionId, why }) => [sessionId, why]));
      return { ...hitNothing, lessons, because };
    },
    resolve: async (context, hit) => {
      const ids = new Set(hit.lessons.map(({ id }) => id));
      const places = await unfitPlaces(context.manager, context.now, of);
      const these = places.filter(({ sessionId }) => ids.has(sessionId));
      return refitting.all(context, hit, these, resolution);
    },
  };
}
