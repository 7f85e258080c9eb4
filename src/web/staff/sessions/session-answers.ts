import { instantAt, localDateOf, localMinuteOf } from '../../../core/time/zone';
import { clockWords } from '../../../core/vietnamese/window-words';
import type { SessionView, SessionWanted } from '../../../modules/sessions';
import { minutesOf } from '../../kit/forms/clock-times';
import { longestReason } from '../../../platform/http/bounds';
import { type FormBody, integerOf, listOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';

/** Stands for the homes of the mentees among the venues of the form. */
export const atHome = 'home';

/** What the form of a lesson says; a time that was pressed stands in its fields. */
export interface SessionAnswers extends Record<string, string | string[]> {
  version: string;
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

/** As it stands. */
export function answersAsItIs(session: SessionView, zone: string): SessionAnswers {
  const { version, startAt, venueId, mentorId } = session;
  return {
    version: String(version),
    ...timeWords(startAt, zone),
    venueId: venueId ?? atHome,
    mentorId,
    leaving: [],
    joining: '',
    why: '',
    agreed: '',
    overLimit: '',
  };
}

export function answersOf(session: SessionView, body: FormBody, zone: string): SessionAnswers {
  const now = answersAsItIs(session, zone);
  const one = (name: string): string => textOf(body, name);
  const typed = {
    version: String(integerOf(body, 'version') ?? session.version),
    day: one('day') || now.day,
    time: one('time') || now.time,
    venueId: one('venueId') || now.venueId,
    mentorId: one('mentorId') || now.mentorId,
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
  else if (startAt === undefined) wrong.time = 'bad-times';
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

function instantIn(answers: SessionAnswers, zone: string): number | undefined {
  const minute = minutesOf(answers, 'time');
  if (minute === undefined || !isDayInReach(answers.day)) return undefined;
  return instantAt(answers.day, minute, zone);
}

function timeWords(startAt: number, zone: string) {
  return { day: localDateOf(startAt, zone), time: clockWords(localMinuteOf(startAt, zone)) };
}
