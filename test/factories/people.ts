import { sortKeyOf } from '../../src/core/vietnamese/sort-key';
import type { NewMentee } from '../../src/modules/people/counter/new-mentee';
import type { Household } from '../../src/modules/people/entities/household.entity';
import type { Mentee } from '../../src/modules/people/entities/mentee.entity';
import type { Mentor } from '../../src/modules/people/entities/mentor.entity';
import type { Person } from '../../src/modules/people/entities/person.columns';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

type Home = 'wardId' | 'hamletId';

/** An ambassador who teaches one topic, in the hamlet's middle, with no free time and no address. */
export function makeMentor(given: Given<Mentor, Home>): Mentor {
  return {
    ...makePerson({ fullName: 'Trần Thị Hoa', ...given }),
    organisation: null,
    maxMentees: null,
    trainings: [],
    ...given,
  };
}

/** Somebody who needs what `makeMentor()` teaches and agreed to be paired; nothing else is special. */
export function makeMentee(given: Given<Mentee, Home>): Mentee {
  return {
    ...makePerson({ fullName: 'Nguyễn Văn Nam', ...given }),
    householdId: null,
    address: null,
    groups: [],
    targetGroup: 'citizen',
    support: [],
    wishedGender: null,
    isPriority: false,
    isHomebound: false,
    ...given,
  };
}

export function makeHousehold(given: Given<Household, 'wardId'>): Household {
  const id = newId();
  return { id, code: id, ...given };
}

function makePerson(given: Given<Person, Home | 'fullName'>): Person {
  const id = newId();
  return {
    id,
    identityKey: id,
    sortName: sortKeyOf(given.fullName),
    gender: null,
    // Nobody comes first by their age alone.
    birthYear: 1990,
    phone: null,
    otherPhone: null,
    email: null,
    languages: ['vi'],
    messageLanguage: null,
    messagesStoppedAt: null,
    topics: ['vneid'],
    windows: [],
    programme: null,
    latitude: 20.33,
    longitude: 105.83,
    consentOn: '2026-11-01',
    sheetRow: null,
    isActive: true,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}

/** Somebody at the counter, without the consent that they are asked for there. */
export function makeNewcomer(given: Given<NewMentee, 'hamletId'>): NewMentee {
  return { fullName: 'Bùi Thị Nga', birthYear: 1955, topics: ['vneid'], ...given };
}
