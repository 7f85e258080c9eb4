import { GROUPS } from '../../../core/vietnamese/groups';
import { isTopic } from '../../../core/curriculum/added-topics';
import { instantAt } from '../../../core/time/zone';
import {
  type AudienceKind,
  audienceKinds,
  fewestInClass,
  mostInClass,
  type NewClass,
} from '../../../modules/sessions';
import { minutesOf } from '../../kit/forms/clock-times';
import {
  boundedTextOf,
  integerOf,
  listOf,
  textOf,
  type FormBody,
} from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';

/** A class before its ambassadors are chosen, as the form has it. */
export type ClassDraft = Omit<NewClass, 'mentorIds' | 'agreed'> & { phone: string };

/** Where classes can be, with as many seats as a class may have there. */
type Places = readonly { id: string; seats: number }[];

/** The form's first step. @throws DomainError invalid-form */
export function draftOf(body: FormBody, venues: Places, zone: string): ClassDraft {
  const topic = textOf(body, 'topic');
  const audience = audienceOf(body);
  const missing = {
    ...(isTopic(topic) ? {} : { topic: 'choose-one' }),
    ...(audience.missing ? { [audience.missing]: 'choose-one' } : {}),
  };
  const { audienceKind, audienceRef } = audience;
  return { topic, audienceKind, audienceRef, ...placeOf(body, venues, zone, missing) };
}

/** When, where, how many and whom to call. @throws DomainError invalid-form */
function placeOf(
  body: FormBody,
  venues: Places,
  zone: string,
  missing: Record<string, string> = {},
): Pick<ClassDraft, 'venueId' | 'startAt' | 'seats' | 'phone'> {
  const date = textOf(body, 'date');
  const minute = minutesOf(body, 'start');
  const venue = venues.find(({ id }) => id === textOf(body, 'venueId'));
  const room = Math.min(venue?.seats ?? 0, mostInClass);
  const seats = textOf(body, 'seats') === '' ? room : (integerOf(body, 'seats') ?? 0);
  const fields: Record<string, string> = {
    ...missing,
    ...(isDayInReach(date) ? {} : { date: 'bad-date' }),
    ...(minute === undefined || minute >= 1440 ? { start: 'bad-time' } : {}),
    ...(venue ? seatsFault(seats, venue.seats) : { venueId: 'choose-one' }),
  };
  if (Object.keys(fields).length > 0) throw invalidFields(fields);
  const startAt = instantAt(date, minute ?? 0, zone);
  return { venueId: venue?.id ?? '', startAt, seats, phone: boundedTextOf(body, 'phone', 30) };
}

/** Who is to hold it. */
export function holdersOf(body: FormBody): Pick<NewClass, 'mentorIds' | 'agreed'> {
  return { mentorIds: listOf(body, 'mentorIds'), agreed: textOf(body, 'agreed') === 'yes' };
}

/** The first step's values, to be carried through the second. */
export function carried(body: FormBody): Record<string, string> {
  return Object.fromEntries(stepOne.map((name) => [name, textOf(body, name)]));
}

const stepOne = [
  'topic',
  'venueId',
  'date',
  'start',
  'seats',
  'audience',
  'hamletId',
  'group',
  'teamId',
  'programmeId',
  'phone',
] as const;

function seatsFault(seats: number, room: number): Record<string, string> {
  if (seats > room) return { seats: 'more-than-seats' };
  return seats < fewestInClass || seats > mostInClass ? { seats: 'class-seats' } : {};
}

function audienceOf(body: FormBody): {
  audienceKind: AudienceKind;
  audienceRef: string | null;
  missing?: string;
} {
  const kind = audienceKinds.find((one) => one === textOf(body, 'audience'));
  if (kind === undefined) {
    return { audienceKind: 'ward', audienceRef: null, missing: 'audience' };
  }
  if (kind === 'hamlet') {
    const hamletId = textOf(body, 'hamletId');
    return hamletId
      ? { audienceKind: kind, audienceRef: hamletId }
      : { audienceKind: kind, audienceRef: null, missing: 'hamletId' };
  }
  if (kind === 'team') {
    const teamId = textOf(body, 'teamId');
    return teamId
      ? { audienceKind: kind, audienceRef: teamId }
      : { audienceKind: kind, audienceRef: null, missing: 'teamId' };
  }
  if (kind === 'programme') {
    const programmeId = textOf(body, 'programmeId');
    return programmeId
      ? { audienceKind: kind, audienceRef: programmeId }
      : { audienceKind: kind, audienceRef: null, missing: 'programmeId' };
  }
  if (kind === 'group') {
    const code = textOf(body, 'group');
    return GROUPS.codes.includes(code)
      ? { audienceKind: kind, audienceRef: code }
      : { audienceKind: kind, audienceRef: null, missing: 'group' };
  }
  return { audienceKind: kind, audienceRef: null };
}
