import { Body, Get, Param, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { stopReasons } from '../../../core/people/stops';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { type Person, PeopleService, type PersonStop, StopQueries } from '../../../modules/people';
import { StopCorrections } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Choices, Field } from '../../kit/forms/field';
import { type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { kindOf, peopleOf } from '../../shared/people/people-kind';

type Params = Record<'people' | 'id', string>;

/** Why and since when somebody takes part no more, as it is known by now. */
@PageController()
@Allow('people.stop')
export class StopReasonController {
  constructor(
    private readonly people: PeopleService,
    private readonly stops: StopQueries,
    private readonly corrections: StopCorrections,
  ) {}

  @Get(paths.ward.personStopReason.pattern)
  async form(
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
  ): Promise<WebPage | SeeOther> {
    return this.page(ward, kindOf(people), id);
  }

  @Post(paths.ward.personStopReason.pattern)
  async correct(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    await this.person(ward, side, id);
    return orShow(
      async () => {
        const { reason, on } = saidIn(body);
        const version = integerOf(body, 'version') ?? 0;
        await this.corrections.correct(actor, { side, id, version, reason, on });
        return new SeeOther(paths.ward[side](ward.code, id), 'person-saved');
      },
      (refusal) => this.page(ward, side, id, refusal),
    );
  }

  private async person(ward: Ward, side: Side, id: string): Promise<Person> {
    return inWard(ward, 'person', await this.people[side](id));
  }

  /** Whoever takes part has no reason to be put right. */
  private async page(
    ward: Ward,
    side: Side,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage | SeeOther> {
    const person = await this.person(ward, side, id);
    const stop = await this.stops.standing(id);
    if (!stop || stop.reason === 'merged') return new SeeOther(paths.ward[side](ward.code, id));
    return new WebPage(
      (t) => t.stops.correctOf(person.fullName),
      <StopReasonPage code={ward.code} side={side} person={person} stop={stop} />,
      { ward, refusal },
    );
  }
}

/** @throws DomainError invalid-form */
function saidIn(body: FormBody): { reason: (typeof stopReasons)[number]; on: string } {
  const reason = stopReasons.find((one) => one === textOf(body, 'reason'));
  const on = textOf(body, 'on');
  if (reason && isDayInReach(on)) return { reason, on };
  throw invalidFields({
    ...(reason ? {} : { reason: 'choose-one' }),
    ...(isDayInReach(on) ? {} : { on: 'bad-date' }),
  });
}

interface StopReasonPageProps {
  code: string;
  side: Side;
  person: Person;
  stop: PersonStop;
}

function StopReasonPage({ code, side, person, stop }: StopReasonPageProps) {
  const { stops: s } = useView().t;
  return (
    <>
      <BackLink href={paths.ward[side](code, person.id)}>{person.fullName}</BackLink>
      <h1>{s.correctOf(person.fullName)}</h1>
      <Form action={paths.ward.personStopReason(code, peopleOf[side], person.id)}>
        <HiddenValues values={{ version: person.version }} />
        <Choices
          name="reason"
          legend={s.why}
          choices={stopReasons.map((value) => ({
            value,
            label: s.reasons[value],
            isChosen: value === stop.reason,
          }))}
        />
        <Field name="on" type="date" label={s.since} value={stop.stoppedOn} width={12} />
        <Button>{s.correct}</Button>
      </Form>
    </>
  );
}
