/** What other modules may use of this one. */
export { CounterService } from './counter/counter.service';
export type { NewMentee } from './counter/new-mentee';
export type { GivenConsent } from './counter/new-person';
export type { AlikePerson } from './recognition/alike';
export { earlierKeysOf } from './recognition/earlier-keys';
export { lockNeighbours } from './recognition/neighbours';
export { PersonStop } from './entities/person-stop.entity';
export {
  bringPersonBack,
  type Stopping,
  stopPerson,
} from './stops/person-stops';
export { StopQueries } from './stops/stop-queries';
export type { SaidOf } from './changes/settled-change';
export { Code, Codes } from './fields/codes';
export { Household } from './entities/household.entity';
export { identityKeyOf, partsOfKey } from './entities/identity-key';
export { Mentee } from './entities/mentee.entity';
export { Mentor } from './entities/mentor.entity';
export { Person } from './entities/person.columns';
export { ConsentDto, NewMenteeDto } from './lists/people.dto';
export { PeopleService } from './lists/people.service';
export { peopleEntities } from './people.entities';
export { PeopleModule } from './people.module';
