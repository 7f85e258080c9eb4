import { Injectable, Logger } from '@nestjs/common';
import { IsNull, MoreThan } from 'typeorm';
import { MINUTE_MS } from '../../../core/time/durations';
import { localDateOf } from '../../../core/time/zone';
import { foldAccents } from '../../../core/vietnamese/text';
import { CodeSigner, SignInAttempts } from '../../access';
import { Mentor } from '../../people';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { newId } from '../../../platform/database/columns';
import { execute } from '../../../platform/database/execute';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { textsIn } from '../../../texts';
import type { Message } from '../channels/channel';
import { Channels } from '../channels/channels';
import { DayQuotas } from './day-quotas';
import { SignInCode } from '../entities/sign-in-code.entity';

const LIFE_MS = 10 * MINUTE_MS;
const mostTries = 5;

/**
 * An ambassador signs in by a code that comes to their number as a text message. Whoever asks is told the same whether
 * the number is known or not, and as fast: that is looked up where the message is sent, and by the code that was said.
 */
@Injectable()
export class SignInCodes {
  private readonly logger = new Logger('SignInCodes');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly attempts: SignInAttempts,
    private readonly signer: CodeSigner,
    private readonly channels: Channels,
    private readonly queue: JobQueue,
  ) {}

  /** Without a provider of text messages nobody gets a code. */
  get isPossible(): boolean {
    return this.channels.names.includes('sms');
  }

  /** Gives the id of what was asked, for the browser alone that asked. @throws DomainError too-many-codes */
  async ask(phone: string, address: string): Promise<string> {
    await this.attempts.askForCode(phone, address);
    const id = newId();
    const endsAt = this.clock.now() + LIFE_MS;
    await this.unitOfWork.write((manager) =>
      insert(manager, SignInCode, { id, phone, tries: 0, sentAt: null, endsAt }),
    );
    await this.queue.add('sign-in-codes.send', { codeId: id }, { id: `sign-in-code-${id}` });
    return id;
  }

  /** Those whose job the queue lost. */
  async sendDue(): Promise<void> {
    const waiting = await this.unitOfWork.read.find(SignInCode, {
      select: { id: true },
      where: { sentAt: IsNull(), endsAt: MoreThan(this.clock.now()) },
      take: 100,
    });
    for (const { id } of waiting) await this.send(id);
  }

  /** At most once, while it is of use; whoever gets none asks again. */
  async send(id: string): Promise<void> {
    const now = this.clock.now();
    const asked = await this.unitOfWork.read.findOneBy(SignInCode, { id, endsAt: MoreThan(now) });
    if (!asked || asked.sentAt !== null || !this.isPossible) return;
    const isKnown = (await this.holders(asked.phone)).length > 0;
    const isOurs = await this.unitOfWork.write(async (manager) => {
      const taken = await execute(
        manager,
        `UPDATE sign_in_code SET sent_at = $1 WHERE id = $2 AND sent_at IS NULL`,
        [now, id],
      );
      if (taken !== 1 || !isKnown) return false;
      const date = localDateOf(now, this.env.TIME_ZONE);
      const today = await DayQuotas.open(manager, this.channels.dayLimits, date);
      if (!today.isLeft('sms')) return false;
      today.take('sms');
      await today.store(manager);
      return true;
    });
    if (!isOurs) return;
    const outcome = await this.channels.get('sms').send(this.messageOf(asked, now));
    if (outcome.kind !== 'accepted') this.logger.warn(`A code was not sent: ${outcome.kind}`);
  }

  /**
   * The ambassadors with the number, after the right code; a code is taken once and said five times at the most.
   * @throws DomainError wrong-code, too-many-sign-ins
   */
  async take(id: string, typed: string, address: string): Promise<string[]> {
    await this.attempts.sayCode(address);
    const said = await this.unitOfWork.write((manager) =>
      execute(
        manager,
        `UPDATE sign_in_code SET tries = tries + 1 WHERE id = $1 AND tries < $2 AND ends_at > $3`,
        [id, mostTries, this.clock.now()],
      ),
    );
    const asked = await this.unitOfWork.read.findOneBy(SignInCode, { id });
    const mentorIds = await this.holders(asked?.phone ?? '');
    const isRight = this.signer.isCodeOf(id, typed.replace(/\D/g, ''));
    if (said !== 1 || !isRight || mentorIds.length === 0) throw new DomainError('wrong-code');
    const taken = await this.unitOfWork.write((manager) =>
      execute(manager, `DELETE FROM sign_in_code WHERE id = $1`, [id]),
    );
    if (taken !== 1) throw new DomainError('wrong-code');
    await this.attempts.saidRightCode(address);
    return mentorIds;
  }

  /** Ambassadors of one family may have one number. */
  private async holders(phone: string): Promise<string[]> {
    const found = await this.unitOfWork.read.find(Mentor, {
      select: { id: true },
      where: { phone, isActive: true },
      order: { id: 'ASC' },
    });
    return found.map(({ id }) => id);
  }

  private messageOf({ id, phone }: SignInCode, dueAt: number): Message {
    const { subject, text } = textsIn('vi').phoneSignIn.message(this.signer.codeOf(id));
    return {
      key: `code-${id}`,
      reminderId: id,
      kind: 'announcement',
      recipientKind: 'mentor',
      language: 'vi',
      dueAt,
      to: phone,
      recipientName: '',
      subject,
      text,
      plainText: foldAccents(text),
      fields: {},
    };
  }
}
