import { Inject, Injectable } from '@nestjs/common';
import { EntityManager, FindOptionsWhere, In } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { changedFields } from '../../../core/people/field';
import { fieldsOf } from '../../../core/people/fields';
import { nextStanding } from '../../../core/people/standing';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { Env } from '../../../platform/config/env';
import { isPersonName, normaliseName } from '../../../core/vietnamese/names';
import type { Thing } from '../../../texts';
import { sortKeyOf } from '../../../core/vietnamese/sort-key';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { compareAndSet, staleVersion } from '../../../platform/database/compare-and-set';
import { idList } from '../../../platform/database/row-set';
import { findPeople } from './find-people';
import { Household } from '../entities/household.entity';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { Person } from '../entities/person.columns';
import { column } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';

export interface PeopleFilter {
  hamletId?: string;
  isActive?: boolean;
}

/** The same columns on both sides. */
const nameRow = { id: column(Mentor, 'id'), name: column(Mentor, 'fullName') };

type Side<T> = new () => T;

/** Mentors and mentees of a ward: listed, found, changed one at a time. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
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

  changeMentor(
    actor: Actor,
    id: string,
    version: number,
    changes: Partial<Mentor>,
  ): Promise<Mentor> {
    return this.change(actor, Mentor, id, version, () => changes);
  }

  changeMentee(
    actor: Actor,
    id: string,
    version: number,
    changes: Partial<Mentee>,
  ): Promise<Mentee> {
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    return this.change(actor, Mentee, id, version, (before) =>
      withStanding(before, changes, today),
    );
  }

  private async list<T extends Person>(
    side: Side<T>,
    wardId: string,
    query: PageQuery,
    filter: PeopleFilter,
  ): Promise<Page<T>> {
    const { read } = this.unitOfWork;
    const q = query.q?.trim();
    const meant = q ? { id: In(await findPeople(read, side, wardId, q)) } : {};
    const where = { wardId, ...filter, ...meant } as FindOptionsWhere<T>;
    return pageOf<T>(read, side, where, query, {
      fields: ['sortName', 'fullName', 'birthYear', 'createdAt', 'updatedAt', 'sheetRow'],
      fallback: 'sortName',
    });
  }

  private change<T extends Person>(
    actor: Actor,
    side: Side<T>,
    id: string,
    version: number,
    wanted: (before: T) => Partial<T>,
  ): Promise<T> {
    return this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const before = await findOrRefuse(manager, side, id, 'person');
      const changes = withNameInOrder(wanted(before));
      await compareAndSet(
        manager,
        side,
        { id, version },
        { ...changes, updatedAt: now },
        { refusal: () => staleVersion('person') },
      );
      const person = await findOrRefuse(manager, side, id, 'person');
      const kind = isMentor(side) ? 'mentor' : 'mentee';
      await audit(manager, actor, now, [
        {
          action: `${kind}.change`,
          subjectId: id,
          wardId: person.wardId,
          facts: { fields: changedFields(fieldsOf[kind], before, person) },
        },
      ]);
      return person;
    });
  }
}

function isMentor(side: Side<Person>): boolean {
  return side === Mentor;
}

/** What follows from other groups or support; what is said outright of first places or lessons at home stays. */
function withStanding(before: Mentee, changes: Partial<Mentee>, today: LocalDate): Partial<Mentee> {
  const { groups, support } = changes;
  if (groups === undefined && support === undefined) return changes;
  const standing = nextStanding(before, { groups, support }, today);
  return { ...standing, ...changes, groups: standing.groups };
}

/** A new name as names are stored, and sorted by it from now on. @throws DomainError invalid-person */
function withNameInOrder<T extends Person>(changes: Partial<T>): Partial<T> {
  if (changes.fullName === undefined) return changes;
  const fullName = normaliseName(changes.fullName);
  if (!isPersonName(fullName)) {
    throw new DomainError(
      'invalid-person',
      { isNameMissing: true },
      {
        fields: { fullName: 'needed' },
      },
    );
  }
  return { ...changes, fullName, sortName: sortKeyOf(fullName) };
}

async function findOrRefuse<T extends Person>(
  manager: EntityManager,
  side: Side<T>,
  id: string,
  what: Thing,
): Promise<T> {
  const person = await manager.findOneBy(side, { id } as FindOptionsWhere<T>);
  if (!person) throw notFound(what);
  return person;
}
