import { Injectable } from '@nestjs/common';
import { EntityManager, In, IsNull } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { fartherOnce } from '../../../core/matching/explain/helps';
import { ProgrammesByName } from '../../../core/programme/programmes';
import type { PairKey } from '../../../core/matching/rules/problem';
import { newId } from '../../../platform/database/columns';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee, PeopleService } from '../../people';
import { type Ward, WardsService } from '../../wards';
import { ForbiddenPair } from '../entities/forbidden-pair.entity';
import { NeedsReader } from '../profiles/learning-needs';
import { withFactsToday } from '../profiles/facts-today';
import { Pair, type PairEnd, type PairFacts } from '../entities/pair.entity';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { chunksOf } from '../../../platform/database/row-set';
import { lockPairing } from './lock-pairing';
import { pairsAgain } from './pairs-again';
import { type PossibleMentor, possibleMentors } from './possible-mentors';
import { possiblePair } from './possible-pair';
import { WhoCanGo } from './who-can-go';
import { matchSettingsOf, menteeProfile, mentorProfile } from '../profiles/profiles';
import { columns } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';
import { insert } from '../../../platform/database/insert';

export type PairsEndedListener = (
  manager: EntityManager,
  actor: Actor,
  pairs: Pair[],
) => Promise<void>;

const menteeRow = columns(Mentee, 'id', 'fullName', 'topics', 'programme');
const finishedRow = { ...columns(Pair, 'menteeId'), ...columns(Mentee, 'fullName') };

/** Pairs that count today: listed, and corrected one at a time by an officer. */
@Injectable()
export class PairsService {
  private readonly endedListeners: PairsEndedListener[] = [];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
    private readonly people: PeopleService,
    private readonly clock: Clock,
  ) {}

  /** With what is true of each pair today. */
  async list(wardId: string, query: PageQuery, mentorId?: string): Promise<Page<Pair>> {
    const { read } = this.unitOfWork;
    const where = { wardId, endedAt: IsNull(), ...(mentorId ? { mentorId } : {}) };
    const { sort = '', page, pageSize } = query;
    if (sort.replace(/^-/, '') === 'metres') {
      const all = await this.withFactsToday(await read.findBy(Pair, where));
      const sign = sort.startsWith('-') ? -1 : 1;
      all.sort((one, other) => sign * (one.metres - other.metres) || (one.id < other.id ? -1 : 1));
      const items = all.slice((page - 1) * pageSize, page * pageSize);
      return { items, page, pageSize, total: all.length };
    }
    const found = await pageOf(read, Pair, where, query, {
      fields: ['startedAt', 'metres', 'mentorId', 'menteeId'],
      fallback: 'mentorId',
    });
    return { ...found, items: await this.withFactsToday(found.items) };
  }

  /** The same pairs with what is true of them today. */
  withFactsToday(
    pairs: readonly Pair[],
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<Pair[]> {
    return withFactsToday(manager, pairs, (pair) => pair);
  }

  current(wardId: string, manager: EntityManager = this.unitOfWork.read): Promise<Pair[]> {
    return manager.findBy(Pair, { wardId, endedAt: IsNull() });
  }

  hasAny(wardId: string): Promise<boolean> {
    return this.unitOfWork.read.existsBy(Pair, { wardId, endedAt: IsNull() });
  }

  ofMentor(mentorId: string, manager: EntityManager = this.unitOfWork.read): Promise<Pair[]> {
    return manager.findBy(Pair, { mentorId, endedAt: IsNull() });
  }

  async ofMentee(
    menteeId: string,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<Pair | null> {
    const standing = 'mentee_id = $1 AND ended_at IS NULL';
    const [pair] = await selectEntities(manager, Pair, standing, [menteeId]);
    return pair ?? null;
  }

  /** The pair of the mentee that was made last, whether it has ended or not. */
  async lastOf(
    menteeId: string,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<Pair | null> {
    const [last] = await manager.find(Pair, {
      where: { menteeId },
      order: { startedAt: 'DESC', id: 'DESC' },
      take: 1,
    });
    return last ?? null;
  }

  /** The finished pairs of a mentee whom nobody guides today, one of each mentor of then, the last first. */
  async finishedWith(menteeId: string, manager: EntityManager): Promise<Pair[]> {
    if (await this.ofMentee(menteeId, manager)) return [];
    const finished = await manager.find(Pair, {
      where: { menteeId, endedBecause: 'finished' },
      order: { startedAt: 'DESC', id: 'DESC' },
    });
    const mentors = finished.map(({ mentorId }) => mentorId);
    const forbidden = await manager.findBy(ForbiddenPair, { menteeId });
    const apart = new Set(forbidden.map(({ mentorId }) => mentorId));
    return finished.filter(
      ({ mentorId }, nth) => !apart.has(mentorId) && mentors.indexOf(mentorId) === nth,
    );
  }

  /** Pairs of the mentor that ended since an instant, with nothing left to teach, and whom nobody guides today. */
  finishedOf(mentorId: string, since: number): Promise<{ menteeId: string; fullName: string }[]> {
    return select(
      this.unitOfWork.read,
      finishedRow,
      `SELECT DISTINCT e.id AS "menteeId", e.full_name AS "fullName"
       FROM pair p JOIN mentee e ON e.id = p.mentee_id
       WHERE p.mentor_id = $1 AND p.ended_because = 'finished' AND p.ended_at >= $2 AND e.is_active
         AND NOT EXISTS (SELECT 1 FROM pair o WHERE o.mentee_id = p.mentee_id
           AND (o.ended_at IS NULL OR o.started_at > p.started_at))
       ORDER BY e.id`,
      [mentorId, since],
    );
  }

  /**
   * The ward's mentees who take part and wait for a mentor: they have none today, here or across a border, and have not
   * learned all that they asked for.
   */
  async unpaired(wardId: string): Promise<{ id: string; fullName: string }[]> {
    const { read } = this.unitOfWork;
    const without = await select(
      read,
      menteeRow,
      `SELECT e.id AS id, e.full_name AS "fullName", e.topics AS topics,
         e.programme AS programme
       FROM mentee e
       WHERE e.ward_id = $1 AND e.is_active AND NOT EXISTS (
         SELECT 1 FROM pair p WHERE p.mentee_id = e.id AND p.ended_at IS NULL)
       ORDER BY e.id`,
      [wardId],
    );
    const done = await this.waitingForNobody(without, await this.wards.get(wardId));
    return without.filter(({ id }) => !done.has(id));
  }

  /** Those of these mentees who wait for no mentor: they have learned all that they asked for, or learn in classes. */
  async waitingForNobody(
    mentees: readonly { id: string; topics: readonly string[]; programme: string | null }[],
    ward: Pick<Ward, 'programmes'>,
  ): Promise<Set<string>> {
    const left = await this.leftToLearn(mentees, ward);
    const programmes = new ProgrammesByName(ward.programmes);
    const done = mentees.filter(
      (one) =>
        programmes.of(one)?.kind === 'classes' ||
        (one.topics.length > 0 && !left.get(one.id)?.length),
    );
    return new Set(done.map(({ id }) => id));
  }

  /** What each of these mentees asked for and has not learned yet, by id. */
  async leftToLearn(
    mentees: readonly { id: string; topics: readonly string[]; programme: string | null }[],
    ward: Pick<Ward, 'programmes'>,
  ): Promise<ReadonlyMap<string, readonly string[]>> {
    const ids = mentees.map(({ id }) => id);
    const needs = await NeedsReader.load(
      this.unitOfWork.read,
      ids,
      new ProgrammesByName(ward.programmes),
    );
    return new Map(mentees.map((one) => [one.id, needs.of(one).topics]));
  }

  /**
   * Gives a mentee another mentor, or a first one; the officer's choice stays in later proposals. In the caller's
   * transaction, which has locked the pairing of the ward. @throws DomainError the broken rule's
   */
  async assignWithin(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    key: PairKey,
    /** The two may live a little farther apart than the ward allows. */
    mayBeFarther = false,
  ): Promise<Pair> {
    const ward = await this.wards.get(wardId, manager);
    return this.assignOne(manager, actor, ward, key, mayBeFarther);
  }

  /**
   * Whether a mentor could take these mentees as well, one after the other, as far as the places go: the refusal of each,
   * or null. Reads only.
   */
  async whoCanGo(
    manager: EntityManager,
    wardId: string,
    menteeIds: readonly string[],
    mentorId: string,
  ): Promise<Map<string, DomainError | null>> {
    const ward = await this.wards.get(wardId, manager);
    const asked = { menteeIds, mentorIds: [mentorId] };
    return (await WhoCanGo.load(manager, ward, asked)).to(mentorId, menteeIds);
  }

  /**
   * Makes a pair that has ended again, when nobody else guides the mentee since and every rule holds: the new one.
   * A pair across a border is made again where it was. In the caller's transaction, which has locked the pairing of the ward. @throws DomainError the broken rule's, has-mentor …
   */
  async again(manager: EntityManager, actor: Actor, ended: Pair): Promise<Pair> {
    const { wardId, mentorId, menteeId } = ended;
    const ward = await this.wards.get(wardId, manager);
    if (await this.ofMentee(menteeId, manager)) throw new DomainError('has-mentor');
    await this.assertAllowed(manager, { menteeId, mentorId });
    const facts = await this.assertPossible(
      manager,
      ward,
      { menteeId, mentorId },
      { isAcross: true },
    );
    const startedAt = this.clock.now();
    const pair = {
      ...ended,
      ...facts,
      id: newId(),
      startedAt,
      lockChangedAt: null,
      endedAt: null,
      endedBecause: null,
    };
    await insert(manager, Pair, pair);
    await this.record(manager, actor, 'pair.resume', pair);
    return pair;
  }

  /** The same of several of one ward, one after the other: the ids of those that could be made again. */
  async againTogether(
    manager: EntityManager,
    actor: Actor,
    ended: readonly Pair[],
  ): Promise<ReadonlySet<string>> {
    if (ended.length === 0) return new Set();
    const ward = await this.wards.get(ended[0].wardId, manager);
    return pairsAgain(manager, { ward, actor, now: this.clock.now() }, ended);
  }

  /**
   * Ends today's pair of a mentee in the caller's transaction, and when asked keeps the two from being paired again.
   * @throws DomainError not-found, stale-version when another pair was seen
   */
  async releaseWithin(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    menteeId: string,
    { forbid, seen }: { forbid: boolean; seen?: string },
  ): Promise<void> {
    const pair = await this.ofMentee(menteeId, manager);
    if (seen !== undefined && pair?.id !== seen) throw staleVersion('pair');
    const mentee = await this.people.mentee(menteeId, manager);
    // Across a border both wards may end a pair.
    if (!pair || ![pair.wardId, mentee.wardId].includes(wardId)) throw notFound('pair');
    const now = this.clock.now();
    await this.end(manager, actor, [pair]);
    const { mentorId } = pair;
    if (forbid) {
      await manager.delete(ForbiddenPair, { mentorId, menteeId });
      const ruledOut = { id: newId(), wardId, mentorId, menteeId, createdAt: now };
      await insert(manager, ForbiddenPair, ruledOut);
    }
    await audit(manager, actor, now, [
      {
        action: 'pair.release',
        subjectId: menteeId,
        wardId,
        facts: { from: mentorId, forbid },
      },
    ]);
  }

  /**
   * Ends pairs in the caller's transaction, and lets others clear up behind them in the same one.
   * @throws DomainError stale-version when one of them has ended since it was read
   */
  async end(
    manager: EntityManager,
    actor: Actor,
    pairs: Pair[],
    endedBecause: PairEnd | null = null,
  ): Promise<void> {
    const endedAt = this.clock.now();
    for (const part of chunksOf(
      pairs.map(({ id }) => id),
      500,
    )) {
      const open = { id: In(part), endedAt: IsNull() };
      const { affected } = await manager.update(Pair, open, { endedAt, endedBecause });
      if (affected !== part.length) throw staleVersion();
    }
    if (pairs.length === 0) return;
    const ended = pairs.map((pair) => ({ ...pair, endedAt, endedBecause }));
    for (const listener of this.endedListeners) await listener(manager, actor, ended);
  }

  /** Ends a pair in the caller's transaction because the mentor can bring the mentee no further. */
  async finish(manager: EntityManager, actor: Actor, pair: Pair): Promise<void> {
    await this.end(manager, actor, [pair], 'finished');
    await this.record(manager, actor, 'pair.finish', pair);
  }

  /** Goes on with a pair that ended too early; false when the mentor has no place any more, or the two are kept apart. */
  async resume(manager: EntityManager, actor: Actor, finished: Pair): Promise<boolean> {
    await lockPairing(manager, [finished.wardId]);
    const { isActive } = await this.people.mentee(finished.menteeId, manager);
    const { menteeId, mentorId } = finished;
    if (!isActive || (await manager.existsBy(ForbiddenPair, { menteeId, mentorId }))) return false;
    if (!(await this.hasPlace(manager, mentorId))) return false;
    const startedAt = this.clock.now();
    const pair = {
      ...finished,
      id: newId(),
      startedAt,
      lockChangedAt: null,
      endedAt: null,
      endedBecause: null,
    };
    await insert(manager, Pair, pair);
    await this.record(manager, actor, 'pair.resume', pair);
    return true;
  }

  private async hasPlace(manager: EntityManager, mentorId: string): Promise<boolean> {
    const mentor = await this.people.mentor(mentorId, manager);
    const ward = await this.wards.get(mentor.wardId, manager);
    const taken = await this.ofMentor(mentorId, manager);
    const { maxMentees } = new ProgrammesByName(ward.programmes).limitsOf(mentor, ward.settings);
    return mentor.isActive && taken.length < maxMentees;
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    action: 'pair.finish' | 'pair.resume',
    { menteeId: subjectId, mentorId, wardId }: Pair,
  ): Promise<void> {
    const change = { action, subjectId, wardId, facts: { mentorId } };
    return audit(manager, actor, this.clock.now(), [change]);
  }

  /** Modules that matching does not know of, such as sessions, ask to be told of ended pairs. */
  whenEnded(listener: PairsEndedListener): void {
    this.endedListeners.push(listener);
  }

  /**
   * Mentors of the ward who could take the mentee, nearest first, with how many they have today. A guest of another
   * ward goes to nobody else here but by a proposal, in which they take part.
   */
  async possibleMentors(
    wardId: string,
    menteeId: string,
    by: 'hand' | 'proposal' = 'hand',
  ): Promise<PossibleMentor[]> {
    const person = await this.people.mentee(menteeId);
    const isGuest = async () => (await this.ofMentee(menteeId))?.wardId === wardId;
    const isHere = person.wardId === wardId || (await isGuest());
    if (!isHere || !person.isActive) throw notFound('mentee');
    if (person.wardId !== wardId && by === 'hand') return [];
    const ward = await this.wards.get(wardId);
    const possible = await possibleMentors(this.unitOfWork.read, ward, [person]);
    return possible.get(menteeId) ?? [];
  }

  /** The same of each of an ambassador's mentees, by the mentee. */
  async mentorsInstead(wardId: string, mentorId: string): Promise<Map<string, PossibleMentor[]>> {
    const pairs = await this.ofMentor(mentorId);
    const people = await this.people.menteesById(pairs.map(({ menteeId }) => menteeId));
    const ofWard = [...people.values()].filter((one) => one.isActive && one.wardId === wardId);
    const ward = await this.wards.get(wardId);
    const possible = await possibleMentors(this.unitOfWork.read, ward, ofWard);
    return new Map(pairs.map(({ menteeId }) => [menteeId, possible.get(menteeId) ?? []]));
  }

  private async assignOne(
    manager: EntityManager,
    actor: Actor,
    ward: Ward,
    { menteeId, mentorId }: PairKey,
    mayBeFarther = false,
  ): Promise<Pair> {
    const wardId = ward.id;
    const key = { menteeId, mentorId };
    await this.assertAllowed(manager, key);
    const { metres, facts } = await this.assertPossible(manager, ward, key, { mayBeFarther });
    const now = this.clock.now();
    const before = await this.ofMentee(menteeId, manager);
    // Nothing of what they agreed on falls where they stay together: only the officer's word is kept.
    if (before?.mentorId === mentorId && before.wardId === wardId) {
      const locked = { isLocked: true, lockChangedAt: now };
      await manager.update(Pair, { id: before.id }, locked);
      await audit(manager, actor, now, [
        {
          action: 'pair.assign',
          subjectId: menteeId,
          wardId,
          facts: { from: mentorId, to: mentorId },
        },
      ]);
      return { ...before, ...locked };
    }
    await this.end(manager, actor, before ? [before] : []);
    const pair: Pair = {
      id: newId(),
      wardId,
      mentorId,
      menteeId,
      metres,
      facts,
      isLocked: true,
      lockChangedAt: null,
      runId: null,
      startedAt: now,
      endedAt: null,
      endedBecause: null,
    };
    await insert(manager, Pair, pair);
    await audit(manager, actor, now, [
      {
        action: 'pair.assign',
        subjectId: menteeId,
        wardId,
        facts: { from: before?.mentorId ?? null, to: mentorId },
      },
    ]);
    return pair;
  }

  /** What an officer ruled out is not made again without their word. @throws DomainError pair-forbidden */
  private async assertAllowed(
    manager: EntityManager,
    { menteeId, mentorId }: PairKey,
  ): Promise<void> {
    if (await manager.existsBy(ForbiddenPair, { menteeId, mentorId }))
      throw new DomainError('pair-forbidden');
  }

  private async assertPossible(
    manager: EntityManager,
    ward: Ward,
    { menteeId, mentorId }: PairKey,
    { isAcross = false, mayBeFarther = false }: { isAcross?: boolean; mayBeFarther?: boolean } = {},
  ): Promise<{ metres: number; facts: PairFacts }> {
    const mentor = await this.people.mentor(mentorId, manager);
    const mentee = await this.people.mentee(menteeId, manager);
    const isOfWard = isAcross || mentee.wardId === ward.id;
    if (!isOfWard || mentor.wardId !== ward.id) throw notFound('person');
    if (!mentor.isActive) throw new DomainError('mentor-inactive');
    if (!mentee.isActive) throw new DomainError('person-stopped');
    const programmes = new ProgrammesByName(ward.programmes);
    const needs = await NeedsReader.load(manager, [menteeId], programmes);
    const profiles = [
      mentorProfile(mentor, programmes),
      menteeProfile(mentee, needs.of(mentee)),
    ] as const;
    const theirs = await this.ofMentor(mentorId, manager);
    const taken = theirs.filter((pair) => pair.menteeId !== menteeId).length;
    const own = matchSettingsOf(ward);
    const settings = mayBeFarther ? fartherOnce(own) : own;
    return possiblePair(...profiles, settings, taken, mentor.fullName);
  }
}
