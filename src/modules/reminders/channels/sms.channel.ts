import { smsLength } from '../../../core/reminders/sms-length';
import type { Channel, Limits, Message, SendOutcome } from './channel';
import { httpOutcome } from './http-outcome';
import type { MonotonicClock } from '../../../platform/common/monotonic-clock';
import { postJson, textField } from './http-post';

export interface SmsSettings extends Limits {
  baseUrl: string;
  apiKey: string;
  secretKey: string;
  brandName: string;
}

const path = '/MainService.svc/json/SendMultipleMessage_V4_post_json/';
const alarmPauseMs = 10 * 60_000;

/**
 * Text messages through eSMS (SmsType 2, customer care). RequestId blocks duplicates for 24 hours, so
 * a try whose end is unknown is repeated with the same RequestId; the answer 124 then says that it
 * had been taken.
 */
export class SmsChannel implements Channel {
  readonly name = 'sms';
  readonly repeatsSafely = true;

  constructor(
    private readonly settings: SmsSettings,
    private readonly now: () => number,
    private readonly patience?: MonotonicClock,
  ) {}

  get perSecond(): number {
    return this.settings.perSecond;
  }

  get perDay(): number | undefined {
    return this.settings.perDay;
  }

  async send(message: Message): Promise<SendOutcome> {
    const reply = await postJson(
      `${this.settings.baseUrl}${path}`,
      {
        ApiKey: this.settings.apiKey,
        SecretKey: this.settings.secretKey,
        Brandname: this.settings.brandName,
        SmsType: '2',
        IsUnicode: smsLength(message.plainText).encoding === 'ucs-2' ? '1' : '0',
        Phone: (message.to ?? '').replace(/^\+84/, '0'),
        Content: message.plainText,
        RequestId: message.key,
      },
      {},
      this.patience,
    );
    const now = this.now();
    const outcome = httpOutcome(reply, now);
    if (outcome || reply.kind !== 'answer') return outcome ?? unclear;
    return smsOutcome(reply.body, now);
  }
}

const unclear: SendOutcome = { kind: 'ambiguous', code: 'no-answer', detail: '' };

/** What eSMS's CodeResult means. Source: developers.esms.vn. */
export function smsOutcome(body: Record<string, unknown>, now: number): SendOutcome {
  const code = textField(body, 'CodeResult');
  const detail = textField(body, 'ErrorMessage').slice(0, 200);
  switch (code) {
    case '100':
    case '124':
      return { kind: 'accepted', messageId: textField(body, 'SMSID') || null, code };
    case '':
    case '99':
      return { kind: 'ambiguous', code, detail };
    // Keys, account, balance, brand name, no right to send: the same for everybody until staff act.
    case '101':
    case '102':
    case '103':
    case '104':
      return { kind: 'paused', code, detail, untilAt: now + alarmPauseMs, alarm: true };
    default:
      return { kind: 'refused', code, detail };
  }
}
