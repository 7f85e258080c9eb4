import { halfHoursToServe, inLine, minutesToWait } from './walk-in-line';

const at = (hour: number, minute = 0): number => Date.UTC(2026, 10, 28, hour, minute);
const day = { startAt: at(14), endAt: at(17) };

describe('the line of a walk-in day', () => {
  it('lets elderly and disabled people go first, and keeps the order of arrival otherwise', () => {
    const line = [
      { number: 1, isPriority: false },
      { number: 2, isPriority: true },
      { number: 3, isPriority: false },
      { number: 4, isPriority: true },
    ];
    expect(inLine(line).map(({ number }) => number)).toEqual([2, 4, 1, 3]);
  });

  it('serves in the running half hour until it is half over, then in the coming one', () => {
    expect(halfHoursToServe(at(14, 5), day)).toEqual([at(14), at(14, 30)]);
    expect(halfHoursToServe(at(14, 15), day)).toEqual([at(14, 30), at(14)]);
    expect(halfHoursToServe(at(13, 40), day)).toEqual([at(14)]);
    expect(halfHoursToServe(at(16, 50), day)).toEqual([at(16, 30)]);
    expect(halfHoursToServe(at(13, 20), day)).toEqual([]);
    expect(halfHoursToServe(at(17), day)).toEqual([]);
  });

  it('tells about how long somebody waits', () => {
    const outlook = { serving: 0, seats: 3, now: at(14, 10), day };
    expect(minutesToWait({ ...outlook, before: 0 })).toBe(0);
    expect(minutesToWait({ ...outlook, before: 2, serving: 1 })).toBe(20);
    expect(minutesToWait({ ...outlook, before: 0, serving: 3 })).toBe(20);
    expect(minutesToWait({ ...outlook, before: 3, serving: 3 })).toBe(50);
    expect(minutesToWait({ ...outlook, before: 4, now: at(13, 48) })).toBe(45);
  });

  it('says when somebody may not be served today', () => {
    expect(minutesToWait({ before: 6, serving: 3, seats: 3, now: at(16, 5), day })).toBeNull();
    expect(minutesToWait({ before: 0, serving: 0, seats: 3, now: at(17, 5), day })).toBeNull();
  });
});
