import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { ReminderPlanner } from '../../../src/modules/reminders/planning/reminder-planner';
import { FreedSeats } from '../../../src/modules/sessions/booking/freed-seats';
import { WalkInBoards } from '../../../src/modules/sessions/walk-ins/walk-in-board';
import { WalkInDaysService } from '../../../src/modules/sessions/walk-ins/walk-in-days.service';
import { WalkInLine } from '../../../src/modules/sessions/walk-ins/walk-in-line.service';
import { WalkInSeats } from '../../../src/modules/sessions/walk-ins/walk-in-seats';
import { WalkInStaffing } from '../../../src/modules/sessions/walk-ins/walk-in-staffing';
import { sessionServices } from './session-world';

/** The sessions' services with those of walk-in days, on one clock. */
export function walkInServices(unitOfWork: UnitOfWork) {
  const services = sessionServices(unitOfWork);
  const { clock, env } = services;
  const counter = new CounterService(unitOfWork, clock, env);
  const freedSeats = new FreedSeats(new ReminderPlanner(clock, env, { names: ['sms'] }));
  return {
    ...services,
    counter,
    days: new WalkInDaysService(unitOfWork, clock, env, new WalkInStaffing(clock, env)),
    line: new WalkInLine(unitOfWork, clock, counter, new WalkInSeats(), freedSeats),
    boards: new WalkInBoards(unitOfWork, clock),
  };
}
