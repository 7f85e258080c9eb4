import { readTwice } from '../../../../test/support/reading/read-calendar';
import { calendarFeed, calendarFile, type CalendarSession, calendarUid } from './calendar-feed';

const startAt = Date.parse('2026-11-24T12:30:00Z');
const session: CalendarSession = {
  id: '0193-abc',
  version: 3,
  startAt,
  endAt: startAt + 1_800_000,
  updatedAt: Date.parse('2026-11-20T02:00:00Z'),
  isCancelled: false,
  title: 'Buổi học: Thanh toán không tiền mặt, Dịch vụ công trực tuyến; An toàn trên mạng',
  latitude: 20.39215,
  longitude: 105.82341,
  place: 'Nhà văn hóa thôn Đông Thượng, xã Gia Viễn, tỉnh Ninh Bình',
  description: 'Học viên: Nguyễn Thị Bưởi, Trần Văn Khế\nMang theo điện thoại và \\ sạc; cảm ơn',
};
const sender = { name: 'UBND xã Gia Viễn', email: 'lich@giavien.example.vn' };

const laterBy = (milliseconds: number) => ({
  startAt: session.startAt + milliseconds,
  endAt: session.endAt + milliseconds,
});

const expected = {
  uid: calendarUid('0193-abc'),
  startAt,
  endAt: startAt + 1_800_000,
  sequence: 3,
  status: 'CONFIRMED',
  title: session.title,
  place: session.place,
  description: session.description,
};

describe('the calendar', () => {
  it('shows a session the same in two calendars, accents and all', () => {
    const { method, first, second } = readTwice(calendarFile(session, sender));
    expect(method).toBe('PUBLISH');
    expect(first).toEqual([expected]);
    expect(second).toEqual([expected]);
  });

  it('feeds all sessions of an ambassador', () => {
    const more = { ...session, ...laterBy(3_600_000), id: '0193-def' };
    const { first, second } = readTwice(calendarFeed('Lịch của An', [session, more], sender));
    expect(first.map(({ uid }) => uid)).toEqual([calendarUid('0193-abc'), calendarUid('0193-def')]);
    expect(second).toHaveLength(2);
  });

  it('is a sound calendar when there is nothing in it', () => {
    expect(readTwice(calendarFeed('Lịch', [], sender)).first).toEqual([]);
  });

  it('keeps the event and raises its number when the session moves', () => {
    const moved = { ...session, ...laterBy(86_400_000), version: 4 };
    const { first } = readTwice(calendarFile(moved, sender));
    expect(first[0]).toMatchObject({ uid: expected.uid, sequence: 4, startAt: moved.startAt });
  });

  it('takes a cancelled session out', () => {
    const cancelled = { ...session, version: 5, isCancelled: true };
    const file = readTwice(calendarFile(cancelled, sender));
    expect(file.method).toBe('CANCEL');
    expect(file.first[0]).toMatchObject({ uid: expected.uid, sequence: 5, status: 'CANCELLED' });
    expect(file.second[0].status).toBe('CANCELLED');
    const feed = readTwice(calendarFeed('Lịch', [cancelled], sender));
    expect(feed.first[0].status).toBe('CANCELLED');
  });

  it('folds lines at 75 octets without cutting a letter', () => {
    const text = calendarFeed('Lịch của Nguyễn Thị Bưởi', [session], sender);
    const lines = text.split('\r\n');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text).not.toContain('\uFFFD');
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is the same text for the same sessions, so that a calendar can ask "anything new?"', () => {
    expect(calendarFeed('Lịch', [session], sender)).toBe(calendarFeed('Lịch', [session], sender));
  });

  it('carries the words that mail programs need to take an event out', () => {
    const text = calendarFile({ ...session, isCancelled: true }, sender);
    expect(text).toContain('METHOD:CANCEL');
    expect(text).toMatch(/ORGANIZER;CN="?UBND xã Gia Viễn"?:mailto:lich@giavien/i);
    expect(text).toContain('DTSTART:20261124T123000Z');
  });
});
