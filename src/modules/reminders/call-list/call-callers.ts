import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Account, type Actor, actorOfAccount, audit, may } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { staleVersion, trySet } from '../../../platform/database/compare-and-set';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { CallLineRow } from '../entities/call-line-row.entity';
import { namesOf } from './call-lines';
import { callerOf, holdersOf } from './line-holders';
import { mayCall } from './may-call';
import { linesOf, ofWard, type OpenCall, openAt, openCalls, toCall } from './open-calls';
import { mentorOfAll, peopleToTell } from './people-on-lines';

/** A line as whoever gives it away has seen it. */
export interface SeenLine {
  line: string;
  /** 0 where nothing was kept of it. */
  version: number;
}

/** To whom: a member of staff, the ambassador who guides all of a line's people, or nobody. */
export type NextCaller = { kind: 'staff'; id: string } | { kind: 'mentor' } | null;

type Caller = Pick<CallLineRow, 'callerKind' | 'callerId'>;

const nobody: Caller = { callerKind: null, callerId: null };

/** Who calls which number: given to one another, taken, given back; never two at once. */
@Injectable()
export class CallCallers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * All of them or none.
   * @throws DomainError call-line-taken, stale-version, not-their-mentees, not-found
   */
  async give(
    actor: Actor,
    wardId: string,
    seen: readonly SeenLine[],
    to: NextCaller,
  ): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      if (to?.kind === 'staff') await assertStaffOf(manager, wardId, to.id);
      const open = await openCalls(manager, `${ofWard} AND ${toCall}`, openAt(wardId, now));
      // In one order, so that two who give several never wait for one another.
      for (const { line, version } of seen.toSorted((a, b) => (a.line < b.line ? -1 : 1))) {
        const calls = open.filter((call) => call.line === line);
        if (calls.length === 0) throw staleVersion('call');
        const caller = await this.nextOf(manager, calls, to);
        const ids = calls.map(({ id }) => id);
        await set(manager, { wardId, line, version, ids }, caller, { actor, now });
      }
      await audit(manager, actor, now, [
        {
          action: 'call-lines.give',
          subjectId: wardId,
          wardId,
          facts: { lines: seen.length, to: to?.kind ?? 'nobody' },
        },
      ]);
    });
  }

  /** Whoever calls the number of these messages gives it back. @throws DomainError not-found */
  async giveBack(actor: Actor, reminderIds: readonly string[]): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const reminders = await mayCall(manager, actor, reminderIds);
      for (const { wardId, line } of distinct(await linesOf(manager, reminderIds))) {
        const row = await manager.findOneBy(CallLineRow, { wardId, line });
        if (callerOf(row)?.id !== actor.id || row === null) continue;
        await set(manager, { ...row, ids: [] }, nobody, { actor, now });
      }
      await audit(manager, actor, now, [
        {
          action: 'call-lines.give-back',
          subjectId: reminders[0].id,
          wardId: reminders[0].wardId,
        },
      ]);
    });
  }

  private async nextOf(
    manager: EntityManager,
    calls: readonly OpenCall[],
    to: NextCaller,
  ): Promise<Caller> {
    if (to === null) return nobody;
    if (to.kind === 'staff') return { callerKind: 'staff', callerId: to.id };
    const people = await peopleToTell(
      manager,
      calls.map(({ id }) => id),
    );
    const mentor = mentorOfAll([...people.values()].flat());
    if (!mentor) throw new DomainError('not-their-mentees');
    return { callerKind: 'mentor', callerId: mentor.id };
  }
}

/** By compare-and-set: of two who take a line at once the second is told who has it. */
async function set(
  manager: EntityManager,
  seen: { wardId: string; line: string; version: number; ids: readonly string[] },
  caller: Caller,
  { actor, now }: { actor: Actor; now: number },
): Promise<void> {
  const { wardId, line, ids } = seen;
  const given = { ...caller, givenAt: now, givenById: actor.id, touchedAt: now };
  if (seen.version === 0) {
    const row = { id: newId(), wardId, line, tries: 0, version: 1, ...given };
    const added = await insert(manager, CallLineRow, row, 'ON CONFLICT (ward_id, line) DO NOTHING');
    if (added > 0) return;
  }
  const row = await manager.findOneBy(CallLineRow, { wardId, line });
  const isAsSeen = row !== null && row.version === seen.version;
  // Whatever was said of an earlier call to the number is over.
  const isClosed = row?.outcome === 'reached';
  const over = isClosed ? { outcome: null, outcomeAt: null, outcomeById: null, tries: 0 } : {};
  if (isAsSeen && (await trySet(manager, CallLineRow, row, { ...given, ...over }))) return;
  const present = await manager.findOneBy(CallLineRow, { wardId, line });
  const [holder] = (await holdersOf(manager, [{ wardId, ids, kept: present }])).values();
  if (holder === undefined || holder.id === actor.id) throw staleVersion('call');
  const names = await namesOf(manager, [holder.id]);
  throw new DomainError('call-line-taken', { name: names.get(holder.id) ?? '' });
}

/** An officer of the ward, or an operator. @throws DomainError not-found */
async function assertStaffOf(manager: EntityManager, wardId: string, id: string): Promise<void> {
  const account = await manager.findOneBy(Account, { id, isActive: true });
  const actor = account && (await actorOfAccount(manager, account, 0));
  if (!actor || !may(actor, 'calls.note', { wardIds: [wardId] })) throw notFound('account');
}

export function distinct(calls: readonly OpenCall[]): Pick<OpenCall, 'wardId' | 'line'>[] {
  const lines = new Map(calls.map(({ wardId, line }) => [`${wardId} ${line}`, { wardId, line }]));
  return [...lines.values()].toSorted((a, b) => (a.line < b.line ? -1 : 1));
}
