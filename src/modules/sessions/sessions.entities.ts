import { AvailabilityException } from './entities/availability-exception.entity';
import { Booking } from './entities/booking.entity';
import { GroupClass } from './entities/group-class.entity';
import { PairAct } from './entities/pair-act.entity';
import { PlannedChange } from './entities/planned-change.entity';
import { Session } from './entities/session.entity';
import { ChangeEffect } from './entities/change-effect.entity';
import { VenueUse } from './entities/venue-use.entity';
import { WalkInDay } from './entities/walk-in-day.entity';
import { WalkInMentor } from './entities/walk-in-mentor.entity';
import { WalkInTicket } from './entities/walk-in-ticket.entity';
import { WeekPlanProposal } from './entities/week-plan-proposal.entity';
import { WeekPlan } from './entities/week-plan.entity';
import { WeekPlanRun } from './entities/week-plan-run.entity';

/** The tables of this module. */
export const sessionsEntities = [
  AvailabilityException,
  Booking,
  GroupClass,
  PairAct,
  PlannedChange,
  Session,
  ChangeEffect,
  VenueUse,
  WalkInDay,
  WalkInMentor,
  WalkInTicket,
  WeekPlan,
  WeekPlanProposal,
  WeekPlanRun,
];
