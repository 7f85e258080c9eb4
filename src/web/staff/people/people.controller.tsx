import { Get, Param, Post, Query } from '@nestjs/common';
import {
  type Actor,
  AllowOnly,
  CurrentActor,
  PersonalLinksService,
  staff,
} from '../../../modules/access';
import { Clock } from '../../../platform/common/clock';
import { notFound } from '../../../platform/common/domain-error';
import type { PageQuery } from '../../../platform/http/paging';
import { PairsService } from '../../../modules/matching';
import { type Mentee, type Mentor, PeopleService } from '../../../modules/people';
import { SessionQueries } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { Page, SeeOther } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { PeopleRows } from './people-rows';
import { MenteesPage, MentorsPage } from './people-pages';
import { MenteePage, MentorPage } from './person-page';
import { StaffWards } from '../staff-wards';

const WEEKS_SHOWN_MS = 28 * 24 * 3_600_000;

@PageController('wards/:code')
@AllowOnly(...staff)
export class PeoplePageController {
  constructor(
    private readonly wards: StaffWards,
    private readonly rows: PeopleRows,
    private readonly people: PeopleService,
    private readonly pairs: PairsService,
    private readonly sessions: SessionQueries,
    private readonly links: PersonalLinksService,
    private readonly clock: Clock,
  ) {}

  @Get('mentees')
  async mentees(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('page') page?: string,
    @Query('q') q?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const list = await this.rows.mentees(ward.id, listQuery(page, q));
    return new Page(
      (t) => t.people.mentees,
      <MenteesPage base={`/wards/${code}`} page={list} q={q} />,
      { ward },
    );
  }

  @Get('mentors')
  async mentors(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Query('page') page?: string,
    @Query('q') q?: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const list = await this.rows.mentors(ward.id, listQuery(page, q));
    return new Page(
      (t) => t.people.mentors,
      <MentorsPage base={`/wards/${code}`} page={list} q={q} />,
      { ward },
    );
  }

  @Get('mentees/:id')
  async mentee(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const mentee = inWard(ward, await this.people.mentee(id));
    const hamlets = await this.rows.hamletNames(ward.id);
    const pair = await this.pairs.ofMentee(id);
    const mentor = pair && {
      id: pair.mentorId,
      name: (await this.people.mentor(pair.mentorId)).fullName,
    };
    const bookings = await this.sessions.ofMentee(actor, id);
    const link = await this.links.standing('mentee', id);
    return new Page(
      () => mentee.fullName,
      <MenteePage
        base={`/wards/${code}`}
        mentee={mentee}
        hamletName={hamlets.get(mentee.hamletId) ?? ''}
        mentor={mentor}
        bookings={bookings}
        link={link}
      />,
      { ward },
    );
  }

  @Get('mentors/:id')
  async mentor(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<Page> {
    const ward = await this.wards.find(actor, code);
    const mentor = inWard(ward, await this.people.mentor(id));
    const hamlets = await this.rows.hamletNames(ward.id);
    const sessions = await this.sessions.ofMentor(actor, id, {
      toAt: this.clock.now() + WEEKS_SHOWN_MS,
    });
    return new Page(
      () => mentor.fullName,
      <MentorPage
        base={`/wards/${code}`}
        mentor={mentor}
        hamletName={hamlets.get(mentor.hamletId) ?? ''}
        mentees={await this.menteesOf(id)}
        sessions={sessions}
        link={await this.links.standing('mentor', id)}
      />,
      { ward },
    );
  }

  @Post('mentees/:id/link')
  async renewMenteeLink(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    const ward = await this.wards.find(actor, code);
    inWard(ward, await this.people.mentee(id));
    await this.links.renew(actor, ward.id, 'mentee', id);
    return new SeeOther(`/wards/${code}/mentees/${id}`, 'link-renewed');
  }

  @Post('mentors/:id/link')
  async renewMentorLink(
    @CurrentActor() actor: Actor,
    @Param('code') code: string,
    @Param('id') id: string,
  ): Promise<SeeOther> {
    const ward = await this.wards.find(actor, code);
    inWard(ward, await this.people.mentor(id));
    await this.links.renew(actor, ward.id, 'mentor', id);
    return new SeeOther(`/wards/${code}/mentors/${id}`, 'link-renewed');
  }

  private async menteesOf(
    mentorId: string,
  ): Promise<{ id: string; name: string; metres: number }[]> {
    const pairs = await this.pairs.ofMentor(mentorId);
    const names = await this.people.namesOf(pairs.map(({ menteeId }) => menteeId));
    return pairs.map(({ menteeId, metres }) => ({
      id: menteeId,
      name: names.get(menteeId) ?? '',
      metres,
    }));
  }
}

function listQuery(page: string | undefined, q: string | undefined): PageQuery {
  const asked = Number(page);
  return { page: Number.isInteger(asked) && asked > 0 ? asked : 1, pageSize: 50, q };
}

function inWard<T extends Mentee | Mentor>(ward: Ward, person: T): T {
  if (person.wardId !== ward.id) throw notFound('person');
  return person;
}
