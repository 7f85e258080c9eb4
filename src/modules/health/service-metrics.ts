import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, register } from 'prom-client';
import { gauge } from '../../platform/watching/metrics/metrics';
import { StateMetrics } from '../../platform/watching/metrics/state-metrics';
import { Readiness } from './readiness';

const parts = gauge('tung_ngo_part_up', '1 where a part stands well, as /health/ready tells', [
  'part',
]);

const wellStates: readonly string[] = ['ok', 'up', 'starting', 'on-time', 'right'];

/** What is known only by looking, looked at when somebody collects. */
@Injectable()
export class ServiceMetrics {
  constructor(
    private readonly readiness: Readiness,
    private readonly states: StateMetrics,
  ) {
    if (!register.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics();
  }

  async look(): Promise<void> {
    const [ready] = await Promise.all([this.readiness.look(), this.states.look()]);
    for (const [part, state] of Object.entries(ready)) {
      parts.set({ part }, wellStates.includes(state as string) ? 1 : 0);
    }
  }
}
