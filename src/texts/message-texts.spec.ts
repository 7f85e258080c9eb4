import { instantAt } from '../core/time/zone';
import { foldAccents } from '../core/vietnamese/text';
import { isAboutBooking, kindsTo } from '../core/reminders/kinds';
import { smsLength } from '../core/reminders/sms-length';
import {
  changeText,
  digestText,
  type SessionNews,
  sessionText,
  type Wording,
} from './message-texts';

const zone = 'Asia/Ho_Chi_Minh';
const news: SessionNews = {
  kind: 'evening-before',
  startAt: instantAt('2026-11-24', 1170, zone),
  topic: 'Thanh toán không tiền mặt',
  venue: 'Nhà văn hóa thôn Đông Thượng',
  mentorName: 'Nguyễn Thị Phương Thảo',
  mentorPhone: '+84912345678',
  forName: null,
};
const wording: Wording = { language: 'vi', zone, now: instantAt('2026-11-23', 1140, zone) };
const english: Wording = { ...wording, language: 'en' };
const mostKinds = kindsTo('mentee').filter(isAboutBooking);

describe('the words of a reminder', () => {
  it('say who comes, when and where', () => {
    expect(sessionText(news, wording)).toBe(
      'Nhắc lịch học Thanh toán không tiền mặt: 19:30 ngày mai 24/11, Nhà văn hóa thôn Đông Thượng. Đại sứ số Nguyễn Thị Phương Thảo 0912 345 678.',
    );
  });

  it('come in English, too', () => {
    expect(sessionText({ ...news, topic: 'Cashless payment', venue: null }, english)).toBe(
      'Reminder: Cashless payment, 19:30 tomorrow 24/11, at home. With Nguyễn Thị Phương Thảo 0912 345 678.',
    );
  });

  it('name the day as the reader would on that day', () => {
    const on = (date: string) => sessionText(news, { ...wording, now: instantAt(date, 600, zone) });
    expect(on('2026-11-24')).toContain('19:30 hôm nay 24/11');
    expect(on('2026-11-22')).toContain('19:30 thứ 3 24/11');
  });

  it.each(mostKinds)('fit one plain text message without accents: %s', (kind) => {
    for (const language of ['vi', 'en'] as const) {
      const text = foldAccents(sessionText({ ...news, kind }, { ...wording, language }));
      expect(smsLength(text)).toMatchObject({ encoding: 'gsm-7', parts: 1 });
    }
  });

  it('say for whom they are on a phone that a family shares', () => {
    expect(sessionText({ ...news, forName: 'Đinh Thị Bưởi' }, wording)).toMatch(
      /^Đinh Thị Bưởi: Nhắc lịch học/,
    );
  });

  it('tell a cancelled learner to stay at home', () => {
    expect(sessionText({ ...news, kind: 'cancelled' }, wording)).toContain('xin đừng đến');
  });

  it('tell the ambassador who comes after a change', () => {
    const change = {
      startAt: news.startAt,
      venue: null,
      menteeName: 'Bà Bưởi',
      menteeNames: ['Ông Khế'],
    };
    expect(changeText({ ...change, kind: 'booked' }, wording)).toBe(
      'Buổi học đã thêm 19:30 ngày mai 24/11, tại nhà: Ông Khế.',
    );
    expect(changeText({ ...change, kind: 'cancelled' }, wording)).toBe(
      'Bà Bưởi không đến buổi học 19:30 ngày mai 24/11. Vẫn đến: Ông Khế.',
    );
    expect(changeText({ ...change, kind: 'cancelled', menteeNames: [] }, english)).toBe(
      'Bà Bưởi is not coming 19:30 tomorrow 24/11. Nobody is left in the session.',
    );
  });

  it('give the ambassador tomorrow in one message', () => {
    const sessions = [
      {
        startAt: news.startAt,
        topic: 'Cài đặt VNeID',
        venue: null,
        hamlet: 'Thôn Đông',
        menteeNames: ['Bà Bưởi', 'Ông Khế'],
      },
      {
        startAt: news.startAt + 1_800_000,
        topic: 'Gọi video',
        venue: 'NVH Đông',
        hamlet: 'Thôn Đông',
        menteeNames: ['Chị Na'],
      },
    ];
    expect(digestText({ date: '2026-11-24', sessions }, wording)).toBe(
      'Ngày 24/11 có 2 buổi học: 19:30 tại nhà, Thôn Đông, Cài đặt VNeID, Bà Bưởi, Ông Khế; 20:00 NVH Đông, Gọi video, Chị Na.',
    );
    expect(digestText({ date: '2026-11-24', sessions: [sessions[1]] }, english)).toBe(
      '24/11: 1 session. 20:00 NVH Đông, Gọi video, Chị Na.',
    );
  });
});
