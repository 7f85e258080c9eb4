/** What other modules may use of this one. */
export { keepConsents, type SaidConsent } from './consents/consent-rows';
export { ConsentQueries } from './consents/consent-queries';
export { ConsentWordings } from './consents/consent-wordings.service';
export { Consent } from './entities/consent.entity';
export { ConsentWording } from './entities/consent-wording.entity';
export { type Finding, type FoundPerson, PersonFinder } from './finding/person-finder';
export { CounterService } from './counter/counter.service';
export type { NewMentee } from './counter/new-mentee';
export type { GivenConsent } from './counter/new-person';
export type { AlikePerson } from './recognition/alike';
export { earlierKeysOf, keepEarlierKey } from './recognition/earlier-keys';
export { Duplicates, type Known } from './recognition/duplicates';
export { lockNeighbours, onePersonEach } from './recognition/neighbours';
export { MergedRow } from './entities/merged-row.entity';
export {
  type DifferingField,
  differingFields,
  type FieldChoice,
  fieldChoices,
} from './merging/merged-fields';
export { moveRows, moveRowsBack, type Way } from './merging/moved-rows';
export { type Merging, RecordMerging } from './merging/record-merging';
export { PersonStop } from './entities/person-stop.entity';
export {
  bringPersonBack,
  correctStop,
  type Stopping,
  type StoppingNow,
  lockPerson,
  mergedStops,
  standingStop,
  stopPerson,
  endedStops,
  mergedKeysOf,
  needsConsent,
  stopsInWard,
  recordsToday,
} from './stops/person-stops';
export { PersonHistory } from './history/person-history';
export { auditPeople, type ChangedPerson } from './changes/audited-people';
export { keepAct } from './changes/people-acts';
export { ChangeTakingBack } from './changes/change-taking-back';
export { TakenBackChange } from './changes/taken-back-change.views';
export { bringFieldsBack, entityOf } from './changes/fields-back';
export { FieldChange } from './changes/field-change.views';
export { fieldChanges, type Naming } from './changes/field-changes';
export { type ActOutcome, PeopleAct, type StayedPerson } from './entities/people-act.entity';
export { PersonChange } from './entities/person-change.entity';
export type { PersonHistoryEntry } from './history/person-history.views';
export { StopQueries } from './stops/stop-queries';
export { PhoneListener, ringsElsewhere } from './changes/phone-listener';
export {
  type OtherTopics,
  type TopicListener,
  TopicListeners,
  topicsBefore,
} from './changes/topic-listeners';
export type { SaidOf } from './changes/settled-change';
export { ChangedProgrammeDto, SaidOfProgrammeDto } from './programmes/programmes.dto';
export { ProgrammesOfWards } from './programmes/programmes-of-wards';
export {
  programmeIn,
  type PeopleByProgramme,
  ProgrammesService,
  saidIn,
  type SaidOfProgramme,
} from './programmes/programmes.service';
export { Code, Codes } from './fields/codes';
export { languageOf } from './fields/written-language';
export { Household } from './entities/household.entity';
export {
  assertStands,
  identityKeyOf,
  isErased,
  isMerged,
  notMerged,
  partsOfKey,
} from './entities/identity-key';
export { Mentee } from './entities/mentee.entity';
export { Mentor } from './entities/mentor.entity';
export { Person } from './entities/person.columns';
export {
  type ListedMentee,
  type ListedMentor,
  listedMentees,
  listedMentors,
} from './lists/listed-people';
export {
  ChangeMenteeDto,
  ChangeMentorDto,
  ConsentDto,
  NewMenteeDto,
  PersonParams,
  sideOf,
} from './lists/people.dto';
export { PeopleService, type PersonToChange } from './lists/people.service';
export { peopleEntities } from './people.entities';
export { peopleErasure } from './people.erasure';
export { peopleRetention } from './people.retention';
export { PeopleModule } from './people.module';
