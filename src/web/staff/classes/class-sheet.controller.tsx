import { Body, Get, Param, Post } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import type { DomainError } from '../../../platform/common/domain-error';
import { ConsentWordings } from '../../../modules/people';
import { ClassAttendance, ClassQueries } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Button, ButtonLink, Form } from '../../kit/forms/form';
import { textOf, type FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ClassFacts } from '../../shared/classes/class-facts';
import {
  chosenIn,
  ClassSheetForm,
  classSheetOf,
  type Stranger,
} from '../../shared/classes/class-sheet-form';
import { ClassStrangers } from './class-strangers';
import { type AskedWording, ConsentFields, PersonFields } from '../../shared/people/person-form';
import { consentOf, personOf } from '../../shared/people/person-forms';

type ClassWithPeople = Awaited<ReturnType<ClassQueries['one']>>;

/** The sign-in sheet of a class, typed in afterwards. */
@PageController()
@Allow('people.add')
export class ClassSheetController {
  constructor(
    private readonly queries: ClassQueries,
    private readonly attendance: ClassAttendance,
    private readonly strangers: ClassStrangers,
    private readonly places: PlacesService,
    private readonly wordings: ConsentWordings,
  ) {}

  @Get(paths.ward.classAttendance.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(ward, await this.find(actor, ward, id), {});
  }

  /** Looks for somebody with all that was chosen kept, or writes it down. */
  @Post(paths.ward.classAttendance.pattern)
  async enter(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const about = await this.find(actor, ward, id);
    if (textOf(body, 'act') === 'find') return this.page(ward, about, { body });
    return orShow(
      async () => {
        await this.attendance.enter(actor, id, classSheetOf(about, body));
        return new SeeOther(paths.ward.class(ward.code, id), 'marked');
      },
      (refusal) => this.page(ward, about, { body, refusal }),
    );
  }

  @Get(paths.ward.classNewcomer.pattern)
  async newcomer(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.newcomerPage(ward, await this.find(actor, ward, id));
  }

  @Post(paths.ward.classNewcomer.pattern)
  async addNewcomer(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const about = await this.find(actor, ward, id);
    return orShow(
      async () => {
        const newcomer = { person: personOf(body, 'door'), consent: consentOf(body) };
        await this.attendance.addNewcomer(actor, id, newcomer);
        return new SeeOther(paths.ward.classAttendance(ward.code, id), 'person-added');
      },
      (refusal) => this.newcomerPage(ward, about, refusal),
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<ClassWithPeople> {
    return inWard(ward, 'class', await this.queries.one(actor, id));
  }

  private async page(
    ward: Ward,
    about: ClassWithPeople,
    { body, refusal }: { body?: FormBody; refusal?: DomainError },
  ): Promise<WebPage> {
    const listed = new Set(about.people.map(({ menteeId }) => menteeId));
    const found = await this.strangers.find(ward, listed, textOf(body, 'q'), chosenIn(body));
    return new WebPage(
      (t) => t.classes.enter,
      <ClassSheetPage code={ward.code} about={about} body={body} found={found} />,
      { ward, refusal },
    );
  }

  private async newcomerPage(
    ward: Ward,
    about: ClassWithPeople,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => t.classes.newcomerTitle,
      <NewcomerPage code={ward.code} id={about.id} {...{ hamlets, wording }} />,
      { ward, refusal },
    );
  }
}

interface ClassSheetPageProps {
  code: string;
  about: ClassWithPeople;
  body: FormBody;
  found: Stranger[];
}

function ClassSheetPage({ code, about, body, found }: ClassSheetPageProps) {
  const { t, language } = useView();
  const c = t.classes;
  return (
    <>
      <BackLink href={paths.ward.class(code, about.id)}>
        {c.groupClass(termName('topic', about.topic, language))}
      </BackLink>
      <h1>{c.enter}</h1>
      <ClassFacts about={about} />
      <div class="actions">
        <ButtonLink href={paths.ward.classNewcomer(code, about.id)} kind="secondary">
          {c.newcomer}
        </ButtonLink>
      </div>
      <ClassSheetForm
        action={paths.ward.classAttendance(code, about.id)}
        about={about}
        body={body}
        found={found}
      />
    </>
  );
}

function NewcomerPage({
  code,
  id,
  hamlets,
  wording,
}: {
  code: string;
  id: string;
  hamlets: { id: string; name: string }[];
  wording: AskedWording;
}) {
  const c = useView().t.classes;
  return (
    <>
      <BackLink href={paths.ward.classAttendance(code, id)}>{c.enter}</BackLink>
      <h1>{c.newcomerTitle}</h1>
      <Form action={paths.ward.classNewcomer(code, id)}>
        <PersonFields at="door" hamlets={hamlets} />
        <ConsentFields wording={wording} />
        <Button>{c.newcomerSave}</Button>
      </Form>
    </>
  );
}
