import { instantAt, localDateOf, localMinuteOf } from '../../../core/time/zone';
import { clockWords } from '../../../core/vietnamese/window-words';
import type { SessionView, SessionWanted } from '../../../modules/sessions';
import { minutesOf } from '../../kit/forms/clock-times';
import { longestReason } from '../../../platform/http/bounds';
import { type FormBody, instantOf, integerOf, listOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';

/** Stands for the homes of the mentees among the venues of the form. */
export const atHome = 'home';

/** What the form of a lesson says; a time that was pressed stands in its fields. */
export interface SessionAnswers extends Record<string, string | string[]> {
  version: string;
  /** How the lesson stood when the form was opened. */
  wasAt: string;
  wasVenueId: string;
  wasMentorId: string;
  day: string;
  time: string;
  venueId: string;
  mentorId: string;
  leaving: string[];
  joining: string;
  why: string;
  agreed: string;
  overLimit: string;
}

/** When, where and with whom. */
export interface SessionPlace {
  startAt: number;
  /** `home` at home. */
  venueId: string;
  mentorId: string;
}

/** What somebody else has changed since the form was opened, beside what was typed. */
export interface ChangedMeanwhile {
  was: SessionPlace;
  now: SessionPlace;
  /** Of the form; what was not touched in it is as it is now. */
  typed: SessionPlace;
}

export const placeNow = ({ startAt, venueId, mentorId }: SessionView): SessionPlace => ({
  startAt,
  venueId: venueId ?? atHome,
  mentorId,
});

/** As it stands. */
export function answersAsItIs(session: SessionView, zone: string): SessionAnswers {
  return {
    ...standing(session),
    ...timeWords(session.startAt, zone),
    venueId: session.venueId ?? atHome,
    mentorId: session.mentorId,
    leaving: [],
    joining: '',
    why: '',
    agreed: '',
    overLimit: '',
  };
}

/** What of the answers says how the lesson stands. */
export function standing(session: SessionView) {
  const { startAt, venueId, mentorId } = placeNow(session);
  const was = { wasAt: String(startAt), wasVenueId: venueId, wasMentorId: mentorId };
  return { version: String(session.version), ...was };
}

/** As it was sent; what was not touched is as it is now, whoever has changed it since. */
export function answersOf(session: SessionView, body: FormBody, zone: string): SessionAnswers {
  const now = answersAsItIs(session, zone);
  const was = placeBefore(session, body);
  const one = (name: string): string => textOf(body, name);
  const touched = (name: 'venueId' | 'mentorId'): string => {
    const typed = one(name);
    return !typed || typed === was[name] ? now[name] : typed;
  };
  const then = timeWords(was.startAt, zone);
  const time = { day: one('day') || then.day, time: one('time') || then.time };
  const isTouched = time.day !== then.day || time.time !== then.time;
  const typed = {
    version: String(integerOf(body, 'version') ?? session.version),
    wasAt: String(was.startAt),
    wasVenueId: was.venueId,
    wasMentorId: was.mentorId,
    ...(isTouched ? time : { day: now.day, time: now.time }),
    venueId: touched('venueId'),
    mentorId: touched('mentorId'),
    leaving: listOf(body, 'leaving'),
    joining: one('joining'),
    why: one('why'),
    agreed: one('agreed'),
    overLimit: one('overLimit'),
  };
  const [at, venueId] = textOf(body, 'at').split(' ');
  if (!at || !/^\d{1,13}$/.test(at)) return typed;
  return { ...typed, ...timeWords(Number(at), zone), venueId: venueId || typed.venueId };
}

/** Null while the lesson stands as the form knew it. */
export function changedMeanwhile(
  session: SessionView,
  body: FormBody,
  zone: string,
): ChangedMeanwhile | null {
  const version = integerOf(body, 'version') ?? session.version;
  if (version === session.version) return null;
  const answers = answersOf(session, body, zone);
  const { venueId, mentorId } = answers;
  const startAt = instantIn(answers, zone) ?? session.startAt;
  const typed = { startAt, venueId, mentorId };
  return { was: placeBefore(session, body), now: placeNow(session), typed };
}

/** When and where is thought of, as far as it can be read. */
export function thoughtOf(session: SessionView, answers: SessionAnswers, zone: string) {
  const { venueId, mentorId } = answers;
  const startAt = instantIn(answers, zone) ?? session.startAt;
  return { startAt, venueId: venueId === atHome ? null : venueId, mentorId };
}

/** @throws DomainError invalid-form */
export function wantedOf(sessionId: string, answers: SessionAnswers, zone: string): SessionWanted {
  const { day, why, venueId, mentorId, version, leaving, joining, agreed, overLimit } = answers;
  const startAt = instantIn(answers, zone);
  const wrong: Record<string, string> = {};
  if (!isDayInReach(day)) wrong.day = 'bad-date';
  else if (startAt === undefined) wrong.time = 'bad-time';
  if (!why) wrong.why = 'needed';
  else if (why.length > longestReason) wrong.why = 'too-long';
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  return {
    sessionId,
    version: Number(version),
    startAt,
    venueId: venueId === atHome ? null : venueId,
    mentorId,
    leaving,
    joining: joining ? [joining] : [],
    reason: why,
    agreed: agreed === 'yes',
    overLimit: overLimit === 'yes',
  };
}

/** As the form showed it; as it is now, where it does not say. */
function placeBefore(session: SessionView, body: FormBody): SessionPlace {
  const now = placeNow(session);
  return {
    startAt: instantOf(body, 'wasAt') ?? now.startAt,
    venueId: textOf(body, 'wasVenueId') || now.venueId,
    mentorId: textOf(body, 'wasMentorId') || now.mentorId,
  };
}

function instantIn(answers: SessionAnswers, zone: string): number | undefined {
  const minute = minutesOf(answers, 'time');
  if (minute === undefined || !isDayInReach(answers.day)) return undefined;
  return instantAt(answers.day, minute, zone);
}

function timeWords(startAt: number, zone: string) {
  return { day: localDateOf(startAt, zone), time: clockWords(localMinuteOf(startAt, zone)) };
}
