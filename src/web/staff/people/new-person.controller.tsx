import { Body, Get, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { ConsentWordings, CounterService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { AskedText } from '../../kit/page/asked';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { menteePageOf } from '../../kit/paths/ward-homes';
import { consentOf, mentorOf, personOf, withConsent } from '../../shared/people/person-forms';
import type { SearchedFor } from '../../shared/people/searched-for';
import { NewPersonPage } from './new-person-page';

/** One person at the counter is added to the list: who wants to learn, or who wants to guide. */
@PageController()
@Allow('people.add')
export class NewPersonController {
  constructor(
    private readonly places: PlacesService,
    private readonly counter: CounterService,
    private readonly wordings: ConsentWordings,
  ) {}

  @Allow('people.register')
  @Get(paths.ward.newMentee.pattern)
  menteeForm(
    @CurrentWard() ward: Ward,
    @AskedText('name') name: string | undefined,
    @AskedText('phone') phone: string | undefined,
  ): Promise<WebPage> {
    return this.page(ward, 'mentee', { searched: { name, phone } });
  }

  @Allow('people.register')
  @Post(paths.ward.newMentee.pattern)
  addMentee(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const person = { ...personOf(body, 'counter'), ...saidBesides(body) };
        const mentee = await this.counter.add(actor, ward.id, person);
        return new SeeOther(menteePageOf(actor, ward.code, mentee.id), 'person-added');
      },
      (refusal) => this.page(ward, 'mentee', { refusal: withConsent(refusal, body) }),
    );
  }

  @Get(paths.ward.newMentor.pattern)
  mentorForm(
    @CurrentWard() ward: Ward,
    @AskedText('name') name: string | undefined,
    @AskedText('phone') phone: string | undefined,
  ): Promise<WebPage> {
    return this.page(ward, 'mentor', { searched: { name, phone } });
  }

  @Post(paths.ward.newMentor.pattern)
  addMentor(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const person = { ...mentorOf(body), ...saidBesides(body) };
        const mentor = await this.counter.addMentor(actor, ward.id, person);
        return new SeeOther(paths.ward.mentor(ward.code, mentor.id), 'person-added');
      },
      (refusal) => this.page(ward, 'mentor', { refusal: withConsent(refusal, body) }),
    );
  }

  private async page(
    ward: Ward,
    side: Side,
    { refusal, searched = {} }: { refusal?: DomainError; searched?: SearchedFor },
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    const wording = await this.wordings.current();
    return new WebPage(
      (t) => (side === 'mentor' ? t.people.addMentorTitle : t.people.addTitle),
      <NewPersonPage code={ward.code} {...{ side, hamlets, wording, refusal, searched }} />,
      { ward, refusal },
    );
  }
}

/** Beside the fields of the person: that they agreed, are somebody else, and live where it says. */
function saidBesides(body: FormBody) {
  return {
    consent: consentOf(body),
    isAnother: textOf(body, 'isAnother') === 'yes',
    isHomeRight: textOf(body, 'isHomeRight') === 'yes',
  };
}
