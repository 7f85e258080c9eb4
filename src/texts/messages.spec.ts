import { instantAt } from '../core/time/zone';
import { foldAccents } from '../core/vietnamese/text';
import { isAboutBooking, kindsTo } from '../core/reminders/kinds';
import { smsLength } from '../core/reminders/sms-length';
import { jointText, type SessionNews, sessionText } from './mentee-messages';
import { changeText, digestText } from './mentor-messages';
import type { Wording } from './message-words';

const zone = 'Asia/Ho_Chi_Minh';
const news: SessionNews = {
  kind: 'evening-before',
  startAt: instantAt('2026-11-24', 1170, zone),
  topic: 'Thanh toán không tiền mặt',
  venue: 'Nhà văn hóa thôn Đông Thượng',
  mentorName: 'Nguyễn Thị Phương Thảo',
  mentorPhone: '+84912345678',
  forName: null,
  why: null,
  firstFrom: null,
};
const wording: Wording = { language: 'vi', zone, now: instantAt('2026-11-23', 1140, zone) };
const english: Wording = { ...wording, language: 'en' };
const mostKinds = kindsTo('mentee').filter(isAboutBooking);

describe('the words of a reminder', () => {
  it('say who comes, when and where', () => {
    expect(sessionText(news, wording)).toBe(
      'Nhắc học ngày mai, 7 rưỡi tối (24/11): Thanh toán không tiền mặt, Nhà văn hóa thôn Đông Thượng. Không đến, xin gọi Nguyễn Thị Phương Thảo 0912 345 678.',
    );
  });

  it('come in English, too', () => {
    expect(sessionText({ ...news, topic: 'Cashless payment', venue: null }, english)).toBe(
      'Reminder: Cashless payment, tomorrow, 7:30 pm (24/11), at home. Cannot come? Call Nguyễn Thị Phương Thảo 0912 345 678.',
    );
  });

  it('name the day as the reader would on that day', () => {
    const on = (date: string) => sessionText(news, { ...wording, now: instantAt(date, 600, zone) });
    expect(on('2026-11-24')).toContain('hôm nay, 7 rưỡi tối (24/11)');
    expect(on('2026-11-22')).toContain('thứ 3 24/11, 7 rưỡi tối');
  });

  it.each(mostKinds)('fit one plain text message without accents: %s', (kind) => {
    for (const language of ['vi', 'en'] as const) {
      const text = foldAccents(sessionText({ ...news, kind }, { ...wording, language }));
      expect(smsLength(text)).toMatchObject({ encoding: 'gsm-7', parts: 1 });
    }
  });

  it('say who teaches from now on where nothing else of a lesson changed', () => {
    const given = { ...news, kind: 'moved' as const, isGiven: true, why: 'Đại sứ bị ốm' };
    expect(sessionText(given, wording)).toBe(
      'Buổi học Thanh toán không tiền mặt ngày mai, 7 rưỡi tối (24/11), Nhà văn hóa thôn Đông Thượng nay do Nguyễn Thị Phương Thảo 0912 345 678 hướng dẫn. Lý do: Đại sứ bị ốm.',
    );
    expect(sessionText({ ...given, why: null }, english)).toContain('your teacher is now');
    for (const language of ['vi', 'en'] as const) {
      const text = foldAccents(sessionText({ ...given, why: null }, { ...wording, language }));
      expect(smsLength(text)).toMatchObject({ encoding: 'gsm-7', parts: 1 });
    }
    const place = { ...given, menteeNames: ['Bà Bưởi'] };
    const both = [place, { ...place, startAt: place.startAt + 7 * 86_400_000 }];
    const joint = { kind: 'moved' as const, isShared: false, why: null, firstFrom: null };
    expect(jointText({ ...joint, places: both }, wording)).toMatch(/^Đổi người hướng dẫn/);
    const mixed = [place, { ...both[1], isGiven: false }];
    expect(jointText({ ...joint, places: mixed }, wording)).toMatch(/^Đổi lịch học/);
  });

  it('say for whom they are on a phone that a family shares', () => {
    expect(sessionText({ ...news, forName: 'Đinh Thị Bưởi' }, wording)).toMatch(
      /^Đinh Thị Bưởi: Nhắc học/,
    );
  });

  it('say who writes and whom to call in the first message to somebody', () => {
    const first = { ...news, kind: 'booked' as const, firstFrom: 'Xã Gia Viễn' };
    expect(sessionText(first, wording)).toMatch(/^Xã Gia Viễn mời học kỹ năng số miễn phí\. /);
    expect(sessionText(first, wording)).toMatch(
      /Hỏi đại sứ số Nguyễn Thị Phương Thảo 0912 345 678\.$/,
    );
    expect(sessionText(first, english)).toMatch(/^Xã Gia Viễn, free lessons/);
    expect(smsLength(foldAccents(sessionText(first, wording))).parts).toBeLessThanOrEqual(2);
  });

  it('say why a lesson is off, as short as a text message needs', () => {
    const off = { ...news, kind: 'cancelled' as const };
    expect(sessionText({ ...off, why: 'hội trường mất điện.' }, wording)).toContain(
      'đã hủy, xin đừng đến. Lý do: hội trường mất điện. Hỏi Nguyễn Thị',
    );
    const long = sessionText({ ...off, why: 'mưa bão '.repeat(40) }, wording);
    expect(long).toMatch(/Lý do: [mưa bão]{50,60}… Hỏi/u);
    expect(
      sessionText({ ...off, why: 'mưa bão '.repeat(40) }, { ...wording, isReasonWhole: true }),
    ).toContain(`${'mưa bão '.repeat(40).trim()}. Hỏi`);
    expect(sessionText(off, wording)).not.toContain('Lý do');
  });

  it.each([
    [8 * 60, '8 giờ sáng', '8 am'],
    [10 * 60 + 15, '10 giờ 15 sáng', '10:15 am'],
    [11 * 60 + 30, '11 rưỡi trưa', '11:30 am'],
    [12 * 60, '12 giờ trưa', '12 pm'],
    [14 * 60 + 30, '2 rưỡi chiều', '2:30 pm'],
    [18 * 60, '6 giờ tối', '6 pm'],
    [20 * 60 + 30, '8 rưỡi tối', '8:30 pm'],
  ])('tell minute %i of the day as people say it', (minute, vietnamese, inEnglish) => {
    const startAt = instantAt('2026-11-24', minute, zone);
    expect(sessionText({ ...news, startAt }, wording)).toContain(`ngày mai, ${vietnamese} (24/11)`);
    expect(sessionText({ ...news, startAt }, english)).toContain(`tomorrow, ${inEnglish} (24/11)`);
  });

  it('give the dates of a plan once for the same hour of the same weekday', () => {
    const place = {
      topic: 'Cài đặt VNeID',
      venue: 'NVH Đông',
      menteeNames: ['Bà Bưởi'],
      mentorName: 'Chị Thảo',
      mentorPhone: '+84912345678',
    };
    const starts = ['2026-11-26', '2026-12-03'].map((date) => instantAt(date, 1080, zone));
    const places = starts.map((startAt) => ({ ...place, startAt }));
    const joint = { kind: 'booked' as const, places, isShared: false, why: null, firstFrom: null };
    expect(jointText(joint, wording)).toBe(
      'Lịch học Cài đặt VNeID, NVH Đông: thứ 5 26/11 và 3/12, 6 giờ tối. Hỏi đại sứ số Chị Thảo 0912 345 678.',
    );
    const [first, second] = places;
    const family = [first, { ...second, menteeNames: ['Ông Khế'], venue: null }];
    expect(jointText({ ...joint, places: family, isShared: true }, english)).toBe(
      'Your lessons, Cài đặt VNeID. Bà Bưởi: Thu 26/11, 6 pm, NVH Đông. Ông Khế: Thu 3/12, 6 pm, at home. Questions? Call Chị Thảo 0912 345 678.',
    );
  });

  it('name each of a family once with all their dates, and leave the topics that differ to the reminders', () => {
    const at = (date: string, minute: number) => instantAt(date, minute, zone);
    const place = { venue: 'NVH Đông', mentorName: 'Chị Thảo', mentorPhone: '+84912345678' };
    const of = (name: string, startAt: number, topic: string) => ({
      ...place,
      startAt,
      topic,
      menteeNames: [name],
    });
    const places = [
      of('Bà Bưởi', at('2026-11-26', 1080), 'Cài đặt VNeID'),
      of('Ông Khế', at('2026-11-29', 480), 'Gọi video'),
      of('Bà Bưởi', at('2026-12-03', 1080), 'Gọi video'),
      of('Ông Khế', at('2026-12-05', 1110), 'Cài đặt VNeID'),
    ];
    const joint = { places, isShared: true, why: null, firstFrom: null };
    expect(jointText({ ...joint, kind: 'booked' }, wording)).toBe(
      'Lịch học tại NVH Đông. Bà Bưởi: thứ 5 26/11 và 3/12, 6 giờ tối. Ông Khế: chủ nhật 29/11, 8 giờ sáng; thứ 7 5/12, 6 rưỡi tối. Hỏi đại sứ số Chị Thảo 0912 345 678.',
    );
    const sameDay = [places[0], of('Ông Khế', at('2026-11-26', 1110), 'Gọi video')];
    expect(jointText({ ...joint, places: sameDay, kind: 'evening-before' }, wording)).toBe(
      'Nhắc học thứ 5 26/11, NVH Đông. Bà Bưởi: 6 giờ tối, Cài đặt VNeID. Ông Khế: 6 rưỡi tối, Gọi video. Không đến, xin gọi Chị Thảo 0912 345 678.',
    );
  });

  it('tell a cancelled learner to stay at home', () => {
    expect(sessionText({ ...news, kind: 'cancelled' }, wording)).toContain('xin đừng đến');
  });

  it('tell the ambassador who comes after a change', () => {
    const change = {
      startAt: news.startAt,
      topic: 'Cài đặt VNeID',
      venue: null,
      home: 'Thôn Đông',
      menteeName: 'Bà Bưởi',
      menteeNames: ['Ông Khế'],
      by: 'learner' as const,
      why: null,
    };
    expect(changeText({ ...change, kind: 'booked' }, wording)).toBe(
      'Thêm buổi dạy Cài đặt VNeID: ngày mai, 7 rưỡi tối (24/11), tại nhà, Thôn Đông. Học viên: Ông Khế.',
    );
    expect(changeText({ ...change, kind: 'cancelled' }, wording)).toBe(
      'Bà Bưởi không đến buổi học Cài đặt VNeID ngày mai, 7 rưỡi tối (24/11), tại nhà, Thôn Đông. Vẫn đến: Ông Khế.',
    );
    expect(changeText({ ...change, kind: 'cancelled', menteeNames: [] }, english)).toBe(
      'Bà Bưởi is not coming to Cài đặt VNeID, tomorrow, 7:30 pm (24/11), at home, Thôn Đông. Nobody is left: you need not come.',
    );
  });

  it('tell the ambassador who called a place off, and why', () => {
    const off = {
      kind: 'cancelled' as const,
      startAt: news.startAt,
      topic: 'Gọi video',
      venue: 'NVH Đông',
      home: '',
      menteeName: 'Bà Bưởi',
      menteeNames: [],
      by: 'staff' as const,
      why: 'mất điện',
    };
    expect(changeText(off, wording)).toBe(
      'Cán bộ đã hủy buổi dạy Gọi video ngày mai, 7 rưỡi tối (24/11), NVH Đông, của Bà Bưởi. Lý do: mất điện. Buổi học không còn ai, bạn không cần đến.',
    );
    expect(changeText({ ...off, isOffered: true }, wording)).toMatch(
      /Lý do: mất điện\. Chỗ này đã mời người đang chờ: .*, không có tin thì không cần đến\.$/,
    );
    expect(changeText({ ...off, by: 'staff-for-learner', why: null }, wording)).toMatch(
      /^Cán bộ báo: Bà Bưởi không đến buổi học Gọi video/,
    );
    expect(changeText({ ...off, by: 'others', why: null }, english)).toMatch(/^Called off: /);
  });

  it('say from when a session moved, and the year of a day far away', () => {
    const from = instantAt('2026-11-26', 18 * 60, zone);
    const startAt = instantAt('2099-01-03', 18 * 60, zone);
    expect(sessionText({ ...news, kind: 'moved', from, startAt }, wording)).toContain(
      'thứ 5 26/11, 6 giờ tối sang thứ 7 3/1/2099, 6 giờ tối',
    );
    expect(sessionText({ ...news, kind: 'moved', startAt }, wording)).toMatch(
      /tiền mặt sang thứ 7/,
    );
  });

  it('give the ambassador tomorrow in one message', () => {
    const sessions = [
      {
        startAt: news.startAt,
        topic: 'Cài đặt VNeID',
        venue: null,
        home: 'Thôn Đông',
        menteeNames: ['Bà Bưởi', 'Ông Khế'],
      },
      {
        startAt: news.startAt + 1_800_000,
        topic: 'Gọi video',
        venue: 'NVH Đông',
        home: 'Thôn Đông',
        menteeNames: ['Chị Na'],
      },
    ];
    expect(digestText({ dayAt: news.startAt, sessions }, wording)).toBe(
      'Bạn dạy mai 24/11. Tại nhà, Thôn Đông: 19h30 Cài đặt VNeID, Bà Bưởi, Ông Khế. NVH Đông: 20h Gọi video, Chị Na.',
    );
    expect(digestText({ dayAt: news.startAt, sessions: [sessions[1]] }, english)).toBe(
      'You teach tomorrow 24/11. NVH Đông: 20:00 Gọi video, Chị Na.',
    );
  });
});
