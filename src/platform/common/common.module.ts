import { DynamicModule, Module } from '@nestjs/common';
import { Clock } from './clock';
import { MonotonicClock } from './monotonic-clock';

@Module({})
export class CommonModule {
  /** With a source of the present: another one for commands that plan for a day that is past, and for tests. */
  static withClock(clock: Clock = new Clock()): DynamicModule {
    return {
      module: CommonModule,
      global: true,
      providers: [{ provide: Clock, useValue: clock }, MonotonicClock],
      exports: [Clock, MonotonicClock],
    };
  }
}
