import { Global, Module } from '@nestjs/common';
import { ProblemFilter } from './problem.filter';

/** What stands before and after every handler. */
@Global()
@Module({ providers: [ProblemFilter], exports: [ProblemFilter] })
export class HttpModule {}
