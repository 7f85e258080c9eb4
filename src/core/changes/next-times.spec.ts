import { openDays } from '../slots/windows';
import { datesFrom } from '../time/local-dates';
import { instantAt } from '../time/zone';
import { defaultWeekLimits } from '../week-plan/week-limits';
import { NextTimes, type Seeker, type Standing } from './next-times';

const zone = 'Asia/Ho_Chi_Minh';
const at = (date: string, hour: number, minute = 0): number =>
  instantAt(date, hour * 60 + minute, zone);
const evenings = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
  weekday,
  startMinute: 18 * 60,
  endMinute: 19 * 60,
}));
const hall = { venueId: 'hall', place: { latitude: 20, longitude: 106 } };
const house = { venueId: 'house', place: { latitude: 20, longitude: 106 } };

/** Wednesday is closed; everybody is free from six to seven on every evening. */
const standing = (with_: Partial<Standing> = {}): Standing => ({
  days: openDays(datesFrom('2026-11-25', 5), zone, evenings, ['2026-11-25']),
  zone,
  limits: defaultWeekLimits,
  latestAt: at('2026-12-31', 0),
  people: new Map(['tam', 'hoa', 'lan'].map((id) => [id, { windows: evenings }] as const)),
  sessions: new Map(),
  stays: new Map(),
  seatsAt: () => 5,
  ...with_,
});
const lesson: Seeker = {
  startAt: at('2026-11-25', 18),
  mentorIds: ['tam'],
  menteeIds: ['hoa'],
  places: [hall],
  people: 1,
};

describe('the next times of lessons that cannot be', () => {
  it('come after the closed day, one after the other', () => {
    const times = new NextTimes(standing());
    expect(times.take(lesson)).toMatchObject({ startAt: at('2026-11-26', 18), venueId: 'hall' });
    expect(times.take({ ...lesson, menteeIds: ['lan'] })?.startAt).toBe(at('2026-11-26', 18, 30));
    expect(times.take({ ...lesson, menteeIds: ['lan'] })?.startAt).toBe(at('2026-11-27', 18));
  });

  it('give nobody two lessons on a day where another day is possible', () => {
    const busy = [{ startAt: at('2026-11-26', 18), endAt: at('2026-11-26', 18, 30) }];
    const people = new Map([
      ['tam', { windows: evenings }],
      ['hoa', { windows: evenings, busy }],
    ]);
    const next = new NextTimes(standing({ people })).take(lesson);
    expect(next?.startAt).toBe(at('2026-11-27', 18));
    const soon = { ...lesson, latestAt: at('2026-11-26', 19) };
    expect(new NextTimes(standing({ people })).take(soon)?.startAt).toBe(at('2026-11-26', 18, 30));
  });

  it('leave out times at which one of the people has something else', () => {
    const people = new Map([
      ['tam', { windows: evenings }],
      [
        'hoa',
        {
          windows: evenings,
          busy: [{ startAt: at('2026-11-26', 18), endAt: at('2026-11-26', 19) }],
        },
      ],
    ]);
    const found = new NextTimes(standing({ people })).take(lesson);
    expect(found?.startAt).toBe(at('2026-11-27', 18));
  });

  it('go to the next place where the first is full or closed', () => {
    const seatsAt = (venueId: string): number => (venueId === 'hall' ? 0 : 2);
    const times = new NextTimes(standing({ seatsAt }));
    const found = times.take({ ...lesson, places: [hall, house], people: 2 });
    expect(found).toMatchObject({ startAt: at('2026-11-26', 18), venueId: 'house' });
  });

  it('are none where nobody is free, or nobody knows when', () => {
    expect(new NextTimes(standing()).take({ ...lesson, menteeIds: ['nobody'] })).toBeNull();
    expect(new NextTimes(standing({ latestAt: at('2026-11-26', 0) })).take(lesson)).toBeNull();
  });

  it('keep to what an ambassador can hold on a day', () => {
    const limits = { ...defaultWeekLimits, sessionsADay: 1 };
    const times = new NextTimes(standing({ limits }));
    expect(times.take(lesson)?.startAt).toBe(at('2026-11-26', 18));
    expect(times.take({ ...lesson, menteeIds: ['lan'] })?.startAt).toBe(at('2026-11-27', 18));
  });

  it('can be looked at without being taken', () => {
    const times = new NextTimes(standing());
    const first = times.first(lesson);
    expect(first).toEqual(times.first(lesson));
    expect(times.take(lesson)).toEqual(first);
  });

  it('tell what speaks against one', () => {
    const at18 = at('2026-11-26', 18);
    const seeker = { ...lesson, startAt: at18 };
    const taught = { startAt: at18, endAt: at('2026-11-26', 18, 30), place: house.place };
    const obstacle = (with_: Partial<Standing>, also: Partial<Seeker> = {}) =>
      new NextTimes(standing(with_)).obstacleTo({ ...seeker, ...also });
    expect(obstacle({})).toBeNull();
    expect(obstacle({}, { startAt: at('2026-11-25', 18) })).toBe('not-free');
    expect(obstacle({}, { menteeIds: ['nobody'] })).toBe('not-free');
    expect(obstacle({ seatsAt: () => 0 })).toBe('no-seats');
    expect(obstacle({ sessions: new Map([['tam', [taught]]]) })).toBe('busy');
    const limits = { ...defaultWeekLimits, sessionsADay: 1 };
    const later = { ...taught, startAt: at('2026-11-26', 18, 30), endAt: at('2026-11-26', 19) };
    expect(obstacle({ limits, sessions: new Map([['tam', [later]]]) })).toBe('day-full');
  });
});
