import { type EntityManager, In } from 'typeorm';
import type { HitReason } from '../../../core/changes/acts';
import type { Pair } from '../../matching';
import {
  type OtherTopics,
  PersonChange,
  type PeopleService,
  type PersonToChange,
} from '../../people';
import type { Resolution } from '../changes/resolving';
import { Session } from '../entities/session.entity';
import type { Ground } from '../grounds/ground';
import { hitNothing } from '../grounds/hit';
import { lessonsOf, type OfWhom, unfitPlaces } from '../grounds/unfit-places';
import type { CourseClosing } from './course-closing';
import { type CourseOver, coursesOver, pairsOf } from './courses-over';
import type { TopicRefitting } from './topic-refitting';

interface Closers {
  refitting: TopicRefitting;
  closing: CourseClosing;
}

interface Uses extends Closers {
  people: PeopleService;
  /** Wards across a border whose pairs it may end. */
  otherWardIds: string[];
}

/** Lessons of a ward whose topic fits no more, and pairs with nothing left to teach, whatever changed since they were planned: a list, a program, a person. */
export function wardTopics(wardId: string, resolution: Resolution, closers: Closers): Ground {
  const ground = ofPlaces({ wardId }, new Set(), resolution, closers);
  return {
    ...ground,
    wardId,
    apply: () => Promise.resolve({ what: {}, isNew: false }),
  };
}

/**
 * People are changed, the first of them in what they need or teach; it hits their lessons that fitted before, and their pairs
 * that had something left to teach. What did not fit before has been left as it is by somebody.
 */
export function editedTopics(
  wardId: string,
  edits: readonly PersonToChange[],
  resolution: Resolution,
  { people, otherWardIds, ...closers }: Uses,
): Ground {
  const [{ side, seen }] = edits;
  const of = side === 'mentor' ? { mentorId: seen.id } : { menteeId: seen.id };
  const before = new Set<string>();
  return {
    ...ofPlaces(of, before, resolution, closers),
    wardId,
    otherWardIds,
    apply: async ({ manager, actor, now }) => {
      for (const id of lessonsOf(await unfitPlaces(manager, now, of))) before.add(id);
      for (const { pairId } of await coursesOver(manager, of)) before.add(pairId);
      const personId = In(edits.map((edit) => edit.seen.id));
      const rows = () => manager.find(PersonChange, { select: { id: true }, where: { personId } });
      const known = new Set((await rows()).map(({ id }) => id));
      // In the order in which everybody holds people.
      const inOrder = edits.toSorted((a, b) => (a.seen.id < b.seen.id ? -1 : 1));
      await people.changeAllWithin(manager, actor, inOrder);
      const made = (await rows()).map(({ id }) => id).filter((id) => !known.has(id));
      const who = side === 'mentor' ? { editedMentorId: seen.id } : { menteeId: seen.id };
      const across = otherWardIds.length > 0 ? { otherWardIds } : {};
      return { what: { edits: made, ...who, ...across }, isNew: true };
    },
  };
}

/** Pairs that nothing is left to since people need or teach something else, which is saved already. */
export function overSince(
  { wardId, side, before, actId, edits = [] }: OtherTopics,
  { over, pairs }: { over: readonly CourseOver[]; pairs: readonly Pair[] },
  closing: CourseClosing,
  resolution: Resolution,
): Ground {
  const wards = new Set(pairs.map((pair) => pair.wardId));
  const otherWardIds = [...wards].filter((id) => id !== wardId);
  const [personId] = before.keys();
  const who = side === 'mentor' ? { editedMentorId: personId } : { menteeId: personId };
  const by = actId === undefined ? { edits: [...edits], ...who } : { actId };
  const across = otherWardIds.length > 0 ? { otherWardIds } : {};
  const because = new Map(pairs.map(({ id }) => [id, 'nothing-left'] as const));
  return {
    kind: 'topics',
    wardId,
    otherWardIds,
    mentorId: null,
    told: 'everybody',
    apply: () => Promise.resolve({ what: { ...by, ...across }, isNew: true }),
    find: () => Promise.resolve({ ...hitNothing, pairs: [...pairs], because }),
    resolve: (context, hit) => closing.all(context, hit.pairs, over, resolution),
  };
}

function ofPlaces(
  of: OfWhom,
  besides: ReadonlySet<string>,
  resolution: Resolution,
  { refitting, closing }: Closers,
): Pick<Ground, 'kind' | 'mentorId' | 'told' | 'find' | 'resolve'> {
  const overNow = async (manager: EntityManager): Promise<CourseOver[]> =>
    (await coursesOver(manager, of)).filter(({ pairId }) => !besides.has(pairId));
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
      const over = await overNow(manager);
      const because = new Map<string, HitReason>([
        ...places.map(({ sessionId, why }) => [sessionId, why] as const),
        ...over.map(({ pairId }) => [pairId, 'nothing-left'] as const),
      ]);
      return { ...hitNothing, lessons, pairs: await pairsOf(manager, over), because };
    },
    resolve: async (context, hit) => {
      const ids = new Set(hit.lessons.map(({ id }) => id));
      const places = await unfitPlaces(context.manager, context.now, of);
      const these = places.filter(({ sessionId }) => ids.has(sessionId));
      const fitted = await refitting.all(context, hit, these, resolution);
      const over = await overNow(context.manager);
      return [...fitted, ...(await closing.all(context, hit.pairs, over, resolution))];
    },
  };
}
