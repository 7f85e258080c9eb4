import { placeName } from '../shared/booking/place-name';
import type { Mentee } from '../../modules/people';
import type { MyBooking, SessionView, StuckLearner, WalkInDay } from '../../modules/sessions';
import { ButtonLink } from '../kit/forms/form';
import { Phone } from '../kit/components/phone';
import { termName, termNames } from '../../texts';
import { useMe, useView } from '../kit/view/view';
import { paths } from '../kit/paths/paths';
import { needsMarks } from './needs-marks';
import { OfflineAttendance } from './offline-attendance';
import { pagesToKeep } from './pages-to-keep';

export interface MenteeCard {
  mentee: Mentee;
  hamletName: string;
  next: MyBooking | undefined;
  /** Topics that they cannot do alone after many lessons. */
  stuck: readonly StuckLearner[];
}

interface MentorHomePageProps {
  name: string;
  cards: MenteeCard[];
  /** Those of the last weeks and of today. */
  sessions: SessionView[];
  /** Mentees whom no message reached. */
  toCall: number;
  /** Days to come on which they serve people who walk in. */
  walkIns: WalkInDay[];
  /** Whose course with them has ended a short while ago. */
  finished: { menteeId: string; fullName: string }[];
  /** A community technology team. */
  leads: boolean;
  /** Whether they are in a team, and knock at doors. */
  walks: boolean;
  /** What the provider is called by which they may sign in, too. */
  provider?: string;
}

/** An ambassador's mentees: whom to call, what they need, when they meet. */
export function MentorHomePage(props: MentorHomePageProps) {
  const { name, cards, sessions, toCall, walkIns, finished, leads, walks, provider } = props;
  const me = useMe();
  const { t, dates, now } = useView();
  const m = t.mentor;
  const stuck = cards.filter((card) => card.stuck.length > 0);
  const toMark = sessions.filter((one) => one.startAt <= now && needsMarks(one)).length;
  return (
    <>
      <h1>{m.hello(name)}</h1>
      <OfflineAttendance keep={pagesToKeep(me, sessions, dates, now)} />
      {toMark > 0 ? (
        <p class="inset">
          <a href={paths.mentor.sessions(me)}>{m.toMark(toMark)}</a>
        </p>
      ) : null}
      {toCall > 0 ? (
        <p class="inset">
          <a href={paths.mentor.calls(me)}>{t.messages.mentorCalls(toCall)}</a>
        </p>
      ) : null}
      {stuck.length > 0 ? (
        <div class="inset">
          <p>{t.stuck.mine(stuck.length)}:</p>
          <ul>
            {stuck.map(({ mentee: { id, fullName } }) => (
              <li key={id}>
                <a class="row-link" href={`${paths.mentor.mentee(me, id)}#stuck`}>
                  {fullName}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {walkIns.map((day) => (
        <p class="inset" key={day.id}>
          {t.walkIn.mine}:{' '}
          <a href={paths.mentor.walkIn(me, day.id)}>
            {dates.date(day.date)}, {dates.span(day.startAt, day.endAt)}
          </a>
        </p>
      ))}
      <p>
        <ButtonLink href={paths.mentor.absences(me)} kind="secondary">
          {t.changes.cannotCome}
        </ButtonLink>
      </p>
      <h2>{m.myMentees}</h2>
      {cards.length === 0 ? <p class="empty">{m.noMentees}</p> : null}
      <ul class="people">
        {cards.map((card) => (
          <MenteeItem key={card.mentee.id} card={card} />
        ))}
      </ul>
      {finished.length > 0 ? (
        <section>
          <h2>{t.learning.justFinished}</h2>
          <p class="hint">{t.learning.justFinishedLead}</p>
          {finished.map(({ menteeId, fullName }) => (
            <p key={menteeId}>
              <a class="row-link" href={paths.mentor.menteeSkills(me, menteeId)}>
                {fullName}
              </a>
            </p>
          ))}
        </section>
      ) : null}
      {leads ? (
        <p>
          <a class="row-link" href={paths.mentor.teams(me)}>
            {t.teams.mine}
          </a>
        </p>
      ) : null}
      {walks ? (
        <p>
          <a class="row-link" href={paths.mentor.doors(me)}>
            {t.doors.mine}
          </a>
        </p>
      ) : null}
      <p>
        <a class="row-link" href={paths.mentor.certificates(me)}>
          {t.recognition.mine}
        </a>
      </p>
      <p>
        <a href={paths.mentor.messages(me)}>{t.messages.title}</a>
      </p>
      <p>
        <a href={paths.mentor.data(me)}>{t.rights.title}</a>
      </p>
      {provider === undefined ? null : (
        <p>
          <a href={paths.mentor.provider(me)}>{t.provider.title(provider)}</a>
        </p>
      )}
    </>
  );
}

function MenteeItem({ card: { mentee, hamletName, next } }: { card: MenteeCard }) {
  const me = useMe();
  const { t, dates, language } = useView();
  const m = t.mentor;
  const path = paths.mentor.mentee(me, mentee.id);
  const notes = [
    termNames('support', mentee.support, language),
    termNames('group', mentee.groups, language),
  ]
    .filter(Boolean)
    .join(', ');
  return (
    <li class="card">
      <h3>
        <a href={path}>{mentee.fullName}</a>
      </h3>
      <p class="muted">{[hamletName, notes].filter(Boolean).join(' – ')}</p>
      <p>
        <strong>{m.needs}:</strong> {termNames('topic', mentee.topics, language)}
      </p>
      <p>
        <strong>{m.next}:</strong>{' '}
        {next
          ? `${dates.day(next.startAt)}, ${dates.span(next.startAt, next.endAt)} – ${placeName(next, t.sessions)} – ${termName('topic', next.topic, language)}`
          : m.noNext}
      </p>
      <div class="actions">
        {(mentee.phone ?? mentee.otherPhone) ? (
          <Phone number={mentee.phone} other={mentee.otherPhone} isButton />
        ) : (
          <p class="muted">{t.people.noPhone}</p>
        )}
        <ButtonLink href={paths.mentor.newBooking(me, mentee.id)} kind="secondary">
          {m.book}
        </ButtonLink>
      </div>
    </li>
  );
}
