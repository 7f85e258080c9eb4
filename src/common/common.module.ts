import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { ProblemFilter } from './problem.filter';

@Global()
@Module({ providers: [Clock, ProblemFilter], exports: [Clock, ProblemFilter] })
export class CommonModule {}
