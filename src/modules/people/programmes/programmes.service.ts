import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { isAddedTopic } from '../../../core/curriculum/added-topics';
import { mostProgrammes, type Programme } from '../../../core/programme/programmes';
import { normaliseText, plainKey } from '../../../core/vietnamese/text';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { column, number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, audit } from '../../access';
import { lockedWard, Venue, Ward } from '../../wards';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';

/** What a programme decides, all of it. */
export type SaidOfProgramme = Omit<Programme, 'id' | 'name' | 'version'>;

export function saidIn(programme: Programme): SaidOfProgramme {
  const { kind, minMentees, maxMentees, topics, venueIds, fromDate, untilDate } = programme;
  return { kind, minMentees, maxMentees, topics, venueIds, fromDate, untilDate };
}

export interface ProgrammeWithPeople extends Programme {
  mentors: number;
  mentees: number;
}

/** How many who take part are in each programme, by its name; null is that of the ambassadors. */
export type PeopleByProgramme = ReadonlyMap<string | null, { mentors: number; mentees: number }>;

/** Programmes that run in a ward beside that of the ambassadors. They stand in the ward's row. */
@Injectable()
export class ProgrammesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async list(wardId: string): Promise<ProgrammeWithPeople[]> {
    const ward = await wardOf(this.unitOfWork.read, wardId);
    const people = await this.people(wardId);
    return ward.programmes.map((one) => ({ ...one, ...(people.get(one.name) ?? nobody) }));
  }

  async people(wardId: string): Promise<PeopleByProgramme> {
    const counts = new Map<string | null, { mentors: number; mentees: number }>();
    for (const [side, table] of [
      ['mentors', 'mentor'],
      ['mentees', 'mentee'],
    ] as const) {
      const rows = await select(
        this.unitOfWork.read,
        countRow,
        `SELECT p.programme AS programme, COUNT(*) AS people FROM ${table} p
         WHERE p.ward_id = $1 AND p.is_active GROUP BY p.programme`,
        [wardId],
      );
      for (const { programme, people } of rows) {
        counts.set(programme, { ...(counts.get(programme) ?? nobody), [side]: people });
      }
    }
    return counts;
  }

  /** @throws DomainError programme-exists, too-many-programmes, topic-unknown, invalid-form, not-found */
  add(
    actor: Actor,
    wardId: string,
    { name: typed, ...said }: SaidOfProgramme & { name: string },
  ): Promise<Programme> {
    return this.changing(wardId, async (manager, ward) => {
      const name = normaliseText(typed);
      if (name === '') throw new DomainError('invalid-form', {}, { fields: { name: 'needed' } });
      if (ward.programmes.some((one) => plainKey(one.name) === plainKey(name))) {
        throw new DomainError('programme-exists', {}, { fields: { name: 'programme-exists' } });
      }
      if (ward.programmes.length >= mostProgrammes) {
        throw new DomainError('too-many-programmes', { most: mostProgrammes });
      }
      const programme = { id: newId(), name, ...(await checked(manager, ward, said)), version: 1 };
      await this.keep(manager, ward, [...ward.programmes, programme]);
      await this.record(manager, actor, ward, { action: 'programme.add', facts: { ...programme } });
      return programme;
    });
  }

  /**
   * Says anew what a programme decides, in the write of a change that knows what it hits (modules/sessions).
   * @throws DomainError not-found, topic-unknown, invalid-form
   */
  async changeWithin(
    manager: EntityManager,
    actor: Actor,
    wardId: string,
    id: string,
    said: SaidOfProgramme,
  ): Promise<Programme> {
    const ward = await lockedWard(manager, wardId);
    const before = programmeIn(ward, id);
    const rules = await checked(manager, ward, said);
    const programme = { id, name: before.name, ...rules, version: before.version + 1 };
    const all = ward.programmes.map((one) => (one === before ? programme : one));
    await this.keep(manager, ward, all);
    await this.record(manager, actor, ward, {
      action: 'programme.change',
      facts: { ...programme },
    });
    return programme;
  }

  /** @throws DomainError not-found, programme-in-use */
  remove(actor: Actor, wardId: string, id: string): Promise<void> {
    return this.changing(wardId, async (manager, ward) => {
      const before = programmeIn(ward, id);
      const here = { wardId, programme: before.name };
      const people = (await manager.countBy(Mentee, here)) + (await manager.countBy(Mentor, here));
      if (people > 0) throw new DomainError('programme-in-use', { people });
      await this.keep(
        manager,
        ward,
        ward.programmes.filter((one) => one !== before),
      );
      await this.record(manager, actor, ward, {
        action: 'programme.remove',
        facts: { name: before.name },
      });
    });
  }

  private changing<T>(
    wardId: string,
    work: (manager: EntityManager, ward: Ward) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.write(async (manager) =>
      work(manager, await lockedWard(manager, wardId)),
    );
  }

  private async keep(manager: EntityManager, { id }: Ward, programmes: Programme[]): Promise<void> {
    await manager.update(Ward, { id }, { programmes });
  }

  private record(
    manager: EntityManager,
    actor: Actor,
    { id }: Ward,
    what: { action: string; facts: Record<string, unknown> },
  ): Promise<void> {
    return audit(manager, actor, this.clock.now(), [{ ...what, subjectId: id, wardId: id }]);
  }
}

const nobody = { mentors: 0, mentees: 0 };
const countRow = { programme: orNull(column(Mentee, 'programme')), people: number };

/** As the ward was read. @throws DomainError not-found */
export function programmeIn({ programmes }: Pick<Ward, 'programmes'>, id: string): Programme {
  const found = programmes.find((one) => one.id === id);
  if (!found) throw notFound('programme');
  return found;
}

async function wardOf(manager: EntityManager, id: string): Promise<Ward> {
  const ward = await manager.findOneBy(Ward, { id });
  if (!ward) throw notFound('ward');
  return ward;
}

/** @throws DomainError topic-unknown, invalid-form, not-found */
async function checked(
  manager: EntityManager,
  ward: Ward,
  { kind, minMentees, maxMentees, topics, venueIds, fromDate, untilDate }: SaidOfProgramme,
): Promise<SaidOfProgramme> {
  const added = new Set(ward.addedTopics.map(({ code }) => code));
  if (topics.some((code) => isAddedTopic(code) && !added.has(code))) {
    throw new DomainError('topic-unknown', {}, { fields: { topics: 'choose-one' } });
  }
  const halls = [...new Set(venueIds)];
  const known = await manager.countBy(Venue, { wardId: ward.id, id: In(halls) });
  if (known < halls.length) throw notFound('venue');
  const fields: Record<string, string> = {};
  const { settings } = ward;
  if ((minMentees ?? settings.minMentees) > (maxMentees ?? settings.maxMentees)) {
    fields.maxMentees = 'below-least';
  }
  if (fromDate !== null && untilDate !== null && fromDate > untilDate)
    fields.untilDate = 'bad-date';
  if (Object.keys(fields).length > 0) throw new DomainError('invalid-form', {}, { fields });
  return {
    kind,
    minMentees,
    maxMentees,
    topics: [...new Set(topics)],
    venueIds: halls,
    fromDate,
    untilDate,
  };
}
