import {
  createPostgresBackend,
  FlowProducer,
  Queue,
  Worker,
  type JobProgress,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  type Processor,
} from 'bullmq';
import type { FlowQueue, LaneQueue, LaneWorker } from './backend';
import type { Lane } from './job-map';
import { workerOptions } from './lane-options';

/** A lane's queue on PostgreSQL, a server or the one inside this process. */
export function postgresQueue(lane: Lane, connection: PostgresConnectionOptions): LaneQueue {
  return new Queue<
    unknown,
    unknown,
    string,
    unknown,
    unknown,
    string,
    PostgresQueueBackend,
    PostgresConnectionOptions
  >(lane, { connection }, createPostgresBackend);
}

/** Flows over the lanes on PostgreSQL. */
export function postgresFlows(connection: PostgresConnectionOptions): FlowQueue {
  return new FlowProducer<PostgresQueueBackend, PostgresConnectionOptions>(
    { connection },
    createPostgresBackend,
  );
}

/** A lane's worker on PostgreSQL; it starts at once. */
export function postgresWorker(
  lane: Lane,
  work: Processor,
  connection: PostgresConnectionOptions,
): LaneWorker {
  return new Worker<
    unknown,
    unknown,
    string,
    PostgresQueueBackend,
    JobProgress,
    PostgresConnectionOptions
  >(lane, work, { connection, ...workerOptions[lane] }, createPostgresBackend);
}
