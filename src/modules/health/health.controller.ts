import { Controller, Get, Header, HttpCode, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { collectDefaultMetrics, register } from 'prom-client';
import { Public } from '../access';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { ReminderWatch } from '../reminders';
import { JobQueue } from '../../platform/queue/job-queue';

/** What a watchdog and a metrics collector ask. */
@ApiTags('health')
@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly reminders: ReminderWatch,
  ) {
    if (!register.getSingleMetric('process_cpu_seconds_total')) collectDefaultMetrics();
  }

  /** The process answers. */
  @Get('health/live')
  @HttpCode(200)
  live() {
    return { status: 'ok' };
  }

  /** The database answers; a queue that is down is told, but reminders go out by the sweep without it. */
  @Get('health/ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const database = await this.unitOfWork.read.query('SELECT 1').then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const queue = (await this.queue.isReady()) ? 'up' : 'down';
    if (database === 'down') void reply.status(503);
    const sweep = (await this.reminders.isSwept()) ? 'up' : 'late';
    return { status: database === 'up' ? 'ok' : 'unavailable', database, queue, sweep };
  }

  @Get('metrics')
  @ApiExcludeEndpoint()
  @Header('content-type', register.contentType)
  metrics() {
    return register.metrics();
  }
}
