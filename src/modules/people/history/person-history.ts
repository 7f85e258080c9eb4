import { Injectable } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { AuditQueries } from '../../access';
import type { PersonChange } from './person-history.views';
import { PeopleService } from '../lists/people.service';
import { StopQueries } from '../stops/stop-queries';

/** The changes shown of one person. */
const mostChanges = 100;

/** The history of a person, from the audit. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly audit: AuditQueries,
    private readonly people: PeopleService,
    private readonly stops: StopQueries,
  ) {}

  /** The latest first, with that of records that were merged into this one. @throws DomainError not-found */
  async of(side: Side, id: string): Promise<PersonChange[]> {
    await this.people[side](id);
    const merged = await this.stops.mergedInto(id);
    const records = [id, ...merged.map(({ personId }) => personId)];
    const changes = await this.audit.of(records, mostChanges);
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
