import {
  BeforeApplicationShutdown,
  DynamicModule,
  Inject,
  Module,
  OnApplicationBootstrap,
} from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { Env } from '../config/env';
import { chooseBackend, defaultNamespace } from './backends/choose-backend';
import { JobHandlers } from './job-handlers';
import { JobQueue } from './job-queue';
import { JobWorker } from './job-worker';
import { QueueConnection } from './queue-connection';
import { RecurringRunner } from './recurring-runner';

/** The queue and, unless ROLE is web, the workers and schedules of this process. */
@Module({})
export class QueueModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(
    @Inject(Env) private readonly env: Env,
    @Inject(QueueConnection) private readonly connection: QueueConnection,
    @Inject(JobHandlers) private readonly handlers: JobHandlers,
    @Inject(JobWorker) private readonly worker: JobWorker,
    @Inject(RecurringRunner) private readonly recurring: RecurringRunner,
  ) {}

  /** `namespace` keeps services, or tests, on one server apart. */
  static forRoot(namespace: string = defaultNamespace): DynamicModule {
    return {
      module: QueueModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        {
          provide: QueueConnection,
          useFactory: (env: Env) => new QueueConnection(chooseBackend(env, namespace)),
          inject: [Env],
        },
        JobQueue,
        JobHandlers,
        JobWorker,
        RecurringRunner,
      ],
      exports: [JobQueue, RecurringRunner],
    };
  }

  /** For commands and tests: a JobQueue that leaves every job to the rows, and no worker. */
  static withoutQueue(): DynamicModule {
    return { module: QueuelessModule, global: true, providers: [JobQueue], exports: [JobQueue] };
  }

  async onApplicationBootstrap(): Promise<void> {
    const isWorker = this.env.ROLE !== 'web';
    if (isWorker) this.handlers.collect();
    await this.connection.start();
    if (!isWorker) return;
    void this.worker.start();
    this.recurring.start();
  }

  /** Before the database closes, so that running jobs can still write. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([this.worker.close(), this.recurring.close()]);
    await this.connection.close();
  }
}

@Module({})
class QueuelessModule {}
