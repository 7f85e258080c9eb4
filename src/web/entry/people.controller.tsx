import { Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow, Authentication, Public } from '../../modules/access';
import { notFound } from '../../platform/common/domain-error';
import { AskedDay, AskedInstant } from '../kit/page/asked';
import { SeeOther, WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { PhonePeople } from '../kit/people/phone-people';
import { homeOf } from '../kit/paths/home-of';
import { withQuery } from '../kit/paths/path';
import { paths } from '../kit/paths/paths';
import type { PhonePerson } from '../kit/view/view';
import { ChoosePersonPage } from './people-page';

/** Whose page shall it be, on a phone that several people use. */
@PageController()
export class PeopleOnPhoneController {
  constructor(
    private readonly people: PhonePeople,
    private readonly authentication: Authentication,
  ) {}

  @Public('shows this browser who is signed in on it')
  @Get(paths.people.pattern)
  async choose(@Req() request: FastifyRequest): Promise<WebPage | SeeOther> {
    const people = await this.people.of(request.actors ?? []);
    if (people.length === 0) return new SeeOther(homeOf(request.actors?.[0]));
    return choice(people, homeOf);
  }

  /** A lent phone: the page can be opened on it no longer, until the link is. */
  @Public('signs a person out of this browser')
  @Post(paths.personRemoval.pattern)
  async forget(
    @Param('kind') kind: string,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeeOther> {
    if (kind !== 'mentor' && kind !== 'mentee') throw notFound('page');
    await this.authentication.forgetPerson(kind, id, request, reply);
    return new SeeOther(paths.people(), 'person-forgotten');
  }

  @Allow('mentor-pages.use')
  @Get(paths.anyone.mentor.pattern)
  mentor(@Req() request: FastifyRequest): Promise<WebPage | SeeOther> {
    return this.theOnly('mentor', request, homeOf);
  }

  @Allow('mentee-pages.use')
  @Get(paths.anyone.mentee.pattern)
  mentee(@Req() request: FastifyRequest): Promise<WebPage | SeeOther> {
    return this.theOnly('mentee', request, homeOf);
  }

  /** Where the codes on posters lead, which know no one. */
  @Allow('mentee-pages.use')
  @Get(paths.anyone.bookTime.pattern)
  bookTime(
    @Req() request: FastifyRequest,
    @AskedDay('day') day: string | undefined,
    @AskedInstant('at') at: number | undefined,
  ): Promise<WebPage | SeeOther> {
    return this.theOnly('mentee', request, ({ id }) =>
      withQuery(paths.mentee.bookTime(id), { day, at }),
    );
  }

  /** On to the page of the only one of a kind; of several one is chosen first. */
  private async theOnly(
    kind: PhonePerson['kind'],
    { actors = [] }: FastifyRequest,
    hrefOf: (person: PhonePerson) => string,
  ): Promise<WebPage | SeeOther> {
    const people = await this.people.of(actors.filter((actor) => actor.kind === kind));
    const [only, ...others] = people;
    return only && others.length === 0 ? new SeeOther(hrefOf(only)) : choice(people, hrefOf);
  }
}

function choice(people: PhonePerson[], hrefOf: (person: PhonePerson) => string): WebPage {
  return new WebPage((t) => t.whose.choose, <ChoosePersonPage people={people} hrefOf={hrefOf} />, {
    isForPhones: true,
    isNobodys: true,
  });
}
