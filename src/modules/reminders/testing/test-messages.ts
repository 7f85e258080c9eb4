import { Injectable, Logger } from '@nestjs/common';
import { isEmail } from 'class-validator';
import { type EntityManager, MoreThan } from 'typeorm';
import { HOUR_MS } from '../../../core/time/durations';
import { localDateOf } from '../../../core/time/zone';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { type Actor, audit } from '../../access';
import { Ward } from '../../wards';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { foldAccents } from '../../../core/vietnamese/text';
import { textsIn } from '../../../texts';
import type { ChannelName, Message, SendOutcome } from '../channels/channel';
import { Channels } from '../channels/channels';
import { DayQuotas } from '../dispatch/day-quotas';
import { TestMessage, type TestOutcome, type TestResult } from '../entities/test-message.entity';
import { maskAddress } from '../messages/addresses';
import { messageSamples } from '../messages/message-samples';

/** Where the test goes: one's own number, one's own address; either may be empty. */
export interface OwnAddresses {
  phone: string;
  email: string;
}

export type TestMessageView = Pick<TestMessage, 'id' | 'madeAt' | 'results'>;

const mostAnHour = 5;
const shownLately = 5;

/** A real message to whoever presses, by each configured channel, and what the providers say to it. */
@Injectable()
export class TestMessages {
  private readonly logger = new Logger('Reminders');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly channels: Channels,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /**
   * A few an hour for a ward. It is written down before it is sent, so that whatever dies in between, it counts.
   * @throws DomainError invalid-form, nothing-to-test, too-many-tests, not-found
   */
  async send(actor: Actor, wardId: string, own: OwnAddresses): Promise<TestMessageView> {
    const { phone, email } = checked(own);
    const now = this.clock.now();
    const to = (channel: ChannelName) => (channel === 'email' ? email : phone);
    const ward = await this.unitOfWork.read.findOneBy(Ward, { id: wardId });
    if (!ward) throw notFound('ward');
    const begun = await this.unitOfWork.write(async (manager): Promise<TestMessageView> => {
      await assertFew(manager, wardId, now);
      const test = { id: newId(), madeAt: now, results: await this.begun(manager, to, now) };
      await insert(manager, TestMessage, { ...test, wardId, madeById: actor.id });
      const channels = test.results.map(({ channel }) => channel);
      await audit(manager, actor, now, [
        { action: 'test-message.send', subjectId: test.id, wardId, facts: { channels } },
      ]);
      return test;
    });
    const results: TestResult[] = [];
    for (const result of begun.results) {
      const address = to(result.channel);
      const isTried = result.outcome === 'unclear' && address !== null;
      const message = { ...begun, wardName: ward.name };
      results.push(isTried ? await this.tried(message, result, address) : result);
    }
    if (results.length > 0) {
      await this.unitOfWork.write((manager) =>
        manager.update(TestMessage, { id: begun.id }, { results }),
      );
    }
    return { ...begun, results };
  }

  /** By which ways a test goes. */
  get channelNames(): ChannelName[] {
    return this.channels.names;
  }

  /** The latest of a ward, the last one first. */
  lately(wardId: string): Promise<TestMessageView[]> {
    return this.unitOfWork.read.find(TestMessage, {
      select: { id: true, madeAt: true, results: true },
      where: { wardId },
      order: { madeAt: 'DESC' },
      take: shownLately,
    });
  }

  /** What is to be tried: the day's limits count tests like everything else. */
  private async begun(
    manager: EntityManager,
    to: (channel: ChannelName) => string | null,
    now: number,
  ): Promise<TestResult[]> {
    const date = localDateOf(now, this.env.TIME_ZONE);
    const today = await DayQuotas.open(manager, this.channels.dayLimits, date);
    const results = this.channels.names.map((channel): TestResult => {
      const address = to(channel);
      const nothing = { channel, to: maskAddress(address), code: null, detail: null };
      if (address === null) return { ...nothing, outcome: 'no-address' };
      if (!today.isLeft(channel)) return { ...nothing, outcome: 'used-up' };
      today.take(channel);
      return { ...nothing, outcome: 'unclear' };
    });
    await today.store(manager);
    return results;
  }

  private async tried(
    { id, madeAt, wardName }: { id: string; madeAt: number; wardName: string },
    result: TestResult,
    address: string,
  ): Promise<TestResult> {
    const channel = this.channels.get(result.channel);
    const message = testOf(id, { address, wardName, madeAt, zone: this.env.TIME_ZONE });
    const outcome = await channel.send(message).catch((error: Error): SendOutcome => {
      this.logger.error(`Test by ${result.channel}`, error.stack);
      return { kind: 'ambiguous', code: 'thrown', detail: error.message };
    });
    const detail = 'detail' in outcome && outcome.detail ? outcome.detail : null;
    return { ...result, outcome: seenAs[outcome.kind], code: outcome.code ?? null, detail };
  }
}

const seenAs: Record<SendOutcome['kind'], TestOutcome> = {
  accepted: 'sent',
  refused: 'refused',
  unreachable: 'refused',
  stopped: 'refused',
  ambiguous: 'unclear',
  busy: 'not-sent',
  paused: 'refused',
};

/** By the rule that every number goes through. */
function checked({ phone, email }: OwnAddresses): { phone: string | null; email: string | null } {
  const number = phone === '' ? null : readPhoneNumber(phone);
  const fields: Record<string, string> = {};
  if (phone !== '' && number === null) fields.phone = 'bad-phone';
  if (number?.kind === 'landline') fields.phone = 'landline';
  if (email !== '' && !isEmail(email)) fields.email = 'bad-email';
  if (Object.keys(fields).length > 0) throw new DomainError('invalid-form', {}, { fields });
  if (number === null && email === '') throw new DomainError('nothing-to-test');
  return { phone: number?.number ?? null, email: email || null };
}

/** One after the other for a ward, so that two who press at once are counted. */
async function assertFew(manager: EntityManager, wardId: string, now: number): Promise<void> {
  await lockRows(manager, Ward, [wardId]);
  const lately = { wardId, madeAt: MoreThan(now - HOUR_MS) };
  const made = await manager.countBy(TestMessage, lately);
  if (made >= mostAnHour) throw new DomainError('too-many-tests', { most: mostAnHour });
}

/** As a reminder of a lesson goes out, with words that say that it is none. */
function testOf(
  id: string,
  given: { address: string; wardName: string; madeAt: number; zone: string },
): Message {
  const { address, wardName, madeAt, zone } = given;
  const sample = messageSamples('vi', zone, madeAt).find(
    ({ message }) => message.kind === 'lead' && message.recipientKind === 'mentee',
  );
  if (!sample) throw new Error('There is no sample of a reminder.');
  const { subject, text } = textsIn('vi').testMessages.message(wardName);
  return {
    ...sample.message,
    key: `test-${id}`,
    reminderId: id,
    to: address,
    dueAt: madeAt,
    subject,
    text,
    plainText: foldAccents(text),
    fields: { ...sample.message.fields, text },
  };
}
