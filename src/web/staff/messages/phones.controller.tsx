import { Body, Get, Param, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService, type Person } from '../../../modules/people';
import { type PhoneHolder, PhoneCorrections, PhoneHolders } from '../../../modules/reminders';
import { PlacesService, type Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { largestInteger, wholeNumberIn } from '../../../platform/http/bounds';
import { BackLink } from '../../kit/components/back-link';
import { Form } from '../../kit/forms/form';
import { listOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { AskedText } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { kindOf, peopleOf } from '../../shared/people/people-kind';
import { PhoneFields, type PhoneNext } from './phone-form';

type Params = Record<'people' | 'id', string>;

/** A wrong number put right where it was read, and taken back. */
@PageController()
@Allow('people.change')
export class PhonesPageController {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly holders: PhoneHolders,
    private readonly corrections: PhoneCorrections,
  ) {}

  @Get(paths.ward.personPhone.pattern)
  form(
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @AskedText('next') next: string | undefined,
  ): Promise<WebPage> {
    return this.page(ward, { side: kindOf(people), id }, nextOf(next));
  }

  @Post(paths.ward.personPhone.pattern)
  save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const next = nextOf(textOf(body, 'next'));
    return orShow(
      async () => {
        inWard(ward, 'person', await this.people[side](id));
        const seen = seenIn(body);
        const phone = textOf(body, 'phone');
        if (seen.length === 0) throw invalidFields({ with: 'tick-one' });
        if (phone === '') throw invalidFields({ phone: 'needed' });
        const number = textOf(body, 'number') || null;
        await this.corrections.correct(actor, ward.id, { number, phone, people: seen });
        return new SeeOther(backTo(ward, next, { side, id }), 'phone-mended');
      },
      (refusal) => this.page(ward, { side, id }, next, refusal),
    );
  }

  @Post(paths.ward.phoneTakingBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<SeeOther> {
    await this.corrections.takeBack(actor, id);
    const person = personIn(textOf(body, 'person'));
    const next = nextOf(textOf(body, 'next'));
    return new SeeOther(backTo(ward, next, person), 'phone-back');
  }

  private async page(
    ward: Ward,
    { side, id }: { side: Side; id: string },
    next: PhoneNext,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const person = inWard(ward, 'person', await this.people[side](id));
    const number = person.phone ?? person.otherPhone;
    const all =
      number === null ? [] : ((await this.holders.of(ward.id, [number])).get(number) ?? []);
    const isAmong = all.some((one) => one.id === id);
    const holders = isAmong ? all : [await this.holderOf(ward, side, person)];
    return new WebPage(
      (t) => t.calls.mendTitle(person.fullName),
      <PhonePage
        title={person.fullName}
        back={backTo(ward, next, { side, id })}
        action={paths.ward.personPhone(ward.code, peopleOf[side], id)}
        fields={{ number, holders, next }}
      />,
      { ward, refusal },
    );
  }

  /** Somebody alone: without any number, or who takes part no more. */
  private async holderOf(ward: Ward, side: Side, person: Person): Promise<PhoneHolder> {
    const { id, fullName, version, phone, otherPhone, hamletId } = person;
    const hamlets = await this.places.hamletNames(ward.id);
    const hamletName = hamlets.get(hamletId) ?? '';
    return { side, id, fullName, hamletName, version, phone, otherPhone };
  }
}

interface PhonePageProps {
  title: string;
  back: string;
  action: string;
  fields: Parameters<typeof PhoneFields>[0];
}

function PhonePage({ title, back, action, fields }: PhonePageProps) {
  return (
    <>
      <Heading title={title} back={back} />
      <Form action={action}>
        <PhoneFields {...fields} />
      </Form>
    </>
  );
}

function Heading({ title, back }: { title: string; back: string }) {
  const { t } = useView();
  return (
    <>
      <BackLink href={back}>{t.layout.back}</BackLink>
      <h1>{t.calls.mendTitle(title)}</h1>
    </>
  );
}

function nextOf(asked: string | undefined): PhoneNext {
  return asked === 'messages' ? asked : 'calls';
}

function backTo(ward: Ward, next: PhoneNext, person?: { side: Side; id: string }): string {
  return next === 'messages' && person
    ? paths.ward.personMessages(ward.code, peopleOf[person.side], person.id)
    : paths.ward.reminders(ward.code);
}

function personIn(written: string): { side: Side; id: string } | undefined {
  const [side, id] = written.split('.');
  return (side === 'mentor' || side === 'mentee') && id ? { side, id } : undefined;
}

/** Those for whom the number shall change, as they were seen. */
function seenIn(body: FormBody): { side: Side; id: string; version: number }[] {
  return listOf(body, 'with').flatMap((value) => {
    const [side, id, written] = value.split('.');
    const version = wholeNumberIn(written ?? '', 1, largestInteger);
    const isSide = side === 'mentor' || side === 'mentee';
    return isSide && id && version !== undefined ? [{ side, id, version }] : [];
  });
}
