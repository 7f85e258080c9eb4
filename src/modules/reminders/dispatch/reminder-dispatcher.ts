import { Injectable, Logger, OnModuleDestroy } from '@nestjs/common';
import { PersonalLinksService } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { Channels } from '../channels/channels';
import type { SendOutcome } from '../channels/channel';
import { composeMessage, saysLink } from '../messages/compose-message';
import type { ClaimedMessage } from '../messages/due-message';
import { OutcomeRecorder } from './outcome-recorder';
import { leaseMs, ReminderClaims } from './reminder-claims';
import { ReminderLeases } from './reminder-leases';

/** Messages on the way at one time in this process; half of them may be recorded while others leave. */
const mostOnTheWay = 500;
const mostPerClaim = 250;

/** A message between its claim and its recorded outcome. */
interface OnTheWay {
  leaseToken: string;
  /** When the lease was last written. */
  leasedAt: number;
  done: Promise<void>;
}

/**
 * Claims what is due, sends it with no transaction open, and has the outcome written. Waking it is
 * cheap: a pass that is running takes in what became due meanwhile.
 */
@Injectable()
export class ReminderDispatcher implements OnModuleDestroy {
  private readonly logger = new Logger('Reminders');
  private readonly onTheWay = new Map<string, OnTheWay>();
  private pass: Promise<number> | undefined;
  private nextPass: Promise<number> | undefined;
  /** Places kept for claims that are being made. */
  private reserved = 0;
  /** More was due than there was room for. */
  private hasMore = false;
  private renewal: NodeJS.Timeout | undefined;

  constructor(
    private readonly claims: ReminderClaims,
    private readonly leases: ReminderLeases,
    private readonly recorder: OutcomeRecorder,
    private readonly channels: Channels,
    private readonly links: PersonalLinksService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Starts all that is due and gives how many rows it looked at; does not wait for the providers. */
  wake(): Promise<number> {
    if (!this.pass) return this.startPass();
    this.nextPass ??= this.pass.then(
      () => this.startPass(),
      () => this.startPass(),
    );
    return this.nextPass;
  }

  /** More is due than there is room for: it is taken up as messages leave, and nobody need wake this. */
  get isFull(): boolean {
    return this.hasMore;
  }

  /** Sends all that is due, and what falls due by it, and waits until every outcome is written. */
  async sendDue(): Promise<number> {
    let total = 0;
    for (;;) {
      const looked = await this.wake();
      total += looked;
      const open = [...this.onTheWay.values()].map(({ done }) => done);
      if (looked === 0 && open.length === 0) return total;
      // Half of them, so that others leave while these are being written down.
      await Promise.all(open.slice(0, Math.ceil(open.length / 2)));
    }
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.renewal);
    await Promise.all([...this.onTheWay.values()].map(({ done }) => done));
  }

  private startPass(): Promise<number> {
    this.nextPass = undefined;
    this.pass = this.claimAll().finally(() => {
      this.pass = undefined;
    });
    return this.pass;
  }

  private async claimAll(): Promise<number> {
    const { isDue } = await this.claims.look();
    return isDue ? this.claimOn() : 0;
  }

  /** A full claim says that more is due: the next one is made while these messages are written. */
  private async claimOn(): Promise<number> {
    this.hasMore = this.onTheWay.size + this.reserved > mostOnTheWay - mostPerClaim;
    if (this.hasMore) return 0;
    this.reserved += mostPerClaim;
    const leasedAt = this.clock.now();
    const { dueMessages, looked } = await this.claims.claim(mostPerClaim).catch((error: Error) => {
      this.reserved -= mostPerClaim;
      throw error;
    });
    const started = this.start(dueMessages, leasedAt).finally(
      () => (this.reserved -= mostPerClaim),
    );
    const [, more] = await Promise.all([started, looked < mostPerClaim ? 0 : this.claimOn()]);
    return looked + more;
  }

  private async start(dueMessages: ClaimedMessage[], leasedAt: number): Promise<void> {
    if (dueMessages.length === 0) return;
    const links = await this.linksOf(dueMessages);
    for (const due of dueMessages) {
      const done = this.deliver(due, links).finally(() => this.hasLeft(due.id));
      this.onTheWay.set(due.id, { leaseToken: due.leaseToken, leasedAt, done });
    }
    this.renewal ??= setInterval(() => void this.renew(), leaseMs / 4).unref();
  }

  /** Room for the next claim: takes up what had to wait. */
  private hasLeft(id: string): void {
    this.onTheWay.delete(id);
    if (!this.hasMore || this.onTheWay.size > mostOnTheWay - mostPerClaim) return;
    this.hasMore = false;
    this.wake().catch((error: Error) => this.logger.error('Reminders wait', error.stack));
  }

  private async deliver(due: ClaimedMessage, links: Links): Promise<void> {
    const outcome = await this.send(due, links);
    await this.recorder.record(due, outcome);
  }

  private async send(due: ClaimedMessage, links: Links): Promise<SendOutcome> {
    const message = composeMessage(due, links, this.env.TIME_ZONE, this.clock.now());
    try {
      return await this.channels.get(due.route.channel).send(message);
    } catch (error) {
      this.logger.error(`Reminder ${due.id} by ${due.route.channel}`, (error as Error).stack);
      return { kind: 'ambiguous', code: 'thrown', detail: (error as Error).message };
    }
  }

  /** Processes that work keep their claims; one that died loses them. Most messages are gone before. */
  private async renew(): Promise<void> {
    if (this.onTheWay.size === 0) {
      clearInterval(this.renewal);
      this.renewal = undefined;
      return;
    }
    const now = this.clock.now();
    const ageing = [...this.onTheWay]
      .filter(([, { leasedAt }]) => now - leasedAt >= leaseMs / 4)
      .map(([id, due]) => ({ id, due: due, leaseToken: due.leaseToken }));
    try {
      await this.leases.renew(ageing);
      for (const { due } of ageing) due.leasedAt = now;
    } catch (error) {
      this.logger.warn(`Claims were not renewed: ${(error as Error).message}`);
    }
  }

  /** A link that cannot be made must not keep a reminder back. */
  private async linksOf(dueMessages: ClaimedMessage[]): Promise<Map<string, string>> {
    const links = new Map<string, string>();
    for (const kind of ['mentee', 'mentor'] as const) {
      const ids = dueMessages.filter((due) => due.recipientKind === kind && saysLink(due));
      if (ids.length === 0) continue;
      try {
        const found = await this.links.linksFor(kind, [...new Set(ids.flatMap(peopleOf))]);
        for (const [id, link] of found) links.set(id, link);
      } catch (error) {
        this.logger.error('Personal links could not be made', (error as Error).stack);
      }
    }
    return links;
  }
}

/** Personal links, by whose they are. */
type Links = ReadonlyMap<string, string>;

function peopleOf({ recipientId, invited }: ClaimedMessage): string[] {
  return [recipientId, ...invited.map(({ menteeId }) => menteeId)];
}
