import { Get } from '@nestjs/common';
import { addDays } from '../../core/time/local-dates';
import { instantAt, localDateOf } from '../../core/time/zone';
import { type Actor, Allow, CurrentActor } from '../../modules/access';
import { type ClassOverview, ClassQueries, type Taught, TaughtHours } from '../../modules/sessions';
import { present, TeamQueries, type TeamWithMembers } from '../../modules/teams';
import { termName, termNames } from '../../texts';
import { Clock } from '../../platform/common/clock';
import { Env } from '../../platform/config/env';
import { BackLink } from '../kit/components/back-link';
import { Facts } from '../kit/components/facts';
import { Phone } from '../kit/components/phone';
import { WebPage } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { paths } from '../kit/paths/paths';
import { useMe, useView } from '../kit/view/view';

/** So many days back the hours of members are counted. */
const DAYS = 90;

interface MyTeam {
  team: TeamWithMembers;
  classes: ClassOverview[];
}

/** A team as its leader and deputies see it: its hamlets, members with their hours, classes ahead. */
@PageController()
@Allow('mentor-pages.use')
export class MentorTeamsController {
  constructor(
    private readonly teams: TeamQueries,
    private readonly classes: ClassQueries,
    private readonly hours: TaughtHours,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  @Get(paths.mentor.teams.pattern)
  async show(@CurrentActor() actor: Actor): Promise<WebPage> {
    const teams = await this.teams.ledBy(actor);
    const now = this.clock.now();
    const zone = this.env.TIME_ZONE;
    const since = addDays(localDateOf(now, zone), -DAYS);
    const mentorIds = teams.flatMap(({ members }) =>
      present(members).flatMap(({ mentorId }) => mentorId ?? []),
    );
    const taught = await this.hours.of(mentorIds, { fromAt: instantAt(since, 0, zone), toAt: now });
    const ids = teams.map(({ id }) => id);
    const classes = await this.classes.ofTeams(actor.wardId ?? '', ids, now);
    const mine = teams.map((team) => ({
      team,
      classes: classes.filter(({ audienceRef }) => audienceRef === team.id),
    }));
    return new WebPage(
      (t) => t.teams.mine,
      <MyTeamsPage teams={mine} taught={taught} since={since} />,
      { isForPhones: true },
    );
  }
}

interface MyTeamsPageProps {
  teams: MyTeam[];
  /** By the ambassador. */
  taught: ReadonlyMap<string, Taught>;
  /** 'YYYY-MM-DD'. */
  since: string;
}

function MyTeamsPage({ teams, taught, since }: MyTeamsPageProps) {
  const me = useMe();
  const { t, dates } = useView();
  const w = t.teams;
  return (
    <>
      <BackLink href={paths.mentor.home(me)}>{t.mentor.myMentees}</BackLink>
      <h1>{w.mine}</h1>
      {teams.length === 0 ? <p class="empty">{w.noTeam}</p> : null}
      {teams.map(({ team, classes }) => (
        <section key={team.id}>
          <h2>{team.name}</h2>
          <Facts
            facts={[
              [w.hamlets, team.hamlets.map(({ name }) => name).join(', ')],
              [w.members, w.membersOf(present(team.members).length)],
            ]}
          />
          <p class="hint">{w.hoursSince(dates.date(since))}</p>
          <Members team={team} taught={taught} />
          <h3>{w.classes}</h3>
          <Classes classes={classes} />
        </section>
      ))}
    </>
  );
}

function Members({ team, taught }: { team: TeamWithMembers; taught: MyTeamsPageProps['taught'] }) {
  const { t, language } = useView();
  const w = t.teams;
  const hoursOf = (mentorId: string | null): string => {
    if (mentorId === null) return w.notCounted;
    const own = taught.get(mentorId);
    const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
    return own ? w.hours(own.sessions, decimal.format(own.minutes / 60)) : w.noHours;
  };
  return (
    <ul class="people">
      {present(team.members).map((member) => (
        <li class="card" key={member.id}>
          <h3>{member.fullName}</h3>
          <p class="muted">
            {w.roles[member.role]} – {termName('organisation', member.organisation, language)}
          </p>
          <p>{hoursOf(member.mentorId)}</p>
          <p>
            <strong>{w.trainedIn}:</strong>{' '}
            {termNames('training', member.trainings, language) || w.notYet}
          </p>
          {member.phone ? <Phone number={member.phone} isButton /> : null}
        </li>
      ))}
    </ul>
  );
}

function Classes({ classes }: { classes: ClassOverview[] }) {
  const { t, dates, language } = useView();
  if (classes.length === 0) return <p class="empty">{t.teams.noClasses}</p>;
  return (
    <ul class="people">
      {classes.map(({ id, topic, startAt, endAt, venueName, seats, seatsTaken, state }) => (
        <li class="card" key={id}>
          <h3>
            <a href={paths.groupClass(id)}>
              {t.classes.groupClass(termName('topic', topic, language))}
            </a>
          </h3>
          <p>
            {dates.day(startAt)}, {dates.span(startAt, endAt)} – {venueName}
          </p>
          <p class="muted">
            {state === 'cancelled' ? t.classes.isOff : t.classes.ofSeats(seatsTaken, seats)}
          </p>
        </li>
      ))}
    </ul>
  );
}
