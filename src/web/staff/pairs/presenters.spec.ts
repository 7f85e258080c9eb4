import { DomainError } from '../../../platform/common/domain-error';
import type { SheetImport } from '../../../modules/exchange/people/sheet-import.entity';
import type { FreeTime } from '../../../modules/sessions/booking/free-times.service';
import type { SessionView } from '../../../modules/sessions/views/session-views';
import { attendanceSheetOf } from '../../shared/sessions/attendance-sheet';
import { safePath } from '../../entry/home-of';
import { integerOf, listOf, textOf } from '../../kit/forms/form-fields';
import { Dates } from '../../../texts';
import { freeDays } from '../../shared/booking/free-days';
import { groupPairs } from './pair-group-rows';
import { rejectedLines } from '../imports/rejected-lines';
import { slicePage } from '../../kit/components/slice-page';
import { byDay, weekFrom } from '../../shared/sessions/week-days';
import { windowChoices, windowsOf } from '../../shared/availability/window-options';
import { askedPage } from '../../kit/components/asked-page';

const zone = 'Asia/Ho_Chi_Minh';
const sixInTheEvening = Date.UTC(2026, 10, 23, 11);

describe('from rows to pages', () => {
  it('shows days and hours in the zone of the ward, as people say them', () => {
    const dates = new Dates('vi', zone);
    expect(dates.day(sixInTheEvening)).toBe('Thứ Hai, 23/11/2026');
    expect(dates.span(sixInTheEvening, sixInTheEvening + 1_800_000)).toBe('18:00–18:30');
    expect(dates.spoken(sixInTheEvening)).toBe('18 giờ');
    expect(dates.spoken(sixInTheEvening + 1_800_000)).toBe('18 giờ 30');
    expect(dates.date('2026-11-29')).toBe('Chủ nhật, 29/11/2026');
    expect(dates.iso(sixInTheEvening)).toBe('2026-11-23T18:00:00+07:00');
  });

  it('puts free times under their day', () => {
    const at = (startAt: number) => ({ startAt }) as FreeTime;
    const times = [
      at(sixInTheEvening),
      at(sixInTheEvening + 1_800_000),
      at(sixInTheEvening + 86_400_000),
    ];
    const days = freeDays(times, new Dates('vi', zone));
    expect(days.map(({ date, times: ofDay }) => [date, ofDay.length])).toEqual([
      ['2026-11-23', 2],
      ['2026-11-24', 1],
    ]);
  });

  it('shows all seven days of a week, empty ones too', () => {
    const week = weekFrom('2026-11-23', zone);
    expect(week.to).toBe('2026-11-29');
    const days = byDay([{ startAt: sixInTheEvening } as SessionView], week.from, zone);
    expect(days.map(({ sessions }) => sessions.length)).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  it('names the row that was not taken, so that the officer finds it', () => {
    const sheet = {
      headers: ['STT', 'Họ và tên', 'SĐT'],
      rejected: [
        {
          row: 8,
          cells: [1, 'Lê Lan', 'x'],
          issues: [{ column: 'SĐT', code: 'phone', reason: 'Sai.' }],
        },
      ],
    } as unknown as SheetImport;
    expect(rejectedLines(sheet)).toEqual([
      { id: '8-0', row: 8, name: 'Lê Lan', column: 'SĐT', reason: 'Sai.' },
    ]);
  });

  it('groups pairs by ambassador in the order in which they come', () => {
    const facts = { topicsCovered: [], topicsMissing: [], sharedWindows: 1, sameHamlet: true };
    const pair = (mentorName: string, menteeName: string) => ({
      mentorId: `id of ${mentorName}`,
      mentorName,
      phone: null,
      menteeId: `id of ${menteeName}`,
      menteeName,
      metres: 1,
      facts,
      isLocked: false,
    });
    const groups = groupPairs([pair('Bình', 'Cúc'), pair('An', 'Mai'), pair('Bình', 'Hoa')]);
    expect(groups.map(({ name, mentees }) => [name, mentees.map((mentee) => mentee.name)])).toEqual(
      [
        ['Bình', ['Cúc', 'Hoa']],
        ['An', ['Mai']],
      ],
    );
  });

  it('asks the database for the nearest page there is, whatever was asked for', async () => {
    const asked: number[] = [];
    const items = Array.from({ length: 30 }, (_, index) => index);
    const read = (page: number) => {
      asked.push(page);
      const from = (page - 1) * 25;
      return Promise.resolve({
        items: items.slice(from, from + 25),
        page,
        pageSize: 25,
        total: items.length,
      });
    };
    const pageOf = async (given: number) => (await askedPage(given, read)).page;
    expect(await pageOf(2)).toBe(2);
    expect(await pageOf(99)).toBe(2);
    expect(await pageOf(1)).toBe(1);
    expect(Math.max(...asked)).toBe(99);
  });

  it('gives the nearest page there is, whatever was asked for', () => {
    const items = Array.from({ length: 30 }, (_, index) => index);
    expect(slicePage(items, 2, 25)).toMatchObject({ page: 2, items: [25, 26, 27, 28, 29] });
    expect(slicePage(items, 99, 25).page).toBe(2);
    expect(slicePage([], 1, 25)).toMatchObject({ page: 1, items: [], total: 0 });
  });

  it('keeps a free time of the ambassador that is no usual part of the week', () => {
    const own = { weekday: 2, startMinute: 1110, endMinute: 1200 };
    const choices = windowChoices([own, { weekday: 6, startMinute: 480, endMinute: 1020 }]);
    const chosen = choices.filter(({ isChosen }) => isChosen).map(({ value }) => value);
    expect(chosen).toEqual(['6-480-690', '6-840-1020', '2-1110-1200', '6-690-840']);
    expect(windowsOf(['2-1110-1200', '9-1-2', '1-5-3', 'x'])).toEqual([own]);
  });

  it('sends nobody to another site after sign-in', () => {
    expect(safePath('/wards/14464?x=1')).toBe('/wards/14464?x=1');
    for (const path of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '',
      undefined,
      '/a b',
    ]) {
      expect(safePath(path)).toBeUndefined();
    }
  });

  it('reads forms as people fill them in', () => {
    expect(textOf({ a: ' Lê  ' }, 'a')).toBe('Lê');
    expect(textOf({ a: ['x', 'y'] }, 'a')).toBe('');
    expect(listOf({ a: 'x' }, 'a')).toEqual(['x']);
    expect(listOf(undefined, 'a')).toEqual([]);
    expect(integerOf({ a: '12' }, 'a')).toBe(12);
    expect(integerOf({ a: '1.5' }, 'a')).toBeUndefined();
  });

  it('asks for every mentee in the session, and for nobody else', () => {
    const bookings = [
      { id: '1', state: 'booked' },
      { id: '2', state: 'waiting' },
      { id: '3', state: 'booked' },
    ];
    const session = { version: 4, bookings } as SessionView;
    const sheet = attendanceSheetOf(session, {
      'mark-1': 'with-help',
      'mark-3': 'absent',
      'mark-9': 'alone',
    });
    expect(sheet).toMatchObject({
      version: 4,
      marks: [
        { bookingId: '1', state: 'attended', level: 'with-help' },
        { bookingId: '3', state: 'absent' },
      ],
    });
    expect(() => attendanceSheetOf(session, { 'mark-1': 'attended' })).toThrow(DomainError);
  });
});
