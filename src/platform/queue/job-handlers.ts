import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { jobHandledBy, type JobContext } from './job-handler';
import { jobNames, type JobName } from './lanes/job-map';

type AnyMethod = (data: unknown, context: JobContext) => Promise<void>;

/** Finds the one method that does each job, among all providers of the service. */
@Injectable()
export class JobHandlers {
  private readonly methods = new Map<JobName, AnyMethod>();

  constructor(
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(MetadataScanner) private readonly scanner: MetadataScanner,
  ) {}

  /** Throws one sentence when a job has no handler or two. */
  collect(): void {
    const doubles = new Set<JobName>();
    for (const [name, method] of this.found()) {
      if (this.methods.has(name)) doubles.add(name);
      this.methods.set(name, method);
    }
    const missing = jobNames.filter((name) => !this.methods.has(name));
    const faults = [
      missing.length > 0 && `no handler for ${missing.join(', ')}`,
      doubles.size > 0 && `more than one handler for ${[...doubles].join(', ')}`,
    ].filter(Boolean);
    if (faults.length > 0) throw new Error(`The worker cannot start: ${faults.join('; ')}.`);
  }

  has(name: string): boolean {
    return this.methods.has(name as JobName);
  }

  async run(name: string, data: unknown, context: JobContext): Promise<void> {
    const method = this.methods.get(name as JobName);
    if (!method) throw new Error(`No handler for the job ${name}.`);
    await method(data, context);
  }

  private *found(): Iterable<[JobName, AnyMethod]> {
    for (const { instance } of this.discovery.getProviders()) {
      const provider: unknown = instance;
      if (typeof provider !== 'object' || provider === null) continue;
      const prototype: unknown = Object.getPrototypeOf(provider);
      if (typeof prototype !== 'object' || prototype === null) continue;
      for (const key of this.scanner.getAllMethodNames(prototype)) {
        const method = (prototype as Record<string, unknown>)[key];
        if (typeof method !== 'function') continue;
        const name = jobHandledBy(method);
        if (name) yield [name, method.bind(provider) as AnyMethod];
      }
    }
  }
}
