import { Body, Get, Param, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { menteesBecome, type MenteesBecome } from '../../../core/people/stops';
import { localDateOf } from '../../../core/time/zone';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Successors } from '../../../modules/matching';
import { type Person, PeopleService, type Stopping } from '../../../modules/people';
import { DepartureCounts, Departures, type DepartureView } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { AskedDay, AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { kindOf } from '../../shared/people/people-kind';
import { stopAnswersOf } from './stop-answers';
import { type StopAnswers, StopPersonPage, StopPreviewPage } from './stop-person-pages';
import { MentorNames } from '../../shared/people/names-apart';

type Params = Record<'people' | 'id', string>;

/** Somebody takes part no more: why, since when, and what becomes of what was planned; looked at before it is done. */
@PageController()
@Allow('people.stop')
export class StopPersonController {
  constructor(
    private readonly people: PeopleService,
    private readonly departures: Departures,
    private readonly counts: DepartureCounts,
    private readonly successors: Successors,
    private readonly names: MentorNames,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.personStop.pattern)
  async form(
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @AskedText('reason') reason?: string,
    @AskedDay('on') on?: string,
    @AskedText('menteesBecome') become?: string,
    @AskedText('successorId') successorId?: string,
  ): Promise<WebPage> {
    const side = kindOf(people);
    const answered = { reason, on, menteesBecome: become, successorId };
    return this.page(ward, side, await this.person(ward, side, id), { answered });
  }

  @Post(paths.ward.personStop.pattern)
  async stop(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const person = await this.person(ward, side, id);
    return orShow(
      async () => {
        const stopping = stoppingOf(side, id, body);
        if (textOf(body, 'confirmed') !== 'yes') {
          const view = await this.departures.look(actor, stopping);
          return await this.preview(ward, person, stopping, view);
        }
        await this.departures.stop(actor, stopping);
        return new SeeOther(paths.ward[side](ward.code, id), 'person-stopped');
      },
      async (refusal) => this.page(ward, side, await this.person(ward, side, id), { refusal }),
    );
  }

  private async person(ward: Ward, side: Side, id: string): Promise<Person> {
    return inWard(ward, 'person', await this.people[side](id));
  }

  private async page(
    ward: Ward,
    side: Side,
    person: Person,
    { answered = {}, refusal }: { answered?: StopAnswers; refusal?: DomainError },
  ): Promise<WebPage> {
    const found = side === 'mentor' ? await this.successors.of(ward.id, person.id) : [];
    const successors = await this.names.told(ward.id, found);
    return new WebPage(
      (t) => t.stops.titleOf(person.fullName),
      <StopPersonPage
        code={ward.code}
        side={side}
        person={person}
        counts={await this.counts.of(side, person.id)}
        successors={successors}
        today={localDateOf(this.clock.now(), this.env.TIME_ZONE)}
        answered={answered}
      />,
      { ward, refusal },
    );
  }

  private async preview(
    ward: Ward,
    person: Person,
    stopping: Stopping,
    view: DepartureView,
  ): Promise<WebPage> {
    const { successorId } = stopping;
    const successor = successorId ? await this.people.mentor(successorId) : null;
    return new WebPage(
      (t) => t.stops.previewOf(person.fullName),
      <StopPreviewPage
        code={ward.code}
        person={person}
        stopping={stopping}
        successorName={successor?.fullName ?? null}
        view={view}
      />,
      { ward },
    );
  }
}

/** @throws DomainError invalid-form */
function stoppingOf(side: Side, id: string, body: FormBody): Stopping {
  const { reason, on, wrong } = stopAnswersOf(body);
  const become = textOf(body, 'menteesBecome') as MenteesBecome;
  const isAsked = side === 'mentor';
  if (isAsked && !menteesBecome.includes(become)) wrong.menteesBecome = 'choose-one';
  const successorId = become === 'successor' ? textOf(body, 'successorId') : '';
  if (become === 'successor' && !successorId) wrong.successorId = 'choose-one';
  if (Object.keys(wrong).length > 0) throw invalidFields(wrong);
  const version = integerOf(body, 'version') ?? 0;
  const mentees = isAsked ? { menteesBecome: become, successorId: successorId || null } : {};
  return { side, id, version, reason, on, ...mentees };
}
