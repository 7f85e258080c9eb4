import { Injectable } from '@nestjs/common';
import { clockWords } from '../../../core/vietnamese/window-words';
import { SESSION_MINUTES } from '../../../core/slots/generate';
import { type Actor, mayDo } from '../../../modules/access';
import { type Mentee, PeopleService } from '../../../modules/people';
import {
  type SessionOptions,
  SessionOptionsQueries,
  type SessionView,
} from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { WebPage } from '../../kit/page/page';
import { PeopleNames } from '../../shared/people/names-apart';
import {
  answersAsItIs,
  answersOf,
  changedMeanwhile,
  type SessionAnswers,
  thoughtOf,
} from './session-answers';
import { StaffSessionPage } from './session-page';

const mostFound = 20;

interface Shown {
  refusal?: DomainError;
  /** What was sent, of the form that changes it. */
  body?: FormBody;
}

/** The page of one lesson, as its several forms show it again. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly options: SessionOptionsQueries,
    private readonly people: PeopleService,
    private readonly names: PeopleNames,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async page(
    actor: Actor,
    ward: Ward,
    session: SessionView,
    { refusal, body }: Shown = {},
  ): Promise<WebPage> {
    const { startAt, state } = session;
    const isAhead = startAt > this.clock.now() && (state === 'planned' || state === 'confirmed');
    const mayChange = isAhead && mayDo(actor, 'sessions.reassign');
    const change = mayChange ? await this.change(actor, ward, session, body) : undefined;
    const typed = body && change ? { typed: typedOf(body, change.answers) } : {};
    return new WebPage(
      (t) => t.sessions.session,
      <StaffSessionPage code={ward.code} session={session} change={change} />,
      { ward, refusal, ...typed },
    );
  }

  /** What each choice would meet with at the time and place of the answers. */
  async optionsAt(
    actor: Actor,
    session: SessionView,
    answers: SessionAnswers,
    found: readonly Mentee[] = [],
  ): Promise<SessionOptions> {
    const thought = thoughtOf(session, answers, this.env.TIME_ZONE);
    const options = await this.options.of(actor, session.id, thought, found);
    const { wardId } = session;
    return {
      ...options,
      people: await this.names.told(wardId, 'mentee', options.people),
      mentors: await this.names.told(wardId, 'mentor', options.mentors),
    };
  }

  private async change(actor: Actor, ward: Ward, session: SessionView, body: FormBody) {
    const zone = this.env.TIME_ZONE;
    const answers = body ? answersOf(session, body, zone) : answersAsItIs(session, zone);
    const q = textOf(body, 'q');
    const found = q ? await this.find(ward, q) : [];
    const chosen = await this.chosen(ward, answers.joining);
    const options = await this.optionsAt(actor, session, answers, [...found, ...chosen]);
    const ids = new Set(found.map(({ id }) => id));
    const matching = options.people.filter(({ id }) => ids.has(id));
    // The only one of the name is who is meant; they are named again before anything is changed.
    const isFound = matching.length === 1 && q !== textOf(body, 'foundFor');
    const joining = isFound ? (matching[0]?.id ?? '') : answers.joining;
    return {
      options,
      answers: { ...answers, joining },
      meanwhile: changedMeanwhile(session, body, zone),
      thoughtAt: thoughtOf(session, answers, zone).startAt,
      clocks: clocksOf(ward),
      search: q ? { q, found: matching.length } : undefined,
    };
  }

  private async find(ward: Ward, q: string): Promise<Mentee[]> {
    const query = { page: 1, pageSize: mostFound, q };
    return (await this.people.mentees(ward.id, query, { isActive: true })).items;
  }

  /** Whom somebody chose before, by their id. */
  private async chosen(ward: Ward, id: string): Promise<Mentee[]> {
    if (!id) return [];
    const known = await this.people.menteesById([id]);
    return [...known.values()].filter(({ wardId }) => wardId === ward.id);
  }
}

const asked = new Set(['agreed', 'overLimit']);

/** What the form holds again; what was never asked for, such as a word that somebody agreed, is not in it. */
function typedOf(body: FormBody, { agreed, overLimit, ...answers }: SessionAnswers) {
  const sent = Object.entries(body ?? {}).filter(([name]) => !asked.has(name));
  return {
    ...Object.fromEntries(sent),
    ...answers,
    ...(agreed ? { agreed } : {}),
    ...(overLimit ? { overLimit } : {}),
  };
}

/** Half hours at which the ward holds sessions on some day. */
function clocksOf({ settings: { workingWindows } }: Ward): string[] {
  const minutes = workingWindows.flatMap(({ startMinute, endMinute }) => {
    const first = Math.ceil(startMinute / SESSION_MINUTES) * SESSION_MINUTES;
    const count = Math.max(0, Math.floor((endMinute - first) / SESSION_MINUTES));
    return Array.from({ length: count }, (_, index) => first + index * SESSION_MINUTES);
  });
  return [...new Set(minutes)].toSorted((one, other) => one - other).map(clockWords);
}
