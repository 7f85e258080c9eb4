import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { Clock } from '../../../platform/common/clock';
import { personColumns } from '../../../platform/database/person-columns';
import { text } from '../../../platform/database/result-columns';
import { chunksOf } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, AuditEntry, AuditWords, LookUps, PersonalLink } from '../../access';
import { Skill, SkillChange } from '../../learning';
import { VneidChange } from '../../programme';
import { Reminder, ReminderAttempt } from '../../reminders';
import { Mentee, Mentor, PeopleService, PersonChange, PersonStop } from '../../people';
import { recordsOf } from '../erasure/person-traces';

const AT_A_TIME = 500;

/** All that is kept of somebody, table by table, as it is kept. */
export interface PersonCopy {
  madeAt: number;
  person: Mentor | Mentee;
  tables: Record<string, object[]>;
}

/** A copy of everything that leads to a person; a new table with a `PersonColumn` is in it by itself. */
@Injectable()
export class PersonCopies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly people: PeopleService,
    private readonly lookUps: LookUps,
  ) {}

  /** The same to take along; that it was, and by whom, is written down before it is. @throws DomainError not-found */
  async toTakeAlong(actor: Actor, side: Side, id: string): Promise<PersonCopy> {
    const copy = await this.of(actor, side, id);
    const { wardId } = copy.person;
    await this.lookUps.note(actor, { action: `${side}.copy`, subjectId: id, wardId });
    return copy;
  }

  /** @throws DomainError not-found */
  async of(actor: Actor, side: Side, id: string): Promise<PersonCopy> {
    const person = await this.people[side](id);
    const { wardId } = person;
    assertMay(actor, 'rights.ask', { wardIds: [wardId], personIds: [id] }, side);
    const { read } = this.unitOfWork;
    const ids = await recordsOf(read, id);
    const who = In(ids);
    const tables: Record<string, object[]> = {
      [side]: await read.findBy<Mentor | Mentee>(side === 'mentor' ? Mentor : Mentee, { id: who }),
      person_stop: await read.findBy(PersonStop, { personId: who }),
      person_change: await read.findBy(PersonChange, { personId: who }),
      personal_link: (await read.findBy(PersonalLink, { personId: who })).map(
        ({ createdAt, revokedAt }) => ({ createdAt, revokedAt }),
      ),
      audit_entry: await read.findBy(AuditEntry, { subjectId: who }),
      audit_words: await read.findBy(AuditWords, { wardId, subjectId: who }),
    };
    for (const column of personColumns(read)) {
      const rows = await rowsOf(read, column, ids);
      if (rows.length > 0) tables[column.table] = [...(tables[column.table] ?? []), ...rows];
    }
    await addBeside(read, tables);
    return { madeAt: this.clock.now(), person, tables };
  }
}

async function rowsOf(
  manager: EntityManager,
  { table, key, rows }: ReturnType<typeof personColumns>[number],
  ids: readonly string[],
): Promise<object[]> {
  const { entityMetadatas } = manager.connection;
  const metadata = entityMetadatas.find(({ tableName }) => tableName === table);
  const property = metadata?.columns.find(({ databaseName }) => databaseName === key)?.propertyName;
  if (!metadata || property === undefined) return [];
  const found: object[] = [];
  for (const id of ids) {
    const count = rows.match(/\$\d+/g)?.length ?? 1;
    const keys = await select(manager, { key: text }, rows, Array<string>(count).fill(id));
    for (const some of chunksOf(
      keys.map((one) => one.key),
      AT_A_TIME,
    )) {
      found.push(...(await manager.findBy(metadata.target, { [property]: In([...some]) })));
    }
  }
  return found;
}

/** What leads to their rows, and not to them. */
async function addBeside(manager: EntityManager, tables: Record<string, object[]>): Promise<void> {
  const idsOf = (table: string): string[] =>
    (tables[table] ?? []).map((row) => (row as Skill | Reminder).id);
  for (const some of chunksOf(idsOf('reminder'), AT_A_TIME)) {
    const tries = await manager.findBy(ReminderAttempt, { reminderId: In([...some]) });
    tables.reminder_attempt = [...(tables.reminder_attempt ?? []), ...tries];
  }
  for (const some of chunksOf(idsOf('skill'), AT_A_TIME)) {
    const changes = await manager.findBy(SkillChange, { skillId: In([...some]) });
    tables.skill_change = [...(tables.skill_change ?? []), ...changes];
  }
  for (const some of chunksOf(idsOf('vneid_record'), AT_A_TIME)) {
    const changes = await manager.findBy(VneidChange, { recordId: In([...some]) });
    tables.vneid_change = [...(tables.vneid_change ?? []), ...changes];
  }
}
