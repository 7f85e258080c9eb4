import { Env } from '../../../src/platform/config/env';
import type { Clock } from '../../../src/platform/common/clock';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { JobQueue } from '../../../src/platform/queue/job-queue';
import type {
  Channel,
  Message,
  SendOutcome,
} from '../../../src/modules/reminders/channels/channel';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { ZaloTokens } from '../../../src/modules/reminders/channels/zalo-tokens';
import { DispatchJobs } from '../../../src/modules/reminders/dispatch/dispatch-jobs';
import { OutcomeRecorder } from '../../../src/modules/reminders/dispatch/outcome-recorder';
import { ReminderClaims } from '../../../src/modules/reminders/dispatch/reminder-claims';
import { ReminderDispatcher } from '../../../src/modules/reminders/dispatch/reminder-dispatcher';
import { ReminderLeases } from '../../../src/modules/reminders/dispatch/reminder-leases';
import { ReminderPlanner } from '../../../src/modules/reminders/planning/reminder-planner';
import { ReminderSweep } from '../../../src/modules/reminders/dispatch/reminder-sweep';
import { CallCallers } from '../../../src/modules/reminders/call-list/call-callers';
import { CallItems } from '../../../src/modules/reminders/call-list/call-items';
import { CallLines } from '../../../src/modules/reminders/call-list/call-lines';
import { CallList } from '../../../src/modules/reminders/call-list/call-list';
import { CallNotes } from '../../../src/modules/reminders/call-list/call-notes';
import { StoppedClock } from '../clocks/stopped-clock';

/** The reminders of one process, put together by hand. */
export function openDesk(
  unitOfWork: UnitOfWork,
  clock: Clock,
  use: Channel[],
  env = new Env(),
  linkOf?: (personId: string) => string,
) {
  // Providers are waited for however slow the machine is, and nothing is sent but when a test says so.
  const patience = new StoppedClock();
  const tokens = new ZaloTokens(env, unitOfWork, clock, patience);
  const channels = new Channels(env, clock, tokens, patience);
  channels.use(use);
  const claims = new ReminderClaims(unitOfWork, clock, channels, env);
  const leases = new ReminderLeases(unitOfWork, clock, channels);
  const recorder = new OutcomeRecorder(unitOfWork, clock, channels);
  const linksFor = (_kind: string, ids: string[]) =>
    Promise.resolve(new Map(linkOf ? ids.map((id) => [id, linkOf(id)]) : []));
  const links = { linksFor };
  const dispatcher = new ReminderDispatcher(
    claims,
    leases,
    recorder,
    channels,
    links as never,
    clock,
    env,
  );
  const jobs = new DispatchJobs(unitOfWork, clock, new JobQueue());
  const sweep = new ReminderSweep(leases, claims, dispatcher, jobs, unitOfWork, clock, patience);
  const planner = new ReminderPlanner(clock, env, channels);
  return { channels, claims, leases, recorder, dispatcher, sweep, planner };
}

/** The call list: message by message, by number, what came of calls, and who makes them. */
export function openCallDesk(unitOfWork: UnitOfWork, clock: Clock, env = new Env()) {
  const items = new CallItems(clock, env);
  return {
    list: new CallList(unitOfWork, clock, items),
    lines: new CallLines(unitOfWork, clock, items),
    notes: new CallNotes(unitOfWork, clock),
    callers: new CallCallers(unitOfWork, clock),
  };
}

/** A channel that keeps what it was given and answers as it is told. */
export class MemoryChannel implements Channel {
  readonly sent: Message[] = [];
  readonly perSecond = Infinity;
  answer: (message: Message) => SendOutcome | Promise<SendOutcome> = ({ key }) => ({
    kind: 'accepted',
    messageId: key,
  });

  constructor(
    readonly name: Channel['name'] = 'sms',
    readonly repeatsSafely = true,
  ) {}

  async send(message: Message): Promise<SendOutcome> {
    this.sent.push(message);
    return this.answer(message);
  }
}
