import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { FlowQueue, LaneQueue, QueueBackend } from './lanes/backend';
import { lanes, type Lane } from './lanes/job-map';
import { OutageLog } from './outage-log';

const retryOpenMs = 2_000;

/**
 * Holds the queue's backend open. Opening goes on behind the service's back, so that a slow or absent
 * queue delays nobody: the rows are the truth and wait for it.
 */
export class QueueConnection {
  private readonly logger = new Logger('Queue');
  private readonly outages = new OutageLog(this.logger);
  private readonly closing = new AbortController();
  private readonly queues = new Map<Lane, LaneQueue>();
  private flowQueue?: FlowQueue;
  private opened?: Promise<void>;
  private isOpen = false;

  constructor(readonly backend: QueueBackend) {}

  /** Throws one sentence when this process must not use the queue; otherwise opens it in time. */
  async start(): Promise<void> {
    await this.backend.claim();
    this.opened = this.openUntilDone();
  }

  /** Resolves when the queue is open; rejects when it was closed before. */
  async untilOpen(): Promise<void> {
    await this.opened;
    if (!this.isOpen) throw new Error('The queue is closed.');
  }

  /** The lane's queue; waits while it is being opened, throws at once while it is out of reach. */
  async queue(lane: Lane): Promise<LaneQueue> {
    await this.untilOpen();
    return this.reachable(this.queues.get(lane));
  }

  /** For jobs that wait for one another; the same conditions. */
  async flows(): Promise<FlowQueue> {
    await this.untilOpen();
    return this.reachable(this.flowQueue);
  }

  /** Every lane's queue, for a page that shows them; empty until the queue is open. */
  openQueues(): LaneQueue[] {
    return [...this.queues.values()];
  }

  reportOutage(what: string, error: unknown): void {
    if (!this.closing.signal.aborted) this.outages.report(what, error);
  }

  /** Workers are closed before. */
  async close(): Promise<void> {
    this.closing.abort();
    this.isOpen = false;
    const queues = [...this.queues.values(), ...(this.flowQueue ? [this.flowQueue] : [])];
    this.queues.clear();
    this.flowQueue = undefined;
    await Promise.allSettled(queues.map((queue) => queue.close()));
    await this.backend.close();
    await this.opened;
  }

  private reachable<T>(queue: T | undefined): T {
    if (!queue || !this.backend.isReachable()) throw new Error('The queue is out of reach.');
    return queue;
  }

  private async openUntilDone(): Promise<void> {
    const { signal } = this.closing;
    while (!signal.aborted) {
      try {
        await this.backend.open();
        if (!signal.aborted) this.fillLanes();
        return;
      } catch (error) {
        this.reportOutage('The queue could not be opened', error);
        await pause(retryOpenMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private fillLanes(): void {
    for (const lane of lanes) {
      this.queues.set(lane, this.heard(this.backend.queue(lane)));
    }
    this.flowQueue = this.heard(this.backend.flows());
    this.isOpen = true;
    this.logger.log(`The queue is open (${this.backend.kind}).`);
  }

  private heard<T extends LaneQueue | FlowQueue>(queue: T): T {
    queue.on('error', (error) => this.reportOutage('The queue is out of order', error));
    return queue;
  }
}
