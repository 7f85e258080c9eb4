import { Global, Module } from '@nestjs/common';
import { PeopleDirectory } from '../access';
import { CounterService } from './counter/counter.service';
import { ActivePeople } from './lists/people-directory';
import { PeopleController } from './lists/people.controller';
import { PeopleService } from './lists/people.service';
import { StopQueries } from './stops/stop-queries';

/** Mentors and mentees; global, since who signs in by a personal link is found here. */
@Global()
@Module({
  controllers: [PeopleController],
  providers: [
    CounterService,
    PeopleService,
    StopQueries,
    { provide: PeopleDirectory, useClass: ActivePeople },
  ],
  exports: [CounterService, PeopleDirectory, PeopleService, StopQueries],
})
export class PeopleModule {}
