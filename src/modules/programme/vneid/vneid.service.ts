import { Inject, Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { furthest, type VneidState, type VneidWay } from '../../../core/programme/vneid';
import type { LocalDate } from '../../../core/time/local-dates';
import { localDateOf } from '../../../core/time/zone';
import { grouped } from '../../../platform/common/grouped';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { compareAndSet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, assertMay, audit, mayDo } from '../../access';
import { PeopleScope } from '../../matching';
import { assertStands, Mentee } from '../../people';
import { VneidChange } from '../entities/vneid-change.entity';
import { VneidRecord } from '../entities/vneid-record.entity';

/** What is said of somebody. */
export interface SaidOfVneid {
  state: VneidState;
  /** 'YYYY-MM-DD', not ahead; left out, today. */
  seenOn?: string;
  /** How a confirmation was seen; left out, on the phone by an ambassador, by an officer otherwise. */
  how?: VneidWay;
  /** Of the record that was seen; 0 where there is none yet. */
  version: number;
}

/** Somebody whom a list from the police names. */
export interface ListedOnVneid {
  menteeId: string;
  /** The day of the confirmation. */
  on: LocalDate;
}

/** What became of those whom a list names. */
export interface ListKept {
  confirmed: number;
  /** Were confirmed before. */
  already: number;
  /** Did not agree to the processing of their data: nothing was written down. */
  withoutConsent: number;
}

interface Context {
  manager: EntityManager;
  actor: Actor;
  now: number;
}

type Said = Pick<VneidRecord, 'state' | 'seenOn' | 'how'>;

/** What is known of people's confirmation on VNeID: written down, corrected, never without its history. */
@Injectable()
export class VneidService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly scope: PeopleScope,
    private readonly clock: Clock,
    @Inject(Env) private readonly env: Env,
  ) {}

  /**
   * Ambassadors say of those in their charge how far they are, and officers alone that somebody is confirmed.
   * @throws DomainError vneid-officers-only, consent-needed, invalid-form, stale-version
   */
  async record(actor: Actor, menteeId: string, said: SaidOfVneid): Promise<VneidRecord> {
    await this.scope.mentee(actor, menteeId, 'vneid.record');
    const now = this.clock.now();
    const today = localDateOf(now, this.env.TIME_ZONE);
    const { state, seenOn = today, version } = said;
    if (seenOn > today) throw wrong({ seenOn: 'bad-past-date' });
    const isOfficer = mayDo(actor, 'vneid.confirm');
    const wanted: Said = { state, seenOn, how: wayOf(said, isOfficer) };
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Mentee, [menteeId]);
      const mentee = await manager.findOneByOrFail(Mentee, { id: menteeId });
      assertStands(mentee);
      // What was known may be taken back of whoever agrees no more.
      if (mentee.consentOn === null && state !== 'none') throw new DomainError('consent-needed');
      const records = await manager.findBy(VneidRecord, { menteeId });
      const before = furthest(records);
      if (!isOfficer && [state, before?.state].includes('confirmed')) {
        throw new DomainError('vneid-officers-only');
      }
      if ((before?.version ?? 0) !== version) throw new DomainError('stale-version');
      return this.write({ manager, actor, now }, mentee, records, wanted);
    });
  }

  /** Whoever a list from the police names is confirmed; all of them or none. @throws DomainError not-found, invalid-form */
  async confirmListed(
    actor: Actor,
    wardId: string,
    listed: readonly ListedOnVneid[],
  ): Promise<ListKept> {
    assertMay(actor, 'vneid.confirm', { wardIds: [wardId] }, 'ward');
    const now = this.clock.now();
    const today = localDateOf(now, this.env.TIME_ZONE);
    if (listed.some(({ on }) => on > today)) throw wrong({ on: 'bad-past-date' });
    const dayOf = new Map(listed.map(({ menteeId, on }) => [menteeId, on]));
    const ids = [...dayOf.keys()].sort();
    return this.unitOfWork.write(async (manager) => {
      await lockRows(manager, Mentee, ids);
      const mentees = await manager.findBy(Mentee, { id: In(ids), wardId });
      if (mentees.length < ids.length) throw new DomainError('not-found', { what: 'person' });
      const known = grouped(
        await manager.findBy(VneidRecord, { menteeId: In(ids) }),
        ({ menteeId }) => menteeId,
      );
      const kept: ListKept = { confirmed: 0, already: 0, withoutConsent: 0 };
      for (const mentee of mentees) {
        const records = known.get(mentee.id) ?? [];
        const seenOn = dayOf.get(mentee.id) ?? today;
        if (furthest(records)?.state === 'confirmed') kept.already += 1;
        else if (mentee.consentOn === null) kept.withoutConsent += 1;
        else {
          kept.confirmed += 1;
          await this.write({ manager, actor, now }, mentee, records, {
            state: 'confirmed',
            seenOn,
            how: 'list',
          });
        }
      }
      await audit(manager, actor, now, [
        { action: 'vneid.list', subjectId: wardId, wardId, facts: { ...kept } },
      ]);
      return kept;
    });
  }

  private async write(
    { manager, actor, now }: Context,
    { id: menteeId, wardId }: Mentee,
    records: readonly VneidRecord[],
    said: Said,
  ): Promise<VneidRecord> {
    const by = { byKind: actor.kind, byId: actor.id };
    const row = { menteeId, ...said, ...by, version: 1, createdAt: now, updatedAt: now };
    const before = furthest(records);
    const next: VneidRecord = before
      ? await compareAndSet(manager, VneidRecord, before, { ...said, ...by, updatedAt: now })
      : { id: newId(), ...row };
    if (!before) await insert(manager, VneidRecord, next);
    // Another record of the person, who stood in the lists twice, shall not say more than this one.
    for (const other of records.filter(({ id }) => id !== next.id)) {
      await compareAndSet(manager, VneidRecord, other, { ...said, ...by, updatedAt: now });
    }
    await insert(manager, VneidChange, {
      id: newId(),
      recordId: next.id,
      stateFrom: before?.state ?? null,
      stateTo: said.state,
      seenOn: said.seenOn,
      how: said.how,
      actorKind: actor.kind,
      actorId: actor.id,
      at: now,
    });
    const facts = { from: before?.state ?? null, to: said.state, how: said.how };
    await audit(manager, actor, now, [
      { action: 'vneid.record', subjectId: menteeId, wardId, facts },
    ]);
    return next;
  }
}

/** Only what was seen was seen in some way. */
function wayOf({ state, how }: SaidOfVneid, isOfficer: boolean): VneidWay | null {
  if (state === 'seen') return 'phone';
  if (state !== 'confirmed') return null;
  return how ?? (isOfficer ? 'office' : 'phone');
}

function wrong(fields: Record<string, string>): DomainError {
  return new DomainError('invalid-form', {}, { fields });
}
