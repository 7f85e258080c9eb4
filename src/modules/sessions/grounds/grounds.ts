import { IsNull } from 'typeorm';
import { addDays, isLocalDate, type LocalDate } from '../../../core/time/local-dates';
import { MINUTE_MS } from '../../../core/time/durations';
import { dayInterval, instantAt, localDateOf } from '../../../core/time/zone';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Mentor } from '../../people';
import { Venue } from '../../wards';
import { PlannedChange } from '../entities/planned-change.entity';
import { assertMayIn, assertWithin } from '../rules/who-may';
import { keepBusy } from './busy-spells';
import { closeDays } from './days-off';
import type { Ground, Where } from './ground';
import { findHit, type HitScope } from './hit';

/** Days on which a ward, or one of its venues, is closed; both ends included. */
export interface DayOff {
  wardId: string;
  venueId: string | null;
  from: LocalDate;
  to: LocalDate;
}

/** When an ambassador cannot come: days, both included, and of each the hours; left out, all of it. */
export interface BusySpell {
  mentorId: string;
  from: LocalDate;
  to: LocalDate;
  startMinute?: number;
  endMinute?: number;
}

/** Longer than a month nobody plans: what lasts longer is a setting. */
export const mostDays = 31;

/** @throws DomainError invalid-form, not-found, not-allowed */
export async function dayOff(where: Where, wanted: DayOff, name: string): Promise<Ground> {
  const { manager, actor, zone } = where;
  const { wardId, venueId, from, to } = wanted;
  assertMayIn(actor, 'changes.make', wardId);
  assertDays(where, wanted);
  if (venueId !== null && !(await manager.existsBy(Venue, { id: venueId, wardId }))) {
    throw notFound('venue');
  }
  const scope: Scope = {
    wardId,
    ...(venueId === null ? {} : { venueId }),
    fromAt: instantAt(from, 0, zone),
    toAt: instantAt(addDays(to, 1), 0, zone),
  };
  return {
    kind: 'day-off',
    wardId,
    mentorId: null,
    told: 'everybody',
    find: within(scope),
    apply: async ({ manager: writing }) => {
      const { closed, days } = await closeDays(writing, { ...wanted, name });
      const venue = venueId === null ? {} : { venueId };
      return { what: { from, to, ...venue, closed, days }, isNew: closed.length > 0 };
    },
  };
}

/** @throws DomainError invalid-form, not-found */
export async function busySpell(where: Where, wanted: BusySpell): Promise<Ground> {
  const { manager, actor, zone } = where;
  const { mentorId, from, to, startMinute = 0, endMinute = 1440 } = wanted;
  const mentor = await manager.findOneBy(Mentor, { id: mentorId });
  if (!mentor) throw notFound('mentor');
  const { wardId } = mentor;
  assertWithin(actor, 'changes.own', { wardIds: [wardId], personIds: [mentorId] }, 'mentor');
  assertDays(where, wanted);
  if (startMinute >= endMinute)
    throw new DomainError('invalid-form', {}, { fields: { startMinute: 'bad-times' } });
  const spell = { from, to, startMinute, endMinute };
  const isWhole = startMinute === 0 && endMinute === 1440;
  const what = isWhole ? { from, to } : spell;
  const scope: Scope = {
    wardId,
    mentorId,
    fromAt: instantAt(from, 0, zone),
    toAt: instantAt(addDays(to, 1), 0, zone),
    isHit: ({ startAt, endAt }) => {
      const midnight = dayInterval(localDateOf(startAt, zone), zone).startAt;
      const at = (minute: number): number => midnight + minute * MINUTE_MS;
      return startAt < at(endMinute) && endAt > at(startMinute);
    },
  };
  return {
    kind: 'busy',
    wardId,
    mentorId,
    // Who says so themselves knows what falls with it.
    told: actor.kind === 'mentor' ? 'mentees' : 'everybody',
    find: within(scope),
    apply: async ({ manager: writing }, changeId) => {
      const same = await writing.findBy(PlannedChange, {
        mentorId,
        kind: 'busy',
        takenBackAt: IsNull(),
      });
      const isNew = !same.some((one) => JSON.stringify(one.what) === JSON.stringify(what));
      await keepBusy(writing, mentorId, changeId, spell);
      return { what, isNew };
    },
  };
}

type Scope = Omit<HitScope, 'now'>;

const within =
  (scope: Scope): Ground['find'] =>
  (manager, now) =>
    findHit(manager, { ...scope, now });

/** From today on, not too many, and in their order. @throws DomainError invalid-form */
function assertDays({ today }: Where, { from, to }: { from: LocalDate; to: LocalDate }): void {
  const fields: Record<string, string> = {};
  if (!isLocalDate(from) || from < today) fields.from = 'bad-date';
  const isEnd = isLocalDate(to) && to >= from;
  if (!isEnd || to >= addDays(from, mostDays)) fields.to = isEnd ? 'too-many-days' : 'bad-date';
  if (Object.keys(fields).length > 0) throw new DomainError('invalid-form', {}, { fields });
}
