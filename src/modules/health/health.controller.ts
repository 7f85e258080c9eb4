import { Controller, Get, Header, HttpCode, Req, Res } from '@nestjs/common';
import {
  ApiExcludeEndpoint,
  ApiOkResponse,
  ApiServiceUnavailableResponse,
  ApiTags,
} from '@nestjs/swagger';
import { HealthCheck } from '@nestjs/terminus';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { register } from 'prom-client';
import { Public } from '../access';
import { ServiceMetrics } from './service-metrics';
import { MetricsGate } from './metrics-gate';
import { Readiness } from './readiness';
import { LiveView, ReadyView } from './health.views';

/** What a watchdog and a metrics collector ask. */
@ApiTags('health')
@Controller()
@Public('a watchdog has no account, and no person is named')
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    private readonly gate: MetricsGate,
    private readonly service: ServiceMetrics,
  ) {}

  /** The process answers. */
  @Get('health/live')
  @HttpCode(200)
  live(): LiveView {
    return { status: 'ok' };
  }

  /** The database takes a write; a queue that is down is told, but reminders go out by the sweep without it. */
  @Get('health/ready')
  @ApiOkResponse({ type: ReadyView })
  @ApiServiceUnavailableResponse({ type: ReadyView })
  @HealthCheck({ noCache: true, swaggerDocumentation: false })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyView> {
    const answer = await this.readiness.look();
    if (answer.status !== 'ok') void reply.status(503);
    return answer;
  }

  @Public('a collector has a token instead of an account')
  @Get('metrics')
  @ApiExcludeEndpoint()
  @Header('content-type', register.contentType)
  async metrics(@Req() request: FastifyRequest): Promise<string> {
    this.gate.assertMayCollect(request);
    await this.service.look();
    return register.metrics();
  }
}
