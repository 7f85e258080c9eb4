import { Body, Get, Header, Param, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { requestKinds, requestWays } from '../../../core/people/rights';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { ConsentQueries, isErased, type Person, PeopleService } from '../../../modules/people';
import { Erasure, PersonCopies, type PersonCopy, RightsRequests } from '../../../modules/rights';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { Env } from '../../../platform/config/env';
import { boundedTextOf, type FormBody, integerOf, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { kindOf } from '../../shared/people/people-kind';
import { ErasePage, PersonRightsPage } from './person-rights-page';

type Params = Record<'people' | 'id', string>;

/** What is kept of one person, what they ask for, and that it is erased; staff for them. */
@PageController()
@Allow('rights.keep')
export class PersonRightsController {
  constructor(
    private readonly people: PeopleService,
    private readonly consents: ConsentQueries,
    private readonly requests: RightsRequests,
    private readonly copies: PersonCopies,
    private readonly erasure: Erasure,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.personRights.pattern)
  show(@CurrentWard() ward: Ward, @Param() { people, id }: Params): Promise<WebPage> {
    return this.page(ward, kindOf(people), id);
  }

  @Post(paths.ward.personRights.pattern)
  ask(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    return orShow(
      async () => {
        await this.person(ward, side, id);
        const kind = requestKinds.find((one) => one === textOf(body, 'kind'));
        const way = requestWays.find((one) => one === textOf(body, 'way'));
        if (!kind || !way) {
          throw invalidFields({
            ...(kind ? {} : { kind: 'choose-one' }),
            ...(way ? {} : { way: 'choose-one' }),
          });
        }
        const words = boundedTextOf(body, 'words', 500);
        await this.requests.ask(actor, { side, id, kind, way, words });
        const page = paths.ward.personRights(ward.code, people, id);
        return new SeeOther(page, 'request-saved');
      },
      (refusal) => this.page(ward, side, id, refusal),
    );
  }

  /** All that is kept of somebody, their numbers too: that it was read is written down before. */
  @Get(paths.ward.personCopy.pattern)
  @Header('content-type', 'application/json; charset=utf-8')
  async copy(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
  ): Promise<PersonCopy> {
    const side = kindOf(people);
    await this.person(ward, side, id);
    return this.copies.toTakeAlong(actor, side, id);
  }

  @Get(paths.ward.personErasure.pattern)
  askToErase(@CurrentWard() ward: Ward, @Param() { people, id }: Params): Promise<WebPage> {
    return this.erasePage(ward, kindOf(people), id);
  }

  @Post(paths.ward.personErasure.pattern)
  erase(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    return orShow(
      async () => {
        await this.person(ward, side, id);
        if (textOf(body, 'isSure') !== 'yes') throw invalidFields({ isSure: 'tick-this' });
        const version = integerOf(body, 'version') ?? 0;
        await this.erasure.erase(actor, { side, id, version });
        return new SeeOther(paths.ward.rights(ward.code), 'person-erased');
      },
      (refusal) => this.erasePage(ward, side, id, refusal),
    );
  }

  private async person(ward: Ward, side: Side, id: string): Promise<Person> {
    return inWard(ward, 'person', await this.people[side](id));
  }

  private async page(ward: Ward, side: Side, id: string, refusal?: DomainError): Promise<WebPage> {
    const person = await this.person(ward, side, id);
    const consents = await this.consents.of(id);
    const requests = await this.requests.ofPerson(id);
    const about = { side, person, consents, requests, isErased: isErased(person) };
    return new WebPage(
      (t) => t.rights.titleOf(person.fullName),
      <PersonRightsPage code={ward.code} {...about} />,
      { ward, refusal },
    );
  }

  private async erasePage(
    ward: Ward,
    side: Side,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const person = await this.person(ward, side, id);
    return new WebPage(
      (t) => t.rights.eraseOf(person.fullName),
      <ErasePage code={ward.code} {...{ side, person }} backupDays={this.env.BACKUP_DAYS} />,
      { ward, refusal },
    );
  }
}
