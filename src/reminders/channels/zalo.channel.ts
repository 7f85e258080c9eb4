import { addDays } from '../../core/time/local-dates';
import { instantAt, localDateOf } from '../../core/time/zone';
import type { Channel, Message, SendOutcome } from './channel';
import { httpOutcome } from './http-outcome';
import { postJson, textField } from './post-json';

export interface ZaloSettings {
  baseUrl: string;
  accessToken: string;
  templateId: string;
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
  readonly perSecond = 500;

  constructor(
    private readonly settings: ZaloSettings,
    private readonly now: () => number,
    private readonly timeoutMs?: number,
  ) {}

  async send(message: Message): Promise<SendOutcome> {
    const { baseUrl, accessToken, templateId } = this.settings;
    const reply = await postJson(
      `${baseUrl}/message/template`,
      {
        phone: (message.to ?? '').replace(/^\+/, ''),
        template_id: templateId,
        template_data: message.fields,
        tracking_id: message.key,
      },
      { access_token: accessToken },
      this.timeoutMs,
    );
    const now = this.now();
    const outcome = httpOutcome(reply, now);
    if (outcome || reply.kind !== 'answer') return outcome ?? unclear;
    return zaloOutcome(reply.body, now, this.settings.zone);
  }
}

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
