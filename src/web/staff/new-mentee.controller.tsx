import { Body, Get, Param, Post } from '@nestjs/common';
import { AllowOnly, CurrentActor, staff } from '../../access/access.decorators';
import type { Actor } from '../../common/actor';
import type { DomainError } from '../../common/domain-error';
import { TOPICS } from '../../core/vietnamese/topics';
import { CounterService } from '../../people/counter.service';
import { PlacesService } from '../../wards/places.service';
import type { Ward } from '../../wards/ward.entity';
import { BackLink } from '../components/back-link';
import { Choices } from '../components/field';
import { Button, Form } from '../components/form';
import { ConsentFields, PersonFields } from '../components/person-form';
import { WindowChoices } from '../components/window-choices';
import { listOf, type FormBody } from '../form-fields';
import { Page, SeeOther } from '../page';
import { PageController } from '../page-controller';
import { consentOf, personOf } from '../person-forms';
import { windowChoices, windowsOf } from '../presenters/window-choices';
import { orShow } from '../refusals';
import { termName } from '../texts/terms';
import { useView } from '../view';
import { StaffWards } from './staff-wards';

/** One person at the counter is added to the list. */
@PageController('wards/:code/mentees/new')
@AllowOnly(...staff)
export class NewMenteeController {
  constructor(
    private readonly wards: StaffWards,
    private readonly places: PlacesService,
    private readonly counter: CounterService,
  ) {}

  @Get()
  async form(@CurrentActor() actor: Actor, @Param('code') code: string): Promise<Page> {
    return this.page(await this.wards.find(actor, code));
  }

  @Post()
  async add(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Body() body: FormBody,
  ): Promise<Page | SeeOther> {
    const ward = await this.wards.find(actor, code);
    return orShow(
      async () => {
        const mentee = await this.counter.add(actor, ward.id, {
          ...personOf(body),
          topics: listOf(body, 'topics'),
          windows: windowsOf(listOf(body, 'windows')),
          consent: consentOf(body),
        });
        return new SeeOther(`/wards/${code}/mentees/${mentee.id}`, 'person-added');
      },
      (refusal) => this.page(ward, body, refusal),
    );
  }

  private async page(ward: Ward, body?: FormBody, refusal?: DomainError): Promise<Page> {
    const hamlets = await this.places.hamlets(ward.id);
    return new Page(
      (t) => t.people.addTitle,
      <NewMenteePage
        base={`/wards/${ward.code}`}
        hamlets={hamlets}
        body={body}
        refusal={refusal}
      />,
      { ward, refusal },
    );
  }
}

function NewMenteePage({
  base,
  hamlets,
  body,
  refusal,
}: {
  base: string;
  hamlets: { id: string; name: string }[];
  body?: FormBody;
  refusal?: DomainError;
}) {
  const { t, language } = useView();
  const p = t.people;
  const topics = listOf(body, 'topics');
  return (
    <>
      <BackLink href={`${base}/mentees`}>{p.mentees}</BackLink>
      <h1>{p.addTitle}</h1>
      <Form action={`${base}/mentees/new`}>
        <PersonFields hamlets={hamlets} body={body} refusal={refusal} />
        <Choices
          name="topics"
          legend={p.needs}
          isMany
          refusal={refusal}
          choices={TOPICS.map(({ code }) => ({
            value: code,
            label: termName('topic', code, language),
            isChosen: topics.includes(code),
          }))}
        />
        <details>
          <summary>{p.freeTimesOf}</summary>
          <WindowChoices choices={windowChoices(windowsOf(listOf(body, 'windows')))} />
        </details>
        <ConsentFields body={body} refusal={refusal} />
        <Button>{p.add}</Button>
      </Form>
    </>
  );
}
