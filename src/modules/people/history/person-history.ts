import { Injectable } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { AuditQueries } from '../../access';
import type { PersonChange } from './person-history.views';
import { PeopleService } from '../lists/people.service';

/** The changes shown of one person. */
const mostChanges = 100;

/** The history of a person, from the audit. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly audit: AuditQueries,
    private readonly people: PeopleService,
  ) {}

  /** The latest first. @throws DomainError not-found */
  async of(side: Side, id: string): Promise<PersonChange[]> {
    await this.people[side](id);
    const changes = await this.audit.of(id, mostChanges);
    const ids = changes.flatMap(({ actorId, accountName }) =>
      actorId !== null && accountName === null ? [actorId] : [],
    );
    const names = await this.people.namesOf([...new Set(ids)]);
    return changes.map(({ id: changeId, at, actorKind, actorId, accountName, action, facts }) => ({
      id: changeId,
      at,
      actorKind,
      actorName: accountName ?? names.get(actorId ?? '') ?? null,
      action,
      fields: textsIn(facts.fields),
      reason: typeof facts.reason === 'string' ? facts.reason : null,
    }));
  }
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
