import { Body, Get, Param, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import { PlacesService, type Ward } from '../../../modules/wards';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { kindOf } from '../../shared/people/people-kind';
import { changesOf, type Editable } from '../../shared/people/person-forms';
import { basisIn, typedUpon } from '../../shared/people/form-basis';
import { EditPersonPage } from './edit-person-page';

type Params = Record<'people' | 'id', string>;

/** Everything that is known of somebody, put right; a number alone stands in `messages/phones.controller`. */
@PageController()
@Allow('people.change')
export class EditPersonController {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  @Get(paths.ward.personEdit.pattern)
  async form(@CurrentWard() ward: Ward, @Param() { people, id }: Params): Promise<WebPage> {
    const side = kindOf(people);
    return this.page(ward, side, await this.person(ward, side, id));
  }

  @Post(paths.ward.personEdit.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const person = await this.person(ward, side, id);
    return orShow(
      async () => {
        const changes = changesOf(side, body, person, basisIn(side, body, person));
        const version = integerOf(body, 'version') ?? 0;
        // What was looked at on an older page is looked at again, also where it changes nothing.
        if (Object.keys(changes).length > 0 || version !== person.version) {
          await this.people.change(actor, side, { id, version }, changes);
        }
        const page = paths.ward[side](ward.code, id);
        const notice = isRenumbered(body) ? 'person-saved-renumbered' : 'person-saved';
        return new SeeOther(withQuery(page, { changed: 'yes' }), notice);
      },
      async (refusal) => {
        const now = await this.person(ward, side, id);
        return this.page(ward, side, now, { refusal, typed: typedUpon(side, body, now) });
      },
    );
  }

  private async person(ward: Ward, side: Side, id: string): Promise<Editable> {
    const person = inWard(ward, 'person', await this.people[side](id));
    const householdId = 'householdId' in person ? person.householdId : null;
    const householdCode = householdId && (await this.people.householdCode(householdId));
    return Object.assign(person, { householdCode });
  }

  private async page(
    ward: Ward,
    side: Side,
    person: Editable,
    refused: Pick<PageOptions, 'refusal' | 'typed'> = {},
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    return new WebPage(
      (t) => t.people.editOf(person.fullName),
      <EditPersonPage
        ward={ward}
        side={side}
        person={person}
        hamlets={hamlets}
        refusal={refused.refusal}
      />,
      { ward, ...refused },
    );
  }
}

/** Whether a number of before 2018 was typed, which became today's. */
function isRenumbered(body: FormBody): boolean {
  return ['phone', 'otherPhone'].some((name) => readPhoneNumber(textOf(body, name))?.formerly);
}
