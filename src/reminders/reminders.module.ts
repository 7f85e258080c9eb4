import { Module } from '@nestjs/common';
import { ReminderPlanner } from './reminder-planner';

/** Tells people of their sessions: rows, dispatch, channels. */
@Module({ providers: [ReminderPlanner], exports: [ReminderPlanner] })
export class RemindersModule {}
