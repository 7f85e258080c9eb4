import { Body, Get, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { CounterService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import { BackLink } from '../../kit/components/back-link';
import { Button, Form } from '../../kit/forms/form';
import { ConsentFields, PersonFields } from '../../shared/people/person-form';
import type { FormBody } from '../../kit/forms/form-fields';
import { WebPage, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { consentOf, personOf } from '../../shared/people/person-forms';
import { orShow } from '../../kit/forms/refusals';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

/** One person at the counter is added to the list. */
@PageController()
@Allow('people.add')
export class NewMenteeController {
  constructor(
    private readonly places: PlacesService,
    private readonly counter: CounterService,
  ) {}

  @Get(paths.ward.newMentee.pattern)
  async form(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.page(ward);
  }

  @Post(paths.ward.newMentee.pattern)
  async add(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const mentee = await this.counter.add(actor, ward.id, {
          ...personOf(body, 'counter'),
          consent: consentOf(body),
        });
        return new SeeOther(paths.ward.mentee(ward.code, mentee.id), 'person-added');
      },
      (refusal) => this.page(ward, refusal),
    );
  }

  private async page(ward: Ward, refusal?: DomainError): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    return new WebPage(
      (t) => t.people.addTitle,
      <NewMenteePage code={ward.code} hamlets={hamlets} />,
      { ward, refusal },
    );
  }
}

function NewMenteePage({
  code,
  hamlets,
}: {
  code: string;
  hamlets: { id: string; name: string }[];
}) {
  const { t } = useView();
  const p = t.people;
  return (
    <>
      <BackLink href={paths.ward.mentees(code)}>{p.mentees}</BackLink>
      <h1>{p.addTitle}</h1>
      <Form action={paths.ward.newMentee(code)}>
        <PersonFields at="counter" hamlets={hamlets} />
        <ConsentFields />
        <Button>{p.add}</Button>
      </Form>
    </>
  );
}
