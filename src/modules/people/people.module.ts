import { Global, Module } from '@nestjs/common';
import { PeopleDirectory } from '../access';
import { ChangeTakingBack } from './changes/change-taking-back';
import { TopicListeners } from './changes/topic-listeners';
import { ConsentQueries } from './consents/consent-queries';
import { ConsentWordings } from './consents/consent-wordings.service';
import { PersonFinder } from './finding/person-finder';
import { CounterService } from './counter/counter.service';
import { ActivePeople } from './lists/people-directory';
import { PeopleController } from './lists/people.controller';
import { PeopleService } from './lists/people.service';
import { RecordMerging } from './merging/record-merging';
import { PersonHistory } from './history/person-history';
import { PersonHistoryController } from './history/person-history.controller';
import { ProgrammesController } from './programmes/programmes.controller';
import { ProgrammesService } from './programmes/programmes.service';
import { Duplicates } from './recognition/duplicates';
import { StopQueries } from './stops/stop-queries';

/** Mentors and mentees; global, since who signs in by a personal link is found here. */
@Global()
@Module({
  controllers: [PeopleController, PersonHistoryController, ProgrammesController],
  providers: [
    ChangeTakingBack,
    ConsentQueries,
    ConsentWordings,
    CounterService,
    PersonFinder,
    Duplicates,
    PeopleService,
    PersonHistory,
    ProgrammesService,
    RecordMerging,
    StopQueries,
    TopicListeners,
    { provide: PeopleDirectory, useClass: ActivePeople },
  ],
  exports: [
    ChangeTakingBack,
    ConsentQueries,
    ConsentWordings,
    CounterService,
    PersonFinder,
    Duplicates,
    PeopleDirectory,
    PeopleService,
    PersonHistory,
    ProgrammesService,
    RecordMerging,
    StopQueries,
    TopicListeners,
  ],
})
export class PeopleModule {}
