import { Body, Get, Param, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  ConsentWordings,
  needsConsent,
  type Person,
  PeopleService,
  type PersonStop,
  StopQueries,
} from '../../../modules/people';
import { type ReturnLook, Returns } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Choices } from '../../kit/forms/field';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { kindOf, peopleOf } from '../../shared/people/people-kind';
import { type AskedWording, ConsentFields } from '../../shared/people/person-form';
import { consentOf } from '../../shared/people/person-forms';
import { ReturnLookSection } from './stopped-section';

type Params = Record<'people' | 'id', string>;

/** Whoever stopped takes part again, with what of their pairs and places is still possible. */
@PageController()
@Allow('people.stop')
export class ReturnPersonController {
  constructor(
    private readonly people: PeopleService,
    private readonly stops: StopQueries,
    private readonly returns: Returns,
    private readonly wordings: ConsentWordings,
  ) {}

  @Get(paths.ward.personReturn.pattern)
  async form(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const person = await this.person(ward, side, id);
    const stop = await this.stops.standing(id);
    if (!stop) return new SeeOther(paths.ward[side](ward.code, id));
    return this.page(actor, ward, side, person, stop);
  }

  @Post(paths.ward.personReturn.pattern)
  async bringBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const stop = await this.stops.standing(id);
    return orShow(
      async () => {
        await this.person(ward, side, id);
        const { stopId } = await this.returns.bringBack(actor, {
          side,
          id,
          version: integerOf(body, 'version') ?? 0,
          restore: textOf(body, 'restore') !== 'no',
          consent: consentOf(body),
        });
        const page = paths.ward[side](ward.code, id);
        return new SeeOther(withQuery(page, { returned: stopId }), 'person-returned');
      },
      async (refusal) => {
        const person = await this.person(ward, side, id);
        if (!stop) throw refusal;
        return this.page(actor, ward, side, person, stop, refusal);
      },
    );
  }

  private async person(ward: Ward, side: Side, id: string): Promise<Person> {
    return inWard(ward, 'person', await this.people[side](id));
  }

  /** Null where it cannot be done: what was pressed says why. */
  private async lookAt(
    actor: Actor,
    seen: { side: Side; id: string; version: number },
  ): Promise<ReturnLook | null> {
    try {
      return await this.returns.look(actor, seen);
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  private async page(
    actor: Actor,
    ward: Ward,
    side: Side,
    person: Person,
    stop: PersonStop,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const { id, version } = person;
    const look = await this.lookAt(actor, { side, id, version });
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => t.stops.bringBackOf(person.fullName),
      <ReturnPersonPage code={ward.code} {...{ side, person, stop, look, wording }} />,
      { ward, refusal },
    );
  }
}

function ReturnPersonPage({
  code,
  side,
  person,
  stop,
  look,
  wording,
}: {
  code: string;
  side: Side;
  person: Person;
  stop: PersonStop;
  look: ReturnLook | null;
  wording: AskedWording;
}) {
  const { t, dates } = useView();
  const { stops: s } = t;
  return (
    <>
      <BackLink href={paths.ward[side](code, person.id)}>{person.fullName}</BackLink>
      <h1>{s.bringBackOf(person.fullName)}</h1>
      <p>{s.stoppedBecause(s.reasons[stop.reason], dates.date(stop.stoppedOn))}</p>
      {look ? <ReturnLookSection look={look} /> : null}
      <Form action={paths.ward.personReturn(code, peopleOf[side], person.id)}>
        <HiddenValues values={{ version: person.version }} />
        <Choices
          name="restore"
          legend={s.restore}
          choices={[
            { value: 'yes', label: s.restoreYes, isChosen: true },
            { value: 'no', label: s.restoreNo },
          ]}
        />
        {needsConsent(side, person, stop) ? <ConsentFields wording={wording} /> : null}
        <Button>{s.bringBack}</Button>
      </Form>
    </>
  );
}
