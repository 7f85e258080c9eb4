import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, AllowOnly, CurrentActor, staff } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { TOPICS } from '../../../core/vietnamese/topics';
import { CounterService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { Choices } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { ConsentFields, PersonFields } from '../../shared/people/person-form';
import { WindowChoices } from '../../shared/availability/window-choices';
import { listOf, type FormBody } from '../../kit/forms/form-fields';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { consentOf, personOf } from '../../shared/people/person-forms';
import { windowChoices, windowsOf } from '../../shared/availability/window-options';
import { orShow } from '../../kit/forms/refusals';
import { termName } from '../../../texts';
import { useView } from '../../kit/view/view';
import { StaffWards } from '../staff-wards';

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
      (refusal) => this.page(ward, refusal),
    );
  }

  private async page(ward: Ward, refusal?: DomainError): Promise<Page> {
    const hamlets = await this.places.hamlets(ward.id);
    return new Page(
      (t) => t.people.addTitle,
      <NewMenteePage base={`/wards/${ward.code}`} hamlets={hamlets} />,
      { ward, refusal },
    );
  }
}

function NewMenteePage({
  base,
  hamlets,
}: {
  base: string;
  hamlets: { id: string; name: string }[];
}) {
  const { t, language } = useView();
  const p = t.people;
  return (
    <>
      <BackLink href={`${base}/mentees`}>{p.mentees}</BackLink>
      <h1>{p.addTitle}</h1>
      <Form action={`${base}/mentees/new`}>
        <PersonFields hamlets={hamlets} />
        <Choices
          name="topics"
          legend={p.needs}
          isMany
          choices={TOPICS.map(({ code }) => ({
            value: code,
            label: termName('topic', code, language),
          }))}
        />
        <details>
          <summary>{p.freeTimesOf}</summary>
          <WindowChoices choices={windowChoices([])} />
        </details>
        <ConsentFields />
        <Button>{p.add}</Button>
      </Form>
    </>
  );
}
