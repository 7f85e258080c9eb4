import { instantAt } from '../time/zone';
import { ReminderKind } from './plan';
import { smsLength } from './sms-length';
import { reminderText, SessionNews, Wording } from './texts';

const zone = 'Asia/Ho_Chi_Minh';
const news: SessionNews = {
  kind: 'evening-before',
  startAt: instantAt('2026-11-24', 1170, zone),
  topic: 'Thanh toán không tiền mặt',
  venue: 'Nhà văn hóa thôn Đông Thượng',
  mentorName: 'Nguyễn Thị Phương Thảo',
  mentorPhone: '+84912345678',
  link: null,
};
const wording: Wording = {
  language: 'vi',
  zone,
  now: instantAt('2026-11-23', 1140, zone),
  accents: true,
  stopHint: false,
};
const mostKinds: Exclude<ReminderKind, 'digest'>[] = [
  'booked',
  'moved',
  'cancelled',
  'evening-before',
  'lead',
  'feedback',
];

describe('the words of a reminder', () => {
  it('say who comes, when and where', () => {
    expect(reminderText(news, wording)).toBe(
      'Nhắc lịch học Thanh toán không tiền mặt: 19:30 ngày mai 24/11, Nhà văn hóa thôn Đông Thượng. Đại sứ số Nguyễn Thị Phương Thảo 0912 345 678.',
    );
  });

  it('come in English, too', () => {
    const english = { ...news, topic: 'Cashless payment', venue: null };
    expect(reminderText(english, { ...wording, language: 'en' })).toBe(
      'Reminder: Cashless payment, 19:30 tomorrow 24/11, at home. With Nguyễn Thị Phương Thảo 0912 345 678.',
    );
  });

  it('name the day as the reader would on that day', () => {
    const on = (date: string) =>
      reminderText(news, { ...wording, now: instantAt(date, 600, zone) });
    expect(on('2026-11-24')).toContain('19:30 hôm nay 24/11');
    expect(on('2026-11-22')).toContain('19:30 thứ 3 24/11');
  });

  it.each(mostKinds)('fit one plain text message without accents: %s', (kind) => {
    const text = reminderText({ ...news, kind }, { ...wording, accents: false });
    expect(smsLength(text)).toMatchObject({ encoding: 'gsm-7', parts: 1 });
  });

  it('say how to stop in the first message', () => {
    expect(reminderText(news, { ...wording, stopHint: true })).toMatch(/soạn STOP\.$/);
  });

  it('tell a cancelled learner to stay at home', () => {
    expect(reminderText({ ...news, kind: 'cancelled' }, wording)).toContain('xin đừng đến');
  });

  it('give the ambassador tomorrow in one message', () => {
    const sessions = [
      {
        startAt: news.startAt,
        topic: 'Cài đặt VNeID',
        venue: null,
        menteeNames: ['Bà Bưởi', 'Ông Khế'],
      },
      {
        startAt: news.startAt + 1_800_000,
        topic: 'Gọi video',
        venue: 'NVH Đông',
        menteeNames: ['Chị Na'],
      },
    ];
    expect(reminderText({ kind: 'digest', date: '2026-11-24', sessions }, wording)).toBe(
      'Ngày 24/11 có 2 buổi học: 19:30 tại nhà, Cài đặt VNeID, Bà Bưởi, Ông Khế; 20:00 NVH Đông, Gọi video, Chị Na.',
    );
  });
});
