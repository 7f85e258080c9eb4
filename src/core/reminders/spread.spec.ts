import { spreadMs } from './spread';

const twoHours = 7_200_000;

describe('messages spread over a window', () => {
  it('leave at the same time for the same phone, inside the window', () => {
    const after = spreadMs('+84912345678', twoHours);
    expect(spreadMs('+84912345678', twoHours)).toBe(after);
    expect(after).toBeGreaterThanOrEqual(0);
    expect(after).toBeLessThan(twoHours);
    expect(spreadMs('+84912345678', 0)).toBe(0);
  });

  it('crowd in no minute, also where numbers follow one another', () => {
    const minutes = new Map<number, number>();
    for (let index = 0; index < 3600; index++) {
      const minute = Math.floor(spreadMs(`+8491${7_000_000 + index}`, twoHours) / 60_000);
      minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
    }
    expect(minutes.size).toBe(120);
    expect(Math.max(...minutes.values())).toBeLessThan(60);
  });
});
