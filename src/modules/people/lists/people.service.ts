import { Inject, Injectable } from '@nestjs/common';
import { EntityManager, FindOperator, FindOptionsWhere, In, Raw } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import type { Side as PersonSide } from '../../../core/people/fields';
import { personSearch } from '../../../core/people/person-search';
import { nextStanding } from '../../../core/people/standing';
import type { Pin } from '../../../core/vietnamese/coordinates';
import type { LocalDate } from '../../../core/time/local-dates';
import { targetGroupOf } from '../../../core/vietnamese/target-groups';
import { localDateOf } from '../../../core/time/zone';
import { Env } from '../../../platform/config/env';
import type { Thing } from '../../../texts';
import { rehearse } from '../../../platform/database/rehearse';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { compareAndSet, staleVersion } from '../../../platform/database/compare-and-set';
import { chunksOf, idList } from '../../../platform/database/row-set';
import { auditPeople, type PersonAct } from '../changes/audited-people';
import { PhoneListener, ringsElsewhere } from '../changes/phone-listener';
import { type SaidOf, settledChange } from '../changes/settled-change';
import { TopicListeners, topicsBefore } from '../changes/topic-listeners';
import { keepEarlierKey } from '../recognition/earlier-keys';
import { onePersonEach } from '../recognition/neighbours';
import { assertStands, notMerged } from '../entities/identity-key';
import { assertHomeKept, homeOutside } from '../counter/home-in-ward';
import { listedMentees, listedMentors } from './listed-people';
import { Household } from '../entities/household.entity';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { StopReason } from '../../../core/people/stops';
import type { Person } from '../entities/person.columns';
import { column } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { selectEntities } from '../../../platform/database/select-entities';

export interface PeopleFilter {
  hamletId?: string;
  isActive?: boolean;
  /** Of those who stopped. */
  stopReason?: StopReason;
}

/** The same columns on both sides. */
const nameRow = { id: column(Mentor, 'id'), name: column(Mentor, 'fullName') };

/** Somebody as they were read. */
export interface SeenPerson {
  id: string;
  version: number;
  /** False refuses a new home far outside the ward; left out by whoever has asked about it already. */
  isHomeRight?: boolean;
}

/** What is said of somebody, by whoever has seen them as they were. */
export interface PersonToChange {
  side: PersonSide;
  seen: SeenPerson;
  changes: SaidOf<Mentor> & SaidOf<Mentee>;
}

/** A person as they were and as they are now, and whether another phone rings for them. */
interface KeptPerson<T> {
  side: PersonSide;
  before: T;
  person: T;
  edits: string[];
  isCalledElsewhere: boolean;
}

type Side<T> = new () => T;

/** So many rows are read in one statement. */
const AT_A_TIME = 500;

/** Mentors and mentees of a ward: listed, found, changed one at a time. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
    private readonly phones: PhoneListener,
    private readonly topics: TopicListeners,
  ) {}

  mentors(wardId: string, query: PageQuery, filter: PeopleFilter = {}): Promise<Page<Mentor>> {
    return this.list(Mentor, wardId, query, filter);
  }

  mentees(wardId: string, query: PageQuery, filter: PeopleFilter = {}): Promise<Page<Mentee>> {
    return this.list(Mentee, wardId, query, filter);
  }

  mentor(id: string, manager: EntityManager = this.unitOfWork.read): Promise<Mentor> {
    return findOrRefuse(manager, Mentor, id, 'mentor');
  }

  mentee(id: string, manager: EntityManager = this.unitOfWork.read): Promise<Mentee> {
    return findOrRefuse(manager, Mentee, id, 'mentee');
  }

  /** How far outside the ward a home lies, metres; null where it may well be one of its homes. */
  homeOutside(wardId: string, place: Pin): Promise<number | null> {
    return homeOutside(this.unitOfWork.read, wardId, place);
  }

  /** However many, by id; those that nobody knows are left out. */
  mentorsById(ids: readonly string[]): Promise<Map<string, Mentor>> {
    return this.byId(Mentor, ids);
  }

  menteesById(ids: readonly string[]): Promise<Map<string, Mentee>> {
    return this.byId(Mentee, ids);
  }

  /** Everybody of a ward who takes part. */
  async active(
    wardId: string,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<{ mentors: Mentor[]; mentees: Mentee[] }> {
    const where = { wardId, isActive: true };
    const order = { id: 'ASC' } as const;
    const mentors = await manager.find(Mentor, { where, order });
    const mentees = await manager.find(Mentee, { where, order });
    return { mentors, mentees };
  }

  /** Somebody takes part on either side. */
  async hasBoth(wardId: string): Promise<boolean> {
    const active = { wardId, isActive: true };
    const { read } = this.unitOfWork;
    return (await read.existsBy(Mentor, active)) && (await read.existsBy(Mentee, active));
  }

  households(wardId: string, manager: EntityManager = this.unitOfWork.read): Promise<Household[]> {
    return manager.findBy(Household, { wardId });
  }

  /** Names of mentors and mentees by id, however many, in one statement. */
  async namesOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { read } = this.unitOfWork;
    const among = `id IN ${idList(read, '$1')}`;
    const rows = await select(
      read,
      nameRow,
      `SELECT id AS id, full_name AS name FROM mentor WHERE ${among}
       UNION ALL SELECT id AS id, full_name AS name FROM mentee WHERE ${among}`,
      [JSON.stringify(ids)],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** `isHomeRight`: see `SeenPerson`. */
  changeMentor(
    actor: Actor,
    id: string,
    version: number,
    changes: SaidOf<Mentor>,
    isHomeRight?: boolean,
  ): Promise<Mentor> {
    const seen = { id, version, isHomeRight };
    return this.store<Mentor>(actor, { side: 'mentor', seen, changes });
  }

  /** `isHomeRight`: see `SeenPerson`. */
  changeMentee(
    actor: Actor,
    id: string,
    version: number,
    changes: SaidOf<Mentee>,
    isHomeRight?: boolean,
  ): Promise<Mentee> {
    const seen = { id, version, isHomeRight };
    return this.store<Mentee>(actor, { side: 'mentee', seen, changes });
  }

  /** The same of either side. */
  change(
    actor: Actor,
    side: PersonSide,
    { id, version }: SeenPerson,
    changes: SaidOf<Mentor> & SaidOf<Mentee>,
  ): Promise<Person> {
    return side === 'mentor'
      ? this.changeMentor(actor, id, version, changes)
      : this.changeMentee(actor, id, version, changes);
  }

  /** Several in one write, in their order: all of them or none. */
  changeAll(actor: Actor, all: readonly PersonToChange[]): Promise<Person[]> {
    return onePersonEach(all[0].side, () =>
      this.unitOfWork.write((manager) => this.changeWithPairs(manager, actor, all)),
    );
  }

  /** What is seen once somebody is changed, which is undone. @throws DomainError as the change */
  afterChange<T>(
    actor: Actor,
    { side, seen, changes }: PersonToChange,
    see: (manager: EntityManager) => Promise<T>,
  ): Promise<T> {
    return onePersonEach(side, () =>
      rehearse(this.unitOfWork, async (manager) => {
        await this.changeWithin(manager, actor, side, seen, changes);
        return see(manager);
      }),
    );
  }

  /** The code of a household in the ward's books. */
  async householdCode(id: string): Promise<string | null> {
    return (await this.unitOfWork.read.findOneBy(Household, { id }))?.code ?? null;
  }

  private async byId<T extends Person>(
    side: Side<T>,
    ids: readonly string[],
  ): Promise<Map<string, T>> {
    const { read } = this.unitOfWork;
    const people: T[] = [];
    for (const part of chunksOf(ids, AT_A_TIME)) {
      people.push(...(await read.findBy(side, { id: In(part) } as FindOptionsWhere<T>)));
    }
    return new Map(people.map((person) => [person.id, person]));
  }

  private async list<T extends Person>(
    side: Side<T>,
    wardId: string,
    query: PageQuery,
    { stopReason, ...filter }: PeopleFilter,
  ): Promise<Page<T>> {
    const { read } = this.unitOfWork;
    const q = query.q?.trim();
    const isSought = q || stopReason;
    const ids = isSought ? await this.idsFound(side, wardId, q, { stopReason, ...filter }) : null;
    const meant = ids ? { id: amongIds(read, ids) } : {};
    const shown = stopReason === 'merged' ? {} : { identityKey: notMerged() };
    const where = { wardId, ...filter, ...shown, ...meant } as FindOptionsWhere<T>;
    return pageOf<T>(read, side, where, query, {
      fields: ['sortName', 'fullName', 'birthYear', 'createdAt', 'updatedAt', 'sheetRow'],
      fallback: 'sortName',
    });
  }

  /** Of those whom the filter leaves, all whom the words mean. */
  private async idsFound(
    side: Side<Person>,
    wardId: string,
    q: string | undefined,
    filter: PeopleFilter,
  ): Promise<string[]> {
    const listed = side === Mentor ? listedMentors : listedMentees;
    const left = await listed(this.unitOfWork.read, wardId, filter);
    const found = q ? left.filter(personSearch(q)) : left;
    return found.map(({ id }) => id);
  }

  /** The same in the caller's transaction. @throws DomainError stale-version, person-exists … */
  async changeWithin(
    manager: EntityManager,
    actor: Actor,
    side: PersonSide,
    seen: SeenPerson,
    changes: SaidOf<Mentor> & SaidOf<Mentee>,
    act: PersonAct = 'change',
  ): Promise<Person> {
    const [person] = await this.changeAllWithin(manager, actor, [{ side, seen, changes }], act);
    return person;
  }

  /** The same of several, in their order; whoever writes to them hears of all their phones at once. */
  async changeAllWithin(
    manager: EntityManager,
    actor: Actor,
    all: readonly PersonToChange[],
    act: PersonAct = 'change',
  ): Promise<Person[]> {
    const kept = await this.keepAll(manager, { actor, act }, all);
    return kept.map(({ person }) => person);
  }

  /** The same, and the pairs that nothing is left to, where whoever changes them has not settled that themselves. */
  private async changeWithPairs(
    manager: EntityManager,
    actor: Actor,
    all: readonly PersonToChange[],
  ): Promise<Person[]> {
    const wardIds: string[] = [];
    for (const { side, seen, changes } of all) {
      if (changes.topics) wardIds.push((await this[side](seen.id, manager)).wardId);
    }
    await this.topics.hold(manager, [...new Set(wardIds)]);
    const kept = await this.keepAll(manager, { actor, act: 'change' }, all);
    for (const { side, before, person, edits } of kept) {
      const { wardId } = person;
      const was = topicsBefore([{ before, after: person }]);
      await this.topics.changed(manager, actor, { wardId, side, before: was, edits });
    }
    return kept.map(({ person }) => person);
  }

  private async keepAll(
    manager: EntityManager,
    by: { actor: Actor; act: PersonAct },
    all: readonly PersonToChange[],
  ): Promise<KeptPerson<Person>[]> {
    const kept: KeptPerson<Person>[] = [];
    for (const { side, seen, changes } of all) {
      kept.push(
        side === 'mentor'
          ? await this.keep(manager, by, side, Mentor, seen, () => changes)
          : await this.keep(manager, by, side, Mentee, seen, (before, today) =>
              withStanding(before, changes, today),
            ),
      );
    }
    await this.notifyPhoneListeners(manager, kept);
    return kept;
  }

  private store<T extends Person>(actor: Actor, one: PersonToChange): Promise<T> {
    return onePersonEach(one.side, () =>
      this.unitOfWork.write(async (manager) => {
        const [person] = await this.changeWithPairs(manager, actor, [one]);
        return person as T;
      }),
    );
  }

  private async keep<T extends Person>(
    manager: EntityManager,
    { actor, act }: { actor: Actor; act: PersonAct },
    kind: PersonSide,
    side: Side<T>,
    seen: SeenPerson,
    wanted: (before: T, today: LocalDate) => SaidOf<T>,
  ): Promise<KeptPerson<T>> {
    const now = this.clock.now();
    const today = localDateOf(now, this.env.TIME_ZONE);
    const before = await findOrRefuse(manager, side, seen.id, 'person');
    assertStands(before);
    const said = wanted(before, today);
    if (seen.isHomeRight === false) await assertHomeKept(manager, before, said.place);
    const changes = await settledChange(manager, kind, before, said, today);
    await compareAndSet(
      manager,
      side,
      { id: seen.id, version: seen.version },
      { ...changes, updatedAt: now },
      { refusal: () => staleVersion('person') },
    );
    const person = await findOrRefuse(manager, side, seen.id, 'person');
    if (person.identityKey !== before.identityKey) await keepEarlierKey(manager, kind, before);
    const changed = { side: kind, act, before, after: person };
    const edits = (await auditPeople(manager, actor, now, [changed])).map(({ id }) => id);
    const isCalledElsewhere = ringsElsewhere(before, person);
    return { side: kind, before, person, edits, isCalledElsewhere };
  }

  private async notifyPhoneListeners(
    manager: EntityManager,
    kept: readonly KeptPerson<Person>[],
  ): Promise<void> {
    const elsewhere = kept.filter(({ isCalledElsewhere }) => isCalledElsewhere);
    if (elsewhere.length === 0) return;
    const ids = elsewhere.map(({ person }) => person.id);
    await this.phones.numbersChanged(manager, ids);
  }
}

/** What follows from other groups or support; what is said outright of first places or lessons at home stays. */
function withStanding(before: Mentee, changes: SaidOf<Mentee>, today: LocalDate): SaidOf<Mentee> {
  const { groups, support, birthYear, targetGroup } = changes;
  const said = [groups, support, birthYear, targetGroup];
  if (said.every((value) => value === undefined)) return changes;
  const since = { ...before, birthYear: birthYear === undefined ? before.birthYear : birthYear };
  const standing = nextStanding(since, { groups, support, targetGroup }, today);
  // Whoever says none leaves it to the groups.
  const target = targetGroup === null ? targetGroupOf(standing.groups) : standing.targetGroup;
  return { ...standing, ...changes, groups: standing.groups, targetGroup: target };
}

async function findOrRefuse<T extends Person>(
  manager: EntityManager,
  side: Side<T>,
  id: string,
  what: Thing,
): Promise<T> {
  const [person] = await selectEntities(manager, side, 'id = $1', [id]);
  if (!person) throw notFound(what);
  return person;
}

/** However many they are. */
function amongIds(manager: EntityManager, ids: readonly string[]): FindOperator<string> {
  const these = idList(manager, ':these');
  return Raw((idColumn) => `${idColumn} IN ${these}`, { these: JSON.stringify(ids) });
}
