import { Body, Get, Param, Post } from '@nestjs/common';
import { compareNames } from '../../../core/vietnamese/names';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService } from '../../../modules/people';
import {
  type MemberOfTeam,
  present,
  TeamQueries,
  TeamsService,
  type TeamWithMembers,
} from '../../../modules/teams';
import { PlacesService, type Ward } from '../../../modules/wards';
import { type DomainError, notFound } from '../../../platform/common/domain-error';
import { type FormBody, integerOf } from '../../kit/forms/form-fields';
import { orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { ListFile } from '../../kit/page/list-file';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { memberColumns, type MemberRow, memberRows } from './team-columns';
import { changedMemberOf, memberOf, saidOfTeam } from './team-form';
import { TeamFormPage, TeamMemberPage, TeamPage, TeamsPage } from './team-pages';

/** Community technology teams: listed, made, changed, dissolved; who is in them. */
@PageController()
@Allow('teams.change')
export class TeamPagesController {
  constructor(
    private readonly teams: TeamsService,
    private readonly queries: TeamQueries,
    private readonly places: PlacesService,
    private readonly people: PeopleService,
  ) {}

  @Allow('teams.read')
  @Get(paths.ward.teams.pattern)
  async list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const teams = await this.queries.list(actor, ward.id);
    return new WebPage((t) => t.teams.title, <TeamsPage code={ward.code} teams={teams} />, {
      ward,
    });
  }

  @Allow('teams.read')
  @Get(paths.ward.teamsFile.pattern)
  async file(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<MemberRow>> {
    const rows = memberRows(await this.queries.list(actor, ward.id));
    return new ListFile((t) => t.teams.title, memberColumns, rows, { ward });
  }

  @Get(paths.ward.newTeam.pattern)
  newTeam(@CurrentWard() ward: Ward): Promise<WebPage> {
    return this.formPage(ward);
  }

  @Post(paths.ward.newTeam.pattern)
  make(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const { id } = await this.teams.make(actor, ward.id, saidOfTeam(body));
        return new SeeOther(paths.ward.team(ward.code, id), 'team-saved');
      },
      (refusal) => this.formPage(ward, undefined, refusal),
    );
  }

  @Get(paths.ward.team.pattern)
  show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, id);
  }

  @Get(paths.ward.teamEdit.pattern)
  async edit(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.formPage(ward, await this.find(actor, ward, id));
  }

  @Post(paths.ward.teamEdit.pattern)
  async change(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const team = await this.find(actor, ward, id);
    return orShow(
      async () => {
        const version = integerOf(body, 'version') ?? 0;
        await this.teams.change(actor, id, { ...saidOfTeam(body), version });
        return saved(ward, id);
      },
      (refusal) => this.formPage(ward, team, refusal),
    );
  }

  @Post(paths.ward.teamDissolution.pattern)
  async dissolve(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    await this.find(actor, ward, id);
    return this.doing(actor, ward, id, async () => {
      await this.teams.dissolve(actor, id, { version: integerOf(body, 'version') ?? 0 });
    });
  }

  @Post(paths.ward.teamRestoration.pattern)
  async restore(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    await this.find(actor, ward, id);
    return this.doing(actor, ward, id, async () => {
      await this.teams.restore(actor, id, { version: integerOf(body, 'version') ?? 0 });
    });
  }

  @Post(paths.ward.teamMembers.pattern)
  async join(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    await this.find(actor, ward, id);
    const { mentors } = await this.people.active(ward.id);
    const known = new Map(mentors.map((mentor) => [mentor.id, mentor.organisation]));
    return this.doing(actor, ward, id, async () => {
      const member = memberOf(body, (mentorId) => known.get(mentorId) ?? null);
      await this.teams.addMember(actor, id, member);
    });
  }

  @Get(paths.ward.teamMember.pattern)
  async member(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
  ): Promise<WebPage> {
    const team = await this.find(actor, ward, id);
    return memberPage(ward, team, memberIn(team, memberId));
  }

  @Post(paths.ward.teamMember.pattern)
  async changeMember(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const team = await this.find(actor, ward, id);
    const member = memberIn(team, memberId);
    return orShow(
      async () => {
        const said = changedMemberOf(body, member.mentorId !== null);
        await this.teams.changeMember(actor, id, memberId, said);
        return saved(ward, id);
      },
      (refusal) => memberPage(ward, team, member, refusal),
    );
  }

  @Post(paths.ward.teamMemberDeparture.pattern)
  async leave(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
  ): Promise<WebPage | SeeOther> {
    memberIn(await this.find(actor, ward, id), memberId);
    return this.doing(actor, ward, id, async () => {
      await this.teams.changeMember(actor, id, memberId, { hasLeft: true });
    });
  }

  @Post(paths.ward.teamMemberReturn.pattern)
  async comeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
    @Param('memberId') memberId: string,
  ): Promise<WebPage | SeeOther> {
    memberIn(await this.find(actor, ward, id), memberId);
    return this.doing(actor, ward, id, async () => {
      await this.teams.changeMember(actor, id, memberId, { hasLeft: false });
    });
  }

  private doing(
    actor: Actor,
    ward: Ward,
    id: string,
    work: () => Promise<void>,
  ): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        await work();
        return saved(ward, id);
      },
      (refusal) => this.page(actor, ward, id, refusal),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const team = await this.find(actor, ward, id);
    const { mentors } = await this.people.active(ward.id);
    const inIt = new Set(present(team.members).map(({ mentorId }) => mentorId));
    const hamlets = await this.places.hamletNames(ward.id);
    const others = mentors
      .filter((mentor) => !inIt.has(mentor.id))
      .sort((one, other) => compareNames(one.fullName, other.fullName))
      .map(({ id: mentorId, fullName, hamletId }) => ({
        id: mentorId,
        name: `${fullName} (${hamlets.get(hamletId) ?? ''})`,
      }));
    return new WebPage(
      () => team.name,
      <TeamPage code={ward.code} team={team} mentors={others} />,
      { ward, refusal },
    );
  }

  private async formPage(
    ward: Ward,
    team?: TeamWithMembers,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    return new WebPage(
      (t) => (team ? t.teams.edit : t.teams.make),
      <TeamFormPage code={ward.code} team={team} hamlets={hamlets} />,
      { ward, refusal },
    );
  }

  private async find(actor: Actor, ward: Ward, id: string): Promise<TeamWithMembers> {
    return inWard(ward, 'team', await this.queries.one(actor, id));
  }
}

function memberPage(
  ward: Ward,
  team: TeamWithMembers,
  member: MemberOfTeam,
  refusal?: DomainError,
): WebPage {
  return new WebPage(
    () => member.fullName,
    <TeamMemberPage code={ward.code} team={team} member={member} />,
    { ward, refusal },
  );
}

/** @throws DomainError not-found */
function memberIn({ members }: TeamWithMembers, id: string): MemberOfTeam {
  const member = members.find((one) => one.id === id);
  if (!member) throw notFound('person');
  return member;
}

function saved(ward: Ward, id: string): SeeOther {
  return new SeeOther(paths.ward.team(ward.code, id), 'team-saved');
}
