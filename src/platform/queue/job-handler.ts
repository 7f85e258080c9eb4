import 'reflect-metadata';
import type { JobMap, JobName } from './lanes/job-map';

/** What a handler may know of the run beside the job's data. */
export interface JobContext {
  /** The job's id, for logs. */
  id: string;
  /** 1 for the first try. */
  attempt: number;
  isLastAttempt: boolean;
}

export type JobMethod<Name extends JobName> = (
  data: JobMap[Name],
  context: JobContext,
) => Promise<void>;

const handledJob = Symbol('handled job');

/**
 * Marks the method of a provider that does the job. The job may run twice, or again after it was
 * done: the method finds out from the rows what is left to do. A DomainError ends the job without a
 * retry; any other error is retried with growing pauses.
 */
export function JobHandler<Name extends JobName>(name: Name) {
  return <Method extends JobMethod<Name>>(
    _prototype: object,
    _method: string | symbol,
    descriptor: TypedPropertyDescriptor<Method>,
  ): void => {
    if (descriptor.value) Reflect.defineMetadata(handledJob, name, descriptor.value);
  };
}

/** The job that the method was marked for, if any. */
export function jobHandledBy(method: object): JobName | undefined {
  return Reflect.getMetadata(handledJob, method) as JobName | undefined;
}
