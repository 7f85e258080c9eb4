import { Logger } from '@nestjs/common';
import { HOUR_MS, MINUTE_MS } from '../../core/time/durations';
import { MachineClock } from './machine-clock';

describe('the clock of the machine', () => {
  const began = Date.UTC(2026, 10, 30, 1);
  let machine: { wall: number; awake: number; up: number };
  let clock: MachineClock;
  let alarms: jest.SpyInstance;

  beforeEach(() => {
    machine = { wall: began, awake: 5_000, up: 900_000 };
    clock = new MachineClock({
      wall: () => machine.wall,
      awake: () => machine.awake,
      up: () => machine.up,
    });
    alarms = jest.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
  });
  afterEach(() => jest.restoreAllMocks());

  const pass = (ms: number) => {
    machine.wall += ms;
    machine.awake += ms;
    machine.up += ms;
  };

  it('is followed through what a time server puts right, and through days', () => {
    pass(3_000);
    machine.wall -= 2 * MINUTE_MS;
    expect(clock.now()).toBe(machine.wall);
    pass(30 * 24 * HOUR_MS);
    expect(clock.now()).toBe(machine.wall);
    expect(clock.isHeld).toBe(false);
  });

  it('is followed after the machine slept', () => {
    pass(1_000);
    clock.now();
    machine.wall += 9 * HOUR_MS;
    machine.up += 9 * HOUR_MS;
    expect(clock.now()).toBe(machine.wall);
    expect(clock.isHeld).toBe(false);
  });

  it('is followed after every sleep, however often it is asked in between', () => {
    for (let night = 0; night < 3; night += 1) {
      for (let second = 0; second < 5; second += 1) {
        pass(900);
        expect(clock.now()).toBe(machine.wall);
      }
      machine.wall += 9 * HOUR_MS;
      machine.up += 9 * HOUR_MS;
      expect(clock.now()).toBe(machine.wall);
      expect(clock.isHeld).toBe(false);
    }
  });

  it.each([400 * 24, -400 * 24])(
    'is not followed by %i hours and back, and an alarm is raised once',
    (hours) => {
      pass(60_000);
      clock.now();
      machine.wall += hours * HOUR_MS;
      pass(8_000);
      expect(clock.now()).toBe(began + 68_000);
      expect(clock.isHeld).toBe(true);
      pass(MINUTE_MS);
      expect(clock.now()).toBe(began + 68_000 + MINUTE_MS);
      machine.wall -= hours * HOUR_MS;
      pass(1_000);
      expect(clock.now()).toBe(began + 69_000 + MINUTE_MS);
      expect(clock.isHeld).toBe(false);
      expect(alarms).toHaveBeenCalledTimes(1);
    },
  );

  it('is believed when it stays where it jumped to', () => {
    clock.now();
    machine.wall += 5 * HOUR_MS;
    expect(clock.now()).toBe(began);
    pass(31 * MINUTE_MS);
    expect(clock.now()).toBe(machine.wall);
    pass(1_000);
    expect(clock.now()).toBe(machine.wall);
    expect(clock.isHeld).toBe(false);
  });
});
