import { In, IsNull, Not } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { PersonStop } from '../people';
import { AvailabilityException } from './entities/availability-exception.entity';
import { Booking } from './entities/booking.entity';
import { ChangeEffect } from './entities/change-effect.entity';
import { GroupClass } from './entities/group-class.entity';
import { PlannedChange } from './entities/planned-change.entity';
import { Session } from './entities/session.entity';
import { WalkInDay } from './entities/walk-in-day.entity';
import { WeekPlan } from './entities/week-plan.entity';

/** That lessons took place, and who of no name was there, stays; what was said of it does not. */
export const sessionsErasure: ErasureRule[] = [
  {
    table: 'booking',
    columns: ['booked_because'],
    erase: async (manager, { ids }) => {
      const said = { menteeId: In([...ids]), bookedBecause: Not(IsNull()) };
      await manager.update(Booking, said, { bookedBecause: GONE });
    },
  },
  {
    // Of a lesson that nobody else was in, all that was written down.
    table: 'session',
    columns: ['note', 'cancel_reason'],
    erase: async (manager, { ids, wardId, traces }) => {
      const places = await manager.find(Booking, {
        where: { menteeId: In([...ids]) },
        select: { sessionId: true },
      });
      const mine = new Set(places.map(({ sessionId }) => sessionId));
      const shared = new Set<string>();
      for (const sessionId of mine) {
        const others = { sessionId, menteeId: Not(In([...ids])) };
        if ((await manager.countBy(Booking, others)) > 0) shared.add(sessionId);
      }
      const where = [
        { wardId, note: Not(IsNull()) },
        { wardId, cancelReason: Not(IsNull()) },
        ...(mine.size > 0 ? [{ id: In([...mine]) }] : []),
      ];
      await rewriteRows(manager, Session, where, ({ id, note, cancelReason }) => {
        const isTheirs = mine.has(id) && !shared.has(id);
        const left = isTheirs
          ? { note: note && GONE, cancelReason: cancelReason && GONE }
          : traces.takenOutOf({ note, cancelReason });
        return differs({ note, cancelReason }, left) ? left : null;
      });
    },
  },
  {
    table: 'group_class',
    columns: ['phone'],
    erase: async (manager, { wardId, addresses }) => {
      if (addresses.length === 0) return;
      await manager.update(GroupClass, { wardId, phone: In([...addresses]) }, { phone: null });
    },
  },
  {
    table: 'walk_in_day',
    columns: ['cancel_reason'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, WalkInDay, { wardId, cancelReason: Not(IsNull()) }, (day) => {
        const cancelReason = traces.takenOutOf(day.cancelReason);
        return cancelReason === day.cancelReason ? null : { cancelReason };
      }),
  },
  {
    table: 'planned_change',
    columns: ['what', 'reason'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, PlannedChange, { wardId }, ({ what, reason }) => {
        const left = traces.takenOutOf({ what, reason });
        return differs({ what, reason }, left) ? left : null;
      }),
  },
  {
    // Nobody comes back whose record is nobody's.
    table: 'change_effect',
    columns: ['was'],
    erase: async (manager, { ids }) => {
      const stops = await manager.findBy(PersonStop, { personId: In([...ids]) });
      const stopIds = stops.map(({ id }) => id);
      if (stopIds.length > 0) await manager.delete(ChangeEffect, { changeId: In(stopIds) });
    },
  },
  {
    table: 'availability_exception',
    columns: [],
    erase: async (manager, { ids }) => {
      await manager.delete(AvailabilityException, { personId: In([...ids]) });
    },
  },
  {
    table: 'week_plan',
    columns: ['unscheduled'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, WeekPlan, { wardId }, ({ unscheduled }) => {
        const left = traces.takenOutOf(unscheduled);
        return differs(unscheduled, left) ? { unscheduled: left } : null;
      }),
  },
];
