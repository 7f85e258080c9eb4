import { Body, HttpCode, Post } from '@nestjs/common';
import {
  type Actor,
  Allow,
  CurrentActor,
  CurrentWard,
  type PhoneOwner,
  PhoneReads,
} from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { DoorQueries, TeamQueries } from '../../../modules/teams';
import type { Ward } from '../../../modules/wards';
import { notFound } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Phone } from '../../kit/components/phone';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { inWard } from '../../kit/page/in-ward';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface Numbers {
  fullName: string;
  phone: string | null;
  otherPhone?: string | null;
}

/** The number of one person, for whoever pressed it where it was masked. */
@PageController()
@Allow('phones.read')
export class ShownPhonesController {
  constructor(
    private readonly people: PeopleService,
    private readonly teams: TeamQueries,
    private readonly doors: DoorQueries,
    private readonly reads: PhoneReads,
  ) {}

  @Post(paths.ward.phones.pattern)
  @HttpCode(200)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage> {
    const [kind = '', id = ''] = textOf(body, 'whose').split('/');
    const numbers = await this.numbersOf(actor, ward, kind, id);
    await this.reads.one(actor, ward.id, kind as PhoneOwner, id);
    return new WebPage(() => numbers.fullName, <NumbersPage {...numbers} />, {
      ward,
      isForOnce: true,
    });
  }

  /** @throws DomainError not-found */
  private async numbersOf(actor: Actor, ward: Ward, kind: string, id: string): Promise<Numbers> {
    if (kind === 'mentee' || kind === 'mentor') {
      return inWard(ward, 'person', await this.people[kind](id));
    }
    if (kind === 'door') {
      const door = inWard(ward, 'door', await this.doors.one(actor, id));
      return { fullName: [door.label, door.address].filter(Boolean).join(', '), phone: door.phone };
    }
    const teams = kind === 'member' ? await this.teams.list(actor, ward.id) : [];
    const member = teams.flatMap(({ members }) => members).find((one) => one.id === id);
    if (!member) throw notFound('person');
    return member;
  }
}

function NumbersPage({ fullName, phone, otherPhone }: Numbers) {
  const { t, url } = useView();
  return (
    <>
      <BackLink href={url}>{t.layout.back}</BackLink>
      <h1>{fullName}</h1>
      <p data-numbers>
        <Phone number={phone} other={otherPhone} isNoted />
      </p>
    </>
  );
}
