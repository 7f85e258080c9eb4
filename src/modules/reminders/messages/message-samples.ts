import {
  isAboutBooking,
  isAboutClass,
  kindsTo,
  type ReminderKind,
  ruleOf,
} from '../../../core/reminders/kinds';
import { type SmsLength, smsLength } from '../../../core/reminders/sms-length';
import type { Language } from '../../../texts';
import { addDays } from '../../../core/time/local-dates';
import { instantAt, localDateOf } from '../../../core/time/zone';
import type { Message } from '../channels/channel';
import { composeMessage } from './compose-message';
import { MINUTE_MS } from '../../../core/time/durations';

/** A template filled with made-up values, and what it costs as a text message. */
export interface MessageSample {
  message: Message;
  /** As it is sent, without accents. */
  plain: SmsLength;
  /** What the same would cost with accents. */
  accented: SmsLength;
}

const link = 'https://tung-ngo.example.vn/l/MaRiengCuaMoiNguoi';

/** Every message that the service sends, in one language, about a session tomorrow evening. */
export function messageSamples(language: Language, zone: string, now: number): MessageSample[] {
  return [
    ...kindsTo('mentee').map((kind) => sampleOf(kind, 'mentee', language, zone, now)),
    ...kindsTo('mentor').map((kind) => sampleOf(kind, 'mentor', language, zone, now)),
  ];
}

function sampleOf(
  kind: ReminderKind,
  recipientKind: 'mentor' | 'mentee',
  language: Language,
  zone: string,
  now: number,
): MessageSample {
  const tomorrow = addDays(localDateOf(now, zone), 1);
  const startAt = instantAt(tomorrow, 19 * 60 + 30, zone);
  const venueName = 'Nhà văn hóa thôn Đông Thượng';
  const mentor = { mentorName: 'Nguyễn Thị Phương Thảo', mentorPhone: '+84912345678' };
  const place = { topic: 'cashless', venueName, home: 'Thôn Đông Thượng' };
  const session = { sessionId: '', mentorId: '', ...place, ...mentor };
  const first = { ...session, startAt, menteeNames: ['Đinh Thị Bưởi', 'Lê Văn Khế'] };
  const second = { ...first, startAt: startAt + 30 * MINUTE_MS, menteeNames: ['Phạm Thị Na'] };
  const message = composeMessage(
    {
      id: '',
      chainIndex: 0,
      dueAt: now,
      kind,
      recipientKind,
      recipientId: '',
      recipientName: recipientKind === 'mentor' ? 'Nguyễn Thị Phương Thảo' : 'Đinh Thị Bưởi',
      menteeName: 'Đinh Thị Bưởi',
      ...mentor,
      venueName,
      topic: 'cashless',
      sessionStartAt: ruleOf(kind).while === 'booked-or-attended' ? now - 60 * MINUTE_MS : startAt,
      told: isAboutBooking(kind) ? [first] : [first, second],
      learners: ['Đinh Thị Bưởi', 'Lê Văn Khế', 'Phạm Thị Na'].map((name) => ({
        name,
        phone: '+84987654321',
        hamletName: 'Thôn Đông Thượng',
      })),
      jointId: null,
      facts: {
        ...(kind === 'cancelled' || kind === 'class-off' || kind === 'lesson-given'
          ? { reason: language === 'vi' ? 'mưa bão' : 'a storm' }
          : {}),
        ...(ruleOf(kind).about === 'ward'
          ? {
              text:
                language === 'vi'
                  ? 'Mai nhà văn hóa mất điện, mời cô bác đến học vào thứ Bảy.'
                  : 'There is no power at the hall tomorrow; please come on Saturday.',
            }
          : {}),
        ...(isAboutClass(kind) ? { startAt, topic: 'cashless', venue: venueName } : {}),
      },
      isFirst: false,
      wardName: 'Xã Gia Viễn',
      route: { channel: 'sms', address: '+84912345678', whose: 'own', isStopped: false },
      messageLanguage: language,
      languages: [],
      sharesPhone: false,
    },
    new Map([['', link]]),
    zone,
    now,
  );
  const [words] = message.text.split('\n');
  return { message, plain: smsLength(message.plainText), accented: smsLength(words) };
}
