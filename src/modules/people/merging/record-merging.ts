import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changedFields } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { LocalDate } from '../../../core/time/local-dates';
import { compareAndSet, staleVersion } from '../../../platform/database/compare-and-set';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { type Actor, audit } from '../../access';
import { Hamlet } from '../../wards';
import { isErased, isMerged, mergedKey } from '../entities/identity-key';
import { EarlierKey } from '../entities/earlier-key.entity';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { Person } from '../entities/person.columns';
import { PersonMerge } from '../entities/person-merge.entity';
import { PersonStop } from '../entities/person-stop.entity';
import { PeopleService } from '../lists/people.service';
import { firstFreeKey } from '../recognition/alike';
import { keepEarlierKey } from '../recognition/earlier-keys';
import { endStop, mergedStops, standingStop, stopPerson } from '../stops/person-stops';
import { auditPeople } from '../changes/audited-people';
import { changedState, stateToTakeBack } from '../changes/changed-state';
import { type FieldChoice, mergedFields } from './merged-fields';

/** Which record is kept and which is given up, in the versions that were seen. */
export interface Merging {
  side: Side;
  kept: { id: string; version: number };
  other: { id: string; version: number };
  /** Whose value a field has, where both say something else. */
  chosen: Readonly<Record<string, FieldChoice>>;
}

interface Context {
  manager: EntityManager;
  actor: Actor;
  now: number;
}

/** The records themselves: what is known of the person, and how lists know them. */
@Injectable()
export class RecordMerging {
  constructor(private readonly people: PeopleService) {}

  /**
   * The kept record says from now on what was chosen, the other one takes part no more. In the caller's transaction,
   * which has locked both. Gives the names of the fields that changed.
   * @throws DomainError same-record, person-stopped, person-merged, consent-withdrawn, stale-version
   */
  async merge(
    context: Context,
    { side, kept: seen, other: seenOther, chosen }: Merging,
    today: LocalDate,
  ): Promise<{ stop: PersonStop; fields: string[] }> {
    const { manager, actor, now } = context;
    const entity = entityOf(side);
    const kept = await this.people[side](seen.id, manager);
    const other = await this.people[side](seenOther.id, manager);
    for (const one of [kept, other]) if (isErased(one)) throw new DomainError('person-erased');
    if (kept.id === other.id) throw new DomainError('same-record');
    if (kept.wardId !== other.wardId) throw notFound('person');
    if (!kept.isActive) throw new DomainError('person-stopped');
    const earlier = await this.assertFree(manager, other);
    let { version } = seenOther;
    if (earlier) {
      await endStop(manager, earlier, now);
      const active = { isActive: true, updatedAt: now };
      const seenNow = { id: other.id, version };
      ({ version } = await compareAndSet<Person, typeof seenNow, typeof active>(
        manager,
        entity,
        seenNow,
        active,
        stale,
      ));
    }
    const leaving = { side, id: other.id, version, reason: 'merged', on: today } as const;
    const stop = await stopPerson(context, { ...leaving, successorId: kept.id });
    await manager.update<Person>(entity, { id: other.id }, { identityKey: mergedKey(other.id) });
    const hamlet = await manager.findOneByOrFail(Hamlet, { id: kept.hamletId });
    const said = mergedFields(side, kept, other, { chosen, hamlet });
    const after = await this.people.changeWithin(manager, actor, side, seen, said, 'merge');
    if (after.identityKey !== other.identityKey) {
      await keepEarlierKey(manager, side, { ...other, id: kept.id });
    }
    await insert(manager, PersonMerge, {
      stopId: stop.id,
      identityKey: other.identityKey,
      earlierStopId: earlier?.id ?? null,
      ...changedState(kept, after),
    });
    return { stop, fields: changedFields(fieldsOf[side], kept, after) };
  }

  /**
   * The other record stands for itself again, and the kept one says what it said before, where nobody changed it
   * since. Of several the one that was merged last comes first.
   * @throws DomainError not-merged, merged-later, person-merged where the kept one was merged itself, stale-version
   */
  async takeApart(
    context: Context,
    side: Side,
    seen: { id: string; version: number },
  ): Promise<PersonStop> {
    const { manager, actor, now } = context;
    const entity = entityOf(side);
    const stop = await standingStop(manager, seen.id);
    if (stop?.reason !== 'merged' || stop.successorId === null) {
      throw new DomainError('not-merged');
    }
    const merge = await manager.findOneByOrFail(PersonMerge, { stopId: stop.id });
    const kept = await this.people[side](stop.successorId, manager);
    if (isMerged(kept)) throw new DomainError('person-merged');
    await this.assertLast(manager, stop);
    const { wardId } = kept;
    const { identityKey } = merge;
    // First the kept one, whose name and hamlet may be the other's.
    const state = stateToTakeBack(kept, merge) as Partial<Person>;
    const { identityKey: before } = state;
    const key = before && (await firstFreeKey(manager, side, { wardId, identityKey: before }));
    const again = { ...state, ...(key ? { identityKey: key } : {}), updatedAt: now };
    await compareAndSet<Person, Person, typeof again>(manager, entity, kept, again, stale);
    await manager.delete(EarlierKey, { wardId, side, identityKey, personId: kept.id });
    await endStop(manager, stop, now);
    const ownKey = await firstFreeKey(manager, side, { wardId, identityKey });
    const back = { isActive: merge.earlierStopId === null, identityKey: ownKey, updatedAt: now };
    await compareAndSet<Person, typeof seen, typeof back>(manager, entity, seen, back, stale);
    if (merge.earlierStopId !== null) {
      await manager.update(PersonStop, { id: merge.earlierStopId }, { endedAt: null });
    }
    const after = { ...kept, ...again };
    await auditPeople(manager, actor, now, [{ side, act: 'take-apart', before: kept, after }]);
    const apart = { action: `${side}.take-apart`, subjectId: seen.id, wardId };
    await audit(manager, actor, now, [apart]);
    return { ...stop, endedAt: now };
  }

  /** Both records until the end of the write. */
  async lock(manager: EntityManager, side: Side, ids: readonly string[]): Promise<void> {
    await lockRows(manager, entityOf(side), ids);
  }

  /** What was led to the kept record by a later merge cannot be told apart from what an earlier one led there. */
  private async assertLast(manager: EntityManager, { successorId, id }: PersonStop): Promise<void> {
    const [last] = await mergedStops(manager, successorId ?? '');
    if (last && last.id !== id) throw new DomainError('merged-later');
  }

  /** What keeps the record away already. */
  private async assertFree(manager: EntityManager, other: Person): Promise<PersonStop | null> {
    if (other.isActive) return null;
    const stop = await standingStop(manager, other.id);
    if (stop?.reason === 'merged') throw new DomainError('person-merged');
    // Whoever withdrew consent is asked again; their data may not go to another record without it.
    if (stop?.isConsentWithdrawn) throw new DomainError('consent-withdrawn');
    return stop;
  }
}

const stale = { refusal: () => staleVersion('person') };

function entityOf(side: Side): new () => Person {
  return side === 'mentor' ? Mentor : Mentee;
}
