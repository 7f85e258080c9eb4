import { datesFrom } from '../time/local-dates';
import { toIsoWithOffset } from '../time/zone';
import { commonSlots, gridSlots } from './generate';
import { freeIntervals, openDays, wardWindows } from './windows';
import { mergeWindows } from '../time/weekly-windows';

const zone = 'Asia/Ho_Chi_Minh';
const evening = (weekday: number) => ({ weekday, startMinute: 1080, endMinute: 1260 });
const week = (from: string, holidays: string[] = []) =>
  openDays(datesFrom(from, 7), zone, wardWindows(), holidays);
const starts = (slots: { startAt: number }[], inZone = zone) =>
  slots.map(({ startAt }) => toIsoWithOffset(startAt, inZone).slice(0, 16));

describe('windows of a ward', () => {
  it('opens six half hours on a weekday evening and twenty-one on a weekend day', () => {
    const perDay = new Map<string, number>();
    for (const { date } of gridSlots(week('2026-11-23'))) {
      perDay.set(date, (perDay.get(date) ?? 0) + 1);
    }
    expect([...perDay.values()]).toEqual([6, 6, 6, 6, 6, 21, 21]);
  });

  it('keeps the noon break', () => {
    const saturday = starts(gridSlots(openDays(['2026-11-28'], zone, wardWindows(), [])));
    expect(saturday).toContain('2026-11-28T11:00');
    expect(saturday).not.toContain('2026-11-28T11:30');
    expect(saturday).toContain('2026-11-28T14:00');
    expect(saturday.at(-1)).toBe('2026-11-28T20:30');
  });

  it('holds no session on a holiday', () => {
    expect(gridSlots(week('2027-02-05', ['2027-02-05'])).map(({ date }) => date)).not.toContain(
      '2027-02-05',
    );
  });

  it('keeps a free morning of a weekday out of the plan', () => {
    const free = { windows: [{ weekday: 1, startMinute: 480, endMinute: 690 }] };
    expect(freeIntervals(week('2026-11-23'), free)).toEqual([]);
  });

  it('adds and takes away single days, busy before free', () => {
    const free = {
      windows: [evening(1)],
      exceptions: [
        { date: '2026-11-23', kind: 'busy' as const, startMinute: 1140, endMinute: 1200 },
        { date: '2026-11-24', kind: 'free' as const, startMinute: 1080, endMinute: 1170 },
        { date: '2026-11-24', kind: 'busy' as const, startMinute: 1140, endMinute: 1440 },
      ],
    };
    expect(starts(commonSlots(week('2026-11-23'), [free]))).toEqual([
      '2026-11-23T18:00',
      '2026-11-23T18:30',
      '2026-11-23T20:00',
      '2026-11-23T20:30',
      '2026-11-24T18:00',
      '2026-11-24T18:30',
    ]);
  });

  it('offers only what everybody shares and nobody has taken', () => {
    const days = week('2026-11-23');
    const mentor = { windows: [evening(1), evening(2)] };
    const mentee = { windows: [{ weekday: 2, startMinute: 1095, endMinute: 1230 }] };
    const [first] = commonSlots(days, [mentor, mentee]);
    expect(starts([first])).toEqual(['2026-11-24T18:30']);
    expect(starts(commonSlots(days, [mentor, { ...mentee, busy: [first] }]))).toEqual([
      '2026-11-24T19:00',
      '2026-11-24T19:30',
      '2026-11-24T20:00',
    ]);
  });

  it('gives no slot for a skipped hour and one for an hour that comes twice', () => {
    const night = [{ weekday: 7, startMinute: 60, endMinute: 240 }];
    const spring = openDays(['2026-03-29'], 'Europe/Berlin', night, []);
    expect(starts(gridSlots(spring), 'Europe/Berlin')).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T01:30',
      '2026-03-29T03:00',
      '2026-03-29T03:30',
    ]);
    const autumn = openDays(['2026-10-25'], 'Europe/Berlin', night, []);
    expect(gridSlots(autumn)).toHaveLength(6);
    expect(gridSlots(autumn).every((slot) => slot.endAt - slot.startAt === 1_800_000)).toBe(true);
  });

  it('joins windows that touch', () => {
    expect(
      mergeWindows([
        { weekday: 6, startMinute: 1080, endMinute: 1260 },
        { weekday: 6, startMinute: 840, endMinute: 1080 },
        { weekday: 5, startMinute: 60, endMinute: 60 },
      ]),
    ).toEqual([{ weekday: 6, startMinute: 840, endMinute: 1260 }]);
  });
});
