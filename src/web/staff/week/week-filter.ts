import { personSearch } from '../../../core/people/person-search';
import { type AddressWords, anyText, oneOf } from '../../kit/page/address-filter';
import type { SessionView, StaffedDay } from '../../../modules/sessions';

export const weekRows = ['venue', 'mentor'] as const;
export type WeekBy = (typeof weekRows)[number];

/** What the address of the week asks for; what it does not know is as if it were not there. */
export interface WeekFilter {
  /** What stands in the rows; venues when left out. */
  by?: WeekBy;
  /** A name of whoever comes or teaches. */
  q?: string;
  /** Ids of the ward's. */
  hamlet?: string;
  venue?: string;
  mentor?: string;
  /** Code. */
  topic?: string;
  /** Only what has a seat free. */
  seats?: 'free';
}

/** `?by=mentor&seats=free`: how each word of the address is read. */
export const weekWords: AddressWords<WeekFilter> = {
  // Venues are in the rows anyway.
  by: oneOf(weekRows.filter((one) => one !== 'venue')),
  q: anyText,
  hamlet: anyText,
  venue: anyText,
  mentor: anyText,
  topic: anyText,
  seats: oneOf(['free']),
};

/** Whether sessions are looked for that not every venue or ambassador has: rows without any are of no use then. */
export function isNarrowed({ by, q, venue, mentor, topic, seats }: WeekFilter): boolean {
  const ofTheOther = by === 'mentor' ? venue : mentor;
  return [q, ofTheOther, topic, seats].some((one) => one !== undefined);
}

/** Where things are, for who looks for those of a hamlet. */
export interface HamletsOf {
  venues: ReadonlyMap<string, string | null>;
  mentors: ReadonlyMap<string, string>;
}

/** A lesson or a class, and everybody who holds it. */
type Held = SessionView & { holders: readonly { id: string; fullName: string }[] };

/** Whether a lesson or a class is meant. */
export function sessionTest(filter: WeekFilter, hamlets: HamletsOf): (one: Held) => boolean {
  const { venue, mentor, topic, seats, hamlet, q } = filter;
  const isNamed = nameTest(q);
  return (session) => {
    const { venueId, holders, bookings, state } = session;
    const mentorIds = holders.map(({ id }) => id);
    if (venue && venueId !== venue) return false;
    if (mentor && !mentorIds.includes(mentor)) return false;
    if (topic && session.topic !== topic) return false;
    if (hamlet && !isOfHamlet(hamlet, filter, hamlets, { venueId, mentorIds })) return false;
    const isOpen = state === 'planned' || state === 'confirmed';
    if (seats && !(isOpen && session.seatsTaken < session.seats)) return false;
    const names = holders.map(({ fullName }) => fullName);
    return isNamed([...names, ...bookings.map(({ menteeName }) => menteeName)]);
  };
}

/** Whether a day without appointments is: anybody may come, so it has seats. */
export function walkInTest(filter: WeekFilter, hamlets: HamletsOf): (one: StaffedDay) => boolean {
  const { venue, mentor, topic, hamlet, q } = filter;
  const isNamed = nameTest(q);
  return ({ venueId, mentors, topics }) => {
    const mentorIds = mentors.map(({ id }) => id);
    if (venue && venueId !== venue) return false;
    if (mentor && !mentorIds.includes(mentor)) return false;
    if (topic && !topics.includes(topic)) return false;
    if (hamlet && !isOfHamlet(hamlet, filter, hamlets, { venueId, mentorIds })) return false;
    return isNamed(mentors.map(({ fullName }) => fullName));
  };
}

/** Of venues, where they stand; of ambassadors, where they live. */
function isOfHamlet(
  hamlet: string,
  { by }: WeekFilter,
  { venues, mentors }: HamletsOf,
  { venueId, mentorIds }: { venueId: string | null; mentorIds: readonly string[] },
): boolean {
  if (by === 'mentor') return mentorIds.some((id) => mentors.get(id) === hamlet);
  return venueId !== null && venues.get(venueId) === hamlet;
}

function nameTest(q: string | undefined): (names: readonly string[]) => boolean {
  if (!q) return () => true;
  const isMeant = personSearch(q);
  const nobody = { hamletName: '', phone: null, otherPhone: null };
  return (names) => names.some((fullName) => isMeant({ ...nobody, fullName }));
}
