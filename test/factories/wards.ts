import type { AddedTopic } from '../../src/core/curriculum/added-topics';
import type { Programme } from '../../src/core/programme/programmes';
import type { Hamlet } from '../../src/modules/wards/entities/hamlet.entity';
import type { Venue } from '../../src/modules/wards/entities/venue.entity';
import { defaultWardSettings } from '../../src/modules/wards/entities/ward-settings';
import type { Ward } from '../../src/modules/wards/entities/ward.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** Where wards, hamlets, halls and people stand unless a test says otherwise. */
const place = { latitude: 20.33, longitude: 105.83 };

/** Every message leaves when it is due, and as often as tests book, unless a test says otherwise. */
export const testSettings = {
  ...defaultWardSettings,
  spreadMinutes: 0,
  messagesAWeek: null,
  messagesADay: null,
};

export function makeWard(given: Partial<Ward> = {}): Ward {
  return {
    ...place,
    id: newId(),
    code: newId().slice(-10),
    name: 'Xã Gia Viễn',
    provinceCode: '37',
    population: 28_000,
    settings: testSettings,
    addedTopics: [],
    programmes: [],
    kind: 'real',
    createdAt: 0,
    ...given,
  };
}

/** The code of the topic that a ward of tests adds. */
export const addedTopicOf = (wardCode: string): string => `${wardCode}:Nhóm_Zalo_của_thôn`;

export function makeAddedTopic(wardCode: string): AddedTopic {
  const code = addedTopicOf(wardCode);
  return { code, rank: 200, after: ['smartphone'], lessons: 2, forGroups: [], version: 1 };
}

/** What a programme decides that leaves all to the ward. */
export const noProgrammeRules = {
  kind: 'pairs' as const,
  minMentees: null,
  maxMentees: null,
  topics: [],
  venueIds: [],
  fromDate: null,
  untilDate: null,
};

export function makeProgramme(given: Given<Programme, 'name'>): Programme {
  return { id: newId(), ...noProgrammeRules, version: 1, ...given };
}

export function makeHamlet(given: Given<Hamlet, 'wardId'>): Hamlet {
  return { ...place, id: newId(), name: 'Thôn Đông', ...given };
}

/** A hall that is open whenever sessions may be, and never full. */
export function makeVenue(given: Given<Venue, 'wardId' | 'hamletId'>): Venue {
  return {
    ...place,
    id: newId(),
    name: 'Nhà văn hóa thôn Đông',
    kind: 'hall',
    seats: 1000,
    hasWifi: true,
    isStepFree: true,
    openings: null,
    openFrom: null,
    openUntil: null,
    ...given,
  };
}
