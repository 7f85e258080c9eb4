import { Injectable } from '@nestjs/common';
import { clockWords } from '../../../core/vietnamese/window-words';
import { SESSION_MINUTES } from '../../../core/slots/generate';
import type { Actor } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { SessionOptionsQueries, type SessionView } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import type { FormBody } from '../../kit/forms/form-fields';
import { WebPage } from '../../kit/page/page';
import { answersAsItIs, answersOf, thoughtOf } from './session-answers';
import { StaffSessionPage } from './session-page';

const mostFound = 20;

interface Shown {
  refusal?: DomainError;
  /** What was sent, of the form that changes it. */
  body?: FormBody;
  /** Whom somebody looks for, to add them. */
  q?: string;
}

/** The page of one lesson, as its several forms show it again. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly options: SessionOptionsQueries,
    private readonly people: PeopleService,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async page(
    actor: Actor,
    ward: Ward,
    session: SessionView,
    { refusal, body, q }: Shown = {},
  ): Promise<WebPage> {
    const zone = this.env.TIME_ZONE;
    const answers = body ? answersOf(session, body, zone) : answersAsItIs(session, zone);
    const { startAt, state } = session;
    const isAhead = startAt > this.clock.now() && (state === 'planned' || state === 'confirmed');
    const found = isAhead && q ? await this.find(ward, q) : [];
    const thought = thoughtOf(session, answers, zone);
    const options = isAhead ? await this.options.of(actor, session.id, thought, found) : undefined;
    const change = options && { options, answers, clocks: clocksOf(ward), q };
    return new WebPage(
      (t) => t.sessions.session,
      <StaffSessionPage code={ward.code} session={session} change={change} />,
      { ward, refusal, ...(body ? { typed: { ...body, ...answers } } : {}) },
    );
  }

  private async find(ward: Ward, q: string) {
    const query = { page: 1, pageSize: mostFound, q };
    return (await this.people.mentees(ward.id, query, { isActive: true })).items;
  }
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
