import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { DatabaseWatch } from '../../platform/watching/database-watch';
import { StateMetrics } from '../../platform/watching/metrics/state-metrics';
import { RemindersModule } from '../reminders';
import { ServiceMetrics } from './service-metrics';
import { HealthController } from './health.controller';
import { MetricsGate } from './metrics-gate';
import { Readiness } from './readiness';
import { WatchListener } from './watch-listener';

@Module({
  // The answer says all of it: a line in the log for each question of a watchdog would say no more.
  imports: [TerminusModule.forRoot({ logger: false }), RemindersModule],
  controllers: [HealthController],
  providers: [ServiceMetrics, MetricsGate, Readiness, DatabaseWatch, StateMetrics, WatchListener],
})
export class HealthModule {}
