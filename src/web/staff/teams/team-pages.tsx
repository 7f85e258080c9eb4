import { ORGANISATIONS } from '../../../core/vietnamese/organisations';
import {
  type MemberOfTeam,
  present,
  teamRoles,
  type TeamWithMembers,
} from '../../../modules/teams';
import { termName, termNames } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Facts } from '../../kit/components/facts';
import { Phone, phoneText } from '../../kit/components/phone';
import { Table } from '../../kit/components/table';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { leaderOf, teamColumns } from './team-columns';

interface Named {
  id: string;
  name: string;
}

/** All teams of a ward. */
export function TeamsPage({ code, teams }: { code: string; teams: TeamWithMembers[] }) {
  const view = useView();
  const w = view.t.teams;
  return (
    <>
      <h1>{w.title}</h1>
      <p class="lead">{w.lead}</p>
      <div class="actions">
        <ButtonLink href={paths.ward.newTeam(code)}>{w.make}</ButtonLink>
      </div>
      {teams.length > 0 ? <ExcelLink href={paths.ward.teamsFile(code)} /> : null}
      <Table
        caption={w.title}
        isCaptionHidden
        isCards
        whenEmpty={w.none}
        rows={teams}
        columns={teamColumns(view, code)}
      />
    </>
  );
}

interface TeamFormProps {
  code: string;
  /** Absent: a new one is made. */
  team?: Pick<TeamWithMembers, 'id' | 'name' | 'version' | 'hamlets'>;
  hamlets: Named[];
}

/** A new team, or the name and hamlets of one. */
export function TeamFormPage({ code, team, hamlets }: TeamFormProps) {
  const w = useView().t.teams;
  const served = new Set(team?.hamlets.map(({ id }) => id));
  return (
    <>
      <BackLink href={team ? paths.ward.team(code, team.id) : paths.ward.teams(code)}>
        {team ? team.name : w.toList}
      </BackLink>
      <h1>{team ? w.edit : w.make}</h1>
      <Form action={team ? paths.ward.teamEdit(code, team.id) : paths.ward.newTeam(code)}>
        {team ? <HiddenValues values={{ version: team.version }} /> : null}
        <Field name="name" label={w.name} hint={w.nameHint} value={team?.name} isNeeded />
        <div class="scroll-box">
          <Choices
            name="hamletIds"
            legend={w.hamlets}
            isMany
            choices={hamlets.map(({ id, name }) => ({
              value: id,
              label: name,
              isChosen: served.has(id),
            }))}
          />
        </div>
        <Button>{w.save}</Button>
      </Form>
    </>
  );
}

interface TeamPageProps {
  code: string;
  team: TeamWithMembers;
  /** Ambassadors who could join. */
  mentors: Named[];
}

/** A team with its members; who joins, leaves and leads. */
export function TeamPage({ code, team, mentors }: TeamPageProps) {
  const { t, dates } = useView();
  const w = t.teams;
  const { id, name, hamlets, members, dissolvedAt, version } = team;
  const left = members.filter(({ leftAt }) => leftAt !== null);
  const works = dissolvedAt === null;
  return (
    <>
      <BackLink href={paths.ward.teams(code)}>{w.toList}</BackLink>
      <h1>{name}</h1>
      {works ? null : (
        <div class="inset">
          <p>{w.dissolvedSince(dates.date(dates.localDate(dissolvedAt)))}</p>
          <PostButton action={paths.ward.teamRestoration(code, id)} values={{ version }}>
            {w.restore}
          </PostButton>
        </div>
      )}
      <Facts
        facts={[
          [w.hamlets, hamlets.map((hamlet) => hamlet.name).join(', ')],
          [w.leader, leaderOf(members)?.fullName ?? w.noLeader],
        ]}
      />
      {works ? (
        <div class="actions">
          <ButtonLink href={paths.ward.teamEdit(code, id)} kind="secondary">
            {w.edit}
          </ButtonLink>
          <ButtonLink href={paths.ward.trainings(code)} kind="secondary">
            {w.trainings}
          </ButtonLink>
        </div>
      ) : null}
      <h2>{w.members}</h2>
      <p class="hint">{w.linkHint}</p>
      <Members code={code} team={team} />
      {works ? <JoinForm code={code} id={id} mentors={mentors} /> : null}
      {left.length > 0 ? (
        <details>
          <summary>
            {w.leftMembers} ({left.length})
          </summary>
          <ul class="roll">
            {left.map((member) => (
              <li key={member.id}>
                <span>
                  {member.fullName}{' '}
                  <span class="hint">
                    {w.left(dates.date(dates.localDate(member.leftAt ?? 0)))}
                  </span>
                </span>
                {works ? (
                  <PostButton
                    action={paths.ward.teamMemberReturn(code, id, member.id)}
                    kind="secondary"
                    label={`${w.comeBack}: ${member.fullName}`}
                  >
                    {w.comeBack}
                  </PostButton>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {works ? (
        <details>
          <summary>{w.dissolve}</summary>
          <p>{w.dissolveLead}</p>
          <PostButton
            action={paths.ward.teamDissolution(code, id)}
            values={{ version }}
            kind="warning"
          >
            {w.dissolve}
          </PostButton>
        </details>
      ) : null}
    </>
  );
}

function Members({ code, team }: { code: string; team: TeamWithMembers }) {
  const { t, language } = useView();
  const w = t.teams;
  const works = team.dissolvedAt === null;
  return (
    <Table
      caption={w.members}
      isCaptionHidden
      isCards
      whenEmpty={w.noMembers}
      rows={present(team.members)}
      columns={[
        {
          heading: t.fields.mentor.fullName,
          cell: ({ fullName, mentorId }) =>
            mentorId ? <a href={paths.ward.mentor(code, mentorId)}>{fullName}</a> : fullName,
        },
        { heading: w.role, cell: ({ role }) => w.roles[role] },
        {
          heading: w.phone,
          cell: ({ id, mentorId, fullName: name, phone }) => (
            <Phone
              number={phone}
              whose={
                mentorId ? { kind: 'mentor', id: mentorId, name } : { kind: 'member', id, name }
              }
            />
          ),
        },
        {
          heading: w.organisation,
          cell: ({ organisation, mentorId }) => (
            <>
              {termName('organisation', organisation, language)}
              {mentorId ? <span class="hint line">{w.isMentor}</span> : null}
            </>
          ),
        },
        {
          heading: w.trainedIn,
          cell: ({ trainings }) => termNames('training', trainings, language) || w.untrained,
        },
        {
          heading: w.changeMember,
          cell: ({ id, fullName }) =>
            works ? (
              <a
                class="row-link"
                href={paths.ward.teamMember(code, team.id, id)}
                aria-label={w.changeMemberOf(fullName)}
              >
                {w.changeMember}
              </a>
            ) : null,
        },
      ]}
    />
  );
}

function JoinForm({ code, id, mentors }: { code: string; id: string; mentors: Named[] }) {
  const w = useView().t.teams;
  return (
    <section>
      <h2 id="add">{w.addMember}</h2>
      <p class="hint">{w.addMemberLead}</p>
      <Form action={paths.ward.teamMembers(code, id)}>
        <Select
          name="mentorId"
          label={w.whichMentor}
          empty={w.noMentorChosen}
          options={mentors.map((mentor) => ({ value: mentor.id, label: mentor.name }))}
        />
        <Field name="fullName" label={w.fullName} />
        <Field name="phone" type="tel" label={w.phoneOfOther} width={12} />
        <OrganisationField hint={w.organisationHint} />
        <RoleField role="member" />
        <Button>{w.join}</Button>
      </Form>
    </section>
  );
}

interface MemberPageProps {
  code: string;
  team: TeamWithMembers;
  member: MemberOfTeam;
}

/** Role and organisation of a member, name and number of who is no ambassador; and the way out. */
export function TeamMemberPage({ code, team, member }: MemberPageProps) {
  const view = useView();
  const w = view.t.teams;
  const { id, fullName, phone, organisation, role, mentorId } = member;
  return (
    <>
      <BackLink href={paths.ward.team(code, team.id)}>{team.name}</BackLink>
      <h1>{fullName}</h1>
      <Form action={paths.ward.teamMember(code, team.id, id)}>
        {mentorId ? (
          <p class="hint">
            {w.ambassadorsAreChangedThere}{' '}
            <a class="row-link" href={paths.ward.mentor(code, mentorId)}>
              {fullName}
            </a>
          </p>
        ) : (
          <>
            <Field name="fullName" label={w.person} value={fullName} />
            <Field
              name="phone"
              type="tel"
              label={w.phone}
              value={phone ? phoneText(view, phone) : ''}
              width={12}
            />
          </>
        )}
        <OrganisationField organisation={organisation} />
        <RoleField role={role} />
        <Button>{w.saveMember}</Button>
      </Form>
      <PostButton action={paths.ward.teamMemberDeparture(code, team.id, id)} kind="warning">
        {w.leave}
      </PostButton>
    </>
  );
}

function OrganisationField({ organisation, hint }: { organisation?: string; hint?: string }) {
  const { t, language } = useView();
  return (
    <Select
      name="organisation"
      label={t.teams.organisation}
      hint={hint}
      value={organisation}
      empty="–"
      options={ORGANISATIONS.codes.map((value) => ({
        value,
        label: termName('organisation', value, language),
      }))}
    />
  );
}

function RoleField({ role }: { role: MemberOfTeam['role'] }) {
  const w = useView().t.teams;
  return (
    <Choices
      name="role"
      legend={w.role}
      hint={w.leaderHint}
      choices={teamRoles.map((value) => ({
        value,
        label: w.roles[value],
        isChosen: value === role,
      }))}
    />
  );
}
