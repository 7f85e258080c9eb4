import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Side } from '../../../core/people/fields';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AuditQueries } from '../../access';
import { Hamlet } from '../../wards';
import { canBeTakenBack } from '../changes/can-be-taken-back';
import type { FieldChange } from '../changes/field-change.views';
import { fieldChanges, type Naming } from '../changes/field-changes';
import { Household } from '../entities/household.entity';
import { PersonChange } from '../entities/person-change.entity';
import type { FieldState } from '../entities/person-merge.entity';
import type { PersonHistoryEntry } from './person-history.views';
import { PeopleService } from '../lists/people.service';
import { StopQueries } from '../stops/stop-queries';

/** The changes shown of one person. */
const mostChanges = 100;

/** The history of a person: who and when from the audit, and what stood there as long as it is kept. */
@Injectable()
export class PersonHistory {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditQueries,
    private readonly people: PeopleService,
    private readonly stops: StopQueries,
  ) {}

  /** The latest first, with that of records that were merged into this one. @throws DomainError not-found */
  async of(side: Side, id: string): Promise<PersonHistoryEntry[]> {
    const person = await this.people[side](id);
    const stop = await this.stops.standing(id);
    const merged = await this.stops.mergedInto(id);
    const records = [id, ...merged.map(({ personId }) => personId)];
    const entries = await this.audit.of(records, mostChanges);
    const stored = await this.changesBy(entries.map((entry) => entry.id));
    // Whoever withdrew consent is known by what the lists need, and not by what once stood there.
    const shown = stop?.isConsentWithdrawn ? new Map<string, PersonChange>() : stored;
    const names = await this.namesIn([...shown.values()]);
    const actors = await this.actorsOf(entries);
    return entries.map(({ id: entryId, at, actorKind, actorId, accountName, action, facts }) => {
      const change = shown.get(entryId);
      const { before = null, after = {} } = change ?? {};
      return {
        id: entryId,
        at,
        actorKind,
        actorName: accountName ?? actors.get(actorId ?? '') ?? null,
        action,
        fields: textsIn(facts.fields),
        changes: before ? changesIn({ side, names }, before, after) : [],
        reason: typeof facts.reason === 'string' ? facts.reason : null,
        actId: stored.get(entryId)?.actId ?? null,
        canBeTakenBack: change !== undefined && canBeTakenBack(change, action, person),
        takenBackAt: stored.get(entryId)?.takenBackAt ?? null,
      };
    });
  }

  private async changesBy(ids: readonly string[]): Promise<Map<string, PersonChange>> {
    if (ids.length === 0) return new Map();
    const found = await this.unitOfWork.read.findBy(PersonChange, { id: In([...ids]) });
    return new Map(found.map((change) => [change.id, change]));
  }

  /** Whoever has no account. */
  private actorsOf(
    entries: readonly { actorId: string | null; accountName: string | null }[],
  ): Promise<Map<string, string>> {
    const ids = entries.flatMap(({ actorId, accountName }) =>
      actorId !== null && accountName === null ? [actorId] : [],
    );
    return this.people.namesOf([...new Set(ids)]);
  }

  /** Hamlets by their names and households by their codes. */
  private async namesIn(changes: readonly PersonChange[]): Promise<Map<string, string>> {
    const states = changes.flatMap(({ before, after }) => (before ? [before, after] : []));
    const { read } = this.unitOfWork;
    const hamletIds = idsIn(states, 'hamletId');
    const hamlets = hamletIds.length > 0 ? await read.findBy(Hamlet, { id: In(hamletIds) }) : [];
    const ids = idsIn(states, 'householdId');
    const households = ids.length > 0 ? await read.findBy(Household, { id: In(ids) }) : [];
    return new Map([
      ...hamlets.map(({ id, name }) => [id, name] as const),
      ...households.map(({ id, code }) => [id, code] as const),
    ]);
  }
}

/** The fields, and how somebody is written to; a place that goes with its hamlet is not told beside it. */
function changesIn(naming: Naming, before: FieldState, after: FieldState): FieldChange[] {
  const isElsewhere = 'hamletId' in after;
  const fields = fieldChanges(naming, before, after).filter(
    ({ name }) => name !== 'place' || !isElsewhere,
  );
  const language = 'messageLanguage';
  if (language in after) {
    fields.push({ name: language, was: before[language] ?? null, is: after[language] ?? null });
  }
  if ('messagesStoppedAt' in after) {
    const isWritten = (state: FieldState): boolean => (state.messagesStoppedAt ?? null) === null;
    fields.push({ name: 'messages', was: isWritten(before), is: isWritten(after) });
  }
  return fields;
}

function idsIn(states: readonly FieldState[], name: string): string[] {
  const ids = states.flatMap(({ [name]: id }) => (typeof id === 'string' ? [id] : []));
  return [...new Set(ids)];
}

function textsIn(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}
