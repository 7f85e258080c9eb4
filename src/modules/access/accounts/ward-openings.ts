import { Injectable } from '@nestjs/common';
import { In, MoreThan, type EntityManager } from 'typeorm';
import { DAY_MS, HOUR_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { audit } from '../audit/audit';
import { Account } from '../identity/account.entity';
import type { Actor } from '../policies/actor';
import { assertMay } from '../policies/policy';
import type { KnownWard } from '../policies/ward-directory';
import { WardOpening } from '../identity/ward-opening.entity';

/** As long as a telephone call with the unit and some looking; then it is asked again. */
const OPEN_MS = 2 * HOUR_MS;
/** A word is no reason. */
const leastLetters = 10;
/** How long a unit is shown that somebody looked. */
const SHOWN_MS = 30 * DAY_MS;
const mostShown = 20;

/** Who looked into a ward's lists, as its officers read it. */
export interface ShownOpening {
  id: string;
  fullName: string;
  reason: string;
  openedAt: number;
  endsAt: number;
}

/** Coordinators open a unit's lists: with a reason, for a while, before the eyes of its officers. */
@Injectable()
export class WardOpenings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found, forbidden, reason-too-short */
  async open(actor: Actor, ward: KnownWard, reason: string): Promise<WardOpening> {
    const { id: wardId, provinceCode } = ward;
    assertMay(actor, 'wards.open', { provinceCode }, 'ward');
    const said = reason.normalize('NFC').trim().slice(0, 500);
    if (said.length < leastLetters) throw new DomainError('reason-too-short');
    const openedAt = this.clock.now();
    const opening: WardOpening = {
      id: newId(),
      accountId: actor.id ?? '',
      wardId,
      reason: said,
      openedAt,
      endsAt: openedAt + OPEN_MS,
    };
    await this.unitOfWork.write(async (manager) => {
      await insert(manager, WardOpening, opening);
      await note(manager, actor, opening, 'ward.open');
    });
    return opening;
  }

  /** Earlier than its time; asked again it changes nothing. */
  async close(actor: Actor, { id: wardId, provinceCode }: KnownWard): Promise<void> {
    assertMay(actor, 'wards.open', { provinceCode }, 'ward');
    const now = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const open = { accountId: actor.id ?? '', wardId, endsAt: MoreThan(now) };
      const { affected } = await manager.update(WardOpening, open, { endsAt: now });
      if (!affected) return;
      await audit(manager, actor, now, [{ action: 'ward.close', subjectId: wardId, wardId }]);
    });
  }

  /** Until when the actor has which wards open: ward's id → epoch milliseconds. */
  async openOf(actor: Actor): Promise<Map<string, number>> {
    const open = await this.unitOfWork.read.findBy(WardOpening, {
      accountId: actor.id ?? '',
      endsAt: MoreThan(this.clock.now()),
    });
    const ends = new Map<string, number>();
    for (const { wardId, endsAt } of open) {
      ends.set(wardId, Math.max(endsAt, ends.get(wardId) ?? 0));
    }
    return ends;
  }

  /** Of the last thirty days, the last first. */
  async shownTo(wardId: string): Promise<ShownOpening[]> {
    const { read } = this.unitOfWork;
    const openings = await read.find(WardOpening, {
      where: { wardId, openedAt: MoreThan(this.clock.now() - SHOWN_MS) },
      order: { openedAt: 'DESC', id: 'DESC' },
      take: mostShown,
    });
    if (openings.length === 0) return [];
    const accounts = await read.findBy(Account, { id: In(openings.map((one) => one.accountId)) });
    const names = new Map(accounts.map(({ id, fullName }) => [id, fullName]));
    return openings.map(({ id, accountId, reason, openedAt, endsAt }) => ({
      id,
      fullName: names.get(accountId) ?? '',
      reason,
      openedAt,
      endsAt,
    }));
  }
}

function note(
  manager: EntityManager,
  actor: Actor,
  { wardId, reason, openedAt, endsAt }: WardOpening,
  action: string,
): Promise<void> {
  return audit(manager, actor, openedAt, [
    { action, subjectId: wardId, wardId, facts: { reason, endsAt } },
  ]);
}
