import type { StaffedDay, WeekRoomView } from '../../../modules/sessions';
import { cellsOf, entriesByRow, homes, partsOf, rowsOf } from './week-grid';
import type { WeekSession } from './week-items';

const hour = 3_600_000;
const half = hour / 2;
const session = (given: Partial<WeekSession>): WeekSession =>
  ({
    classId: null,
    seats: 5,
    venueId: 'hall',
    mentorId: 'tam',
    startAt: 18 * hour,
    endAt: 18 * hour + half,
    ...given,
  }) as WeekSession;
const walkIn = {
  venueId: 'hall',
  startAt: 8 * hour,
  endAt: 10 * hour,
  mentors: [{ id: 'tam' }, { id: 'hoa' }],
} as StaffedDay;
const view: WeekRoomView = { closed: new Set(['2026-11-24']), hours: [], rooms: new Map() };
const days = [
  { date: '2026-11-23', fromAt: 0, toAt: 24 * hour },
  { date: '2026-11-24', fromAt: 24 * hour, toAt: 48 * hour },
];

describe('the week as a grid', () => {
  it('has a lesson at its venue or at home, a class once there and with each who holds it', () => {
    const seating = session({ classId: 'class', seats: 20 });
    const helping = session({ classId: 'class', seats: 0, mentorId: 'hoa' });
    const standing = {
      sessions: [session({}), session({ venueId: null }), seating, helping],
      walkIns: [walkIn],
    };
    const sizes = (by: 'venue' | 'mentor') =>
      [...entriesByRow(by, standing)].map(([id, own]) => [id, own.length]);
    expect(sizes('venue')).toEqual([
      ['hall', 3],
      [homes, 1],
    ]);
    expect(sizes('mentor')).toEqual([
      ['tam', 4],
      ['hoa', 2],
    ]);
  });

  it('shows what is open and empty from now on, and days that are closed', () => {
    const room = {
      open: [
        { startAt: 18 * hour, endAt: 21 * hour },
        { startAt: 42 * hour, endAt: 45 * hour },
      ],
      shut: new Set<string>(),
    };
    const entries = entriesByRow('venue', { sessions: [session({})], walkIns: [] }).get('hall');
    const now = 19 * hour;
    const [first, second] = cellsOf(days, entries ?? [], { room, view, now });
    expect(first?.free).toEqual([{ startAt: 19 * hour, endAt: 21 * hour }]);
    expect(first?.entries).toHaveLength(1);
    expect(second).toMatchObject({ closed: 'ward', free: [{ startAt: 42 * hour }] });
  });

  it('counts rows as people do, and leaves out those without what is looked for', () => {
    const named = [
      { id: 'ten', name: 'Xóm 10' },
      { id: 'two', name: 'Xóm 2' },
    ];
    expect(rowsOf(named, new Map(), false).map(({ id }) => id)).toEqual(['two', 'ten']);
    expect(rowsOf(named, new Map([['ten', []]]), true).map(({ id }) => id)).toEqual(['ten']);
  });

  it('parts a day into its morning, afternoon and evening', () => {
    const at = (startAt: number) => session({ startAt, endAt: startAt + half });
    const all = entriesByRow('venue', {
      sessions: [at(9 * hour), at(15 * hour), at(18 * hour), at(20 * hour)],
      walkIns: [],
    }).get('hall');
    const parts = partsOf(all ?? [], (instant) => instant / 60_000);
    expect(parts.map(([part, own]) => [part, own.length])).toEqual([
      ['morning', 1],
      ['afternoon', 1],
      ['evening', 2],
    ]);
  });
});
