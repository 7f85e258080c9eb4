import type { EntityManager } from 'typeorm';
import type { Programme } from '../../../core/programme/programmes';
import type { PairsService } from '../../matching';
import { programmeIn, type ProgrammesService, saidIn, type SaidOfProgramme } from '../../people';
import { lockedWard, Ward } from '../../wards';
import type { Resolution, Resolving } from '../changes/resolving';
import type { ChangeFacts } from '../entities/planned-change.entity';
import { changedIn } from '../grounds/changed-values';
import type { Ground } from '../grounds/ground';
import type { Hit } from '../grounds/hit';
import { hitByProgramme, unfitByTopics } from '../grounds/hit-by-programme';
import type { CourseClosing } from '../topic-changes/course-closing';
import { type CourseOver, coursesOver, pairsOf } from '../topic-changes/courses-over';
import type { TopicRefitting } from '../topic-changes/topic-refitting';

/** What a programme is to decide otherwise. */
export interface ProgrammeWanted {
  wardId: string;
  programmeId: string;
  programme: SaidOfProgramme;
  /** What the form showed in which it was typed. */
  shown?: Partial<SaidOfProgramme>;
}

interface Uses {
  zone: string;
  programmes: ProgrammesService;
  pairs: PairsService;
  resolving: Resolving;
  refitting: TopicRefitting;
  closing: CourseClosing;
}

/**
 * A programme decides otherwise. Lessons outside its days and halls and pairs go the way of every change; lessons about
 * something that it teaches no more, and pairs with nothing left to teach, that of changed topics.
 * @throws DomainError not-found; saved, invalid-form, topic-unknown, stale-version
 */
export function programmeGround(
  { wardId, programmeId, programme, shown }: ProgrammeWanted,
  resolution: Resolution,
  { zone, programmes, pairs, resolving, refitting, closing }: Uses,
): Ground {
  const overBefore = new Set<string>();
  const overNow = async (manager: EntityManager): Promise<CourseOver[]> =>
    (await coursesOver(manager, { wardId })).filter(({ pairId }) => !overBefore.has(pairId));
  const changedBy = async (manager: EntityManager, what: ChangeFacts) => {
    const ward = await manager.findOneByOrFail(Ward, { id: wardId });
    const after = programmeIn(ward, programmeId);
    const before: Programme = { ...after, ...what.programme?.before };
    return { ward, zone, before, after, pairs };
  };
  const find = async (manager: EntityManager, now: number, what: ChangeFacts): Promise<Hit> => {
    const hit = await hitByProgramme(manager, now, await changedBy(manager, what));
    const over = (await overNow(manager)).filter(({ pairId }) => !hit.because.has(pairId));
    return {
      ...hit,
      pairs: [...hit.pairs, ...(await pairsOf(manager, over))],
      because: new Map([
        ...hit.because,
        ...over.map(({ pairId }) => [pairId, 'nothing-left'] as const),
      ]),
    };
  };
  return {
    kind: 'programme',
    wardId,
    mentorId: null,
    told: 'everybody',
    find,
    apply: async ({ manager, actor }) => {
      const ward = await lockedWard(manager, wardId);
      const current = programmeIn(ward, programmeId);
      const changed = changedIn<SaidOfProgramme>(saidIn(current), programme, shown);
      for (const { pairId } of await coursesOver(manager, { wardId })) overBefore.add(pairId);
      const isNew = Object.keys(changed.after).length > 0;
      if (isNew) {
        const said = { ...saidIn(current), ...changed.after };
        await programmes.changeWithin(manager, actor, wardId, programmeId, said);
      }
      const what = { programmeId, programmeName: current.name, programme: changed };
      return { what, isNew };
    },
    resolve: async (context, hit, what) => {
      const { manager, now } = context;
      const changed = await changedBy(manager, what);
      const besides = { ...resolution, mentorId: null, told: 'everybody' } as const;
      const again = async (): Promise<Hit> => withoutTopics(await find(manager, now, what));
      const left = await resolving.all(context, changed.ward, withoutTopics(hit), {
        ...besides,
        again,
      });
      const { act, reason } = resolution;
      const ofTopics = { act: act === 'move' ? ('next-topic' as const) : act, reason };
      const { lessons, pairs: over } = ofTopicsAlone(hit);
      const ids = new Set(lessons.map(({ id }) => id));
      const unfit = await unfitByTopics(manager, now, changed);
      const places = unfit.filter(({ sessionId }) => ids.has(sessionId));
      const fitted = await refitting.all(context, { ...hit, lessons }, places, ofTopics);
      const standing = await overNow(manager);
      return [...left, ...fitted, ...(await closing.all(context, over, standing, ofTopics))];
    },
  };
}

const isOfTopics = ({ because }: Hit, { id }: { id: string }): boolean =>
  because.get(id) === 'programme-topic' || because.get(id) === 'nothing-left';

function withoutTopics(hit: Hit): Hit {
  const stays = (one: { id: string }): boolean => !isOfTopics(hit, one);
  return {
    ...hit,
    lessons: hit.lessons.filter(stays),
    pairs: hit.pairs.filter(stays),
    // A class keeps the topic that people were invited to.
    classes: hit.classes.filter(({ groupClass }) => stays(groupClass)),
  };
}

function ofTopicsAlone(hit: Hit): Pick<Hit, 'lessons' | 'pairs'> {
  const goes = (one: { id: string }): boolean => isOfTopics(hit, one);
  return { lessons: hit.lessons.filter(goes), pairs: hit.pairs.filter(goes) };
}
