import { DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { ProblemFilter } from '../http/problem.filter';

@Global()
@Module({ providers: [Clock, ProblemFilter], exports: [Clock, ProblemFilter] })
export class CommonModule {
  /** With another source of the present: commands that plan for a day that is past, and tests. */
  static withClock(clock: Clock): DynamicModule {
    return {
      module: CommonModule,
      providers: [{ provide: Clock, useValue: clock }],
      exports: [Clock],
    };
  }
}
