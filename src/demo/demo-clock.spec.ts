import { instantAt, toIsoWithOffset } from '../core/time/zone';
import { DemoClock } from './demo-clock';

const zone = 'Asia/Ho_Chi_Minh';

describe('the clock of a demo', () => {
  afterEach(() => jest.useRealTimers());

  it.each([
    [15 * 60, '2026-11-25T15:00'],
    [23 * 60, '2026-11-25T21:00'],
    [3 * 60, '2026-11-24T21:00'],
  ])('stands in an evening when it is night (minute %d)', (minute, shown) => {
    const now = instantAt('2026-11-25', minute, zone);
    jest.useFakeTimers({ now });
    const clock = new DemoClock();
    clock.standInTheEvening(zone);
    expect(toIsoWithOffset(clock.now(), zone)).toContain(shown);
    clock.goOn();
    expect(clock.now()).toBe(now);
  });
});
