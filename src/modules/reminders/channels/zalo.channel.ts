import { addDays } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import type { Channel, Limits, Message, SendOutcome } from './channel';
import { httpOutcome } from './http-outcome';
import type { MonotonicClock } from '../../../platform/common/monotonic-clock';
import { postJson, textField } from './http-post';
import type { TemplateOf } from './zalo-templates';

/** Where the access token comes from. */
export interface AccessTokens {
  /** Null when there is none. */
  current(): Promise<string | null>;
  /** A token that is not `stale`; null when none can be had now. */
  renew(stale: string): Promise<string | null>;
}

export interface ZaloSettings extends Limits {
  baseUrl: string;
  /** The template of a kind of message; undefined when there is none. */
  templateOf: TemplateOf;
  zone: string;
}

const openFromMinute = 7 * 60;
const alarmPauseMs = 10 * 60_000;

/**
 * Template messages of the Zalo Notification Service. Nothing removes duplicates there, so a try
 * whose end is unknown is never repeated.
 */
export class ZaloChannel implements Channel {
  readonly name = 'zalo';
  readonly repeatsSafely = false;

  constructor(
    private readonly settings: ZaloSettings,
    private readonly tokens: AccessTokens,
    private readonly now: () => number,
    private readonly patience?: MonotonicClock,
  ) {}

  get perSecond(): number {
    return this.settings.perSecond;
  }

  get perDay(): number | undefined {
    return this.settings.perDay;
  }

  /** A token that ran out is renewed, and the message sent once more: -124 accepted nothing. */
  async send(message: Message): Promise<SendOutcome> {
    const templateId = this.settings.templateOf(message);
    if (!templateId) return noTemplate;
    const token = await this.tokens.current();
    if (token === null) return this.withoutToken();
    const outcome = await this.post(message, templateId, token);
    if (outcome.code !== tokenRefused) return outcome;
    const renewed = await this.tokens.renew(token);
    return renewed === null ? outcome : this.post(message, templateId, renewed);
  }

  private async post(message: Message, templateId: string, token: string): Promise<SendOutcome> {
    const { baseUrl, zone } = this.settings;
    const reply = await postJson(
      `${baseUrl}/message/template`,
      {
        phone: (message.to ?? '').replace(/^\+/, ''),
        template_id: templateId,
        template_data: message.fields,
        tracking_id: message.key,
      },
      { access_token: token },
      this.patience,
    );
    const now = this.now();
    const outcome = httpOutcome(reply, now);
    if (outcome || reply.kind !== 'answer') return outcome ?? unclear;
    return zaloOutcome(reply.body, now, zone);
  }

  private withoutToken(): SendOutcome {
    const untilAt = this.now() + alarmPauseMs;
    return { kind: 'paused', code: 'no-token', detail: 'No access token', untilAt, alarm: true };
  }
}

const tokenRefused = '-124';
const noTemplate: SendOutcome = {
  kind: 'refused',
  code: 'no-template',
  detail: 'No template for this kind of message',
};
const unclear: SendOutcome = { kind: 'ambiguous', code: 'no-answer', detail: '' };

/** What a code of the Zalo Notification Service means for this reminder, this person, this channel. */
export function zaloOutcome(body: Record<string, unknown>, now: number, zone: string): SendOutcome {
  const code = textField(body, 'error');
  const detail = textField(body, 'message').slice(0, 200);
  const tomorrow = addDays(localDateOf(now, zone), 1);
  switch (code) {
    case '0': {
      const data = (body.data ?? {}) as { msg_id?: string };
      return { kind: 'accepted', messageId: data.msg_id ?? null, code };
    }
    case '':
      return { kind: 'ambiguous', code, detail: 'An answer without an error code' };
    case '-133': {
      // Barred from 22:00 to 06:00; this house keeps until 07:00.
      const today = instantAt(localDateOf(now, zone), openFromMinute, zone);
      const retryAt = today > now ? today : instantAt(tomorrow, openFromMinute, zone);
      return { kind: 'busy', code, detail, retryAt };
    }
    case '-144':
    case '-147':
      return { kind: 'paused', code, detail, untilAt: instantAt(tomorrow, 0, zone), alarm: false };
    case '-115':
    case '-137':
    case '-124':
      return { kind: 'paused', code, detail, untilAt: now + alarmPauseMs, alarm: true };
    case '-139':
    case '-141':
      return { kind: 'stopped', code, detail };
    case '-114':
    case '-118':
    case '-119':
      return { kind: 'unreachable', code, detail };
    default:
      return { kind: 'refused', code, detail };
  }
}
