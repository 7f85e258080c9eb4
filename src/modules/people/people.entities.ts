import { Consent } from './entities/consent.entity';
import { ConsentWording } from './entities/consent-wording.entity';
import { EarlierKey } from './entities/earlier-key.entity';
import { Household } from './entities/household.entity';
import { Mentee } from './entities/mentee.entity';
import { Mentor } from './entities/mentor.entity';
import { MergedRow } from './entities/merged-row.entity';
import { PeopleAct } from './entities/people-act.entity';
import { PersonChange } from './entities/person-change.entity';
import { PersonMerge } from './entities/person-merge.entity';
import { PersonStop } from './entities/person-stop.entity';

/** The tables of this module. */
export const peopleEntities = [
  Consent,
  ConsentWording,
  EarlierKey,
  Household,
  Mentee,
  Mentor,
  MergedRow,
  PeopleAct,
  PersonChange,
  PersonMerge,
  PersonStop,
];
