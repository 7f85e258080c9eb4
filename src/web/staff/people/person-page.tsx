import type { ComponentChildren } from 'preact';
import { windowWords } from '../../../core/vietnamese/window-words';
import type { Mentee, Mentor, Person } from '../../../modules/people';
import type { MyBooking, SessionView } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { ButtonLink, PostButton } from '../../kit/forms/form';
import { Phone } from '../../kit/components/phone';
import { QrCode } from '../../kit/components/qr-code';
import { termName, termNames } from '../../../texts';
import { useView, type View } from '../../kit/view/view';
import { BookingsTable } from '../bookings/bookings-table';
import { SessionsTable } from '../sessions/sessions-table';

interface MenteePageProps {
  base: string;
  mentee: Mentee;
  hamletName: string;
  mentor: { id: string; name: string } | null;
  bookings: MyBooking[];
  link: string | null;
}

export function MenteePage({ base, mentee, hamletName, mentor, bookings, link }: MenteePageProps) {
  const view = useView();
  const p = view.t.people;
  const path = `${base}/mentees/${mentee.id}`;
  const wish = mentee.wishedGender && p[mentee.wishedGender];
  return (
    <>
      <BackLink href={`${base}/mentees`}>{p.mentees}</BackLink>
      <h1>{mentee.fullName}</h1>
      <div class="actions">
        {mentor ? <ButtonLink href={`${path}/bookings/new`}>{p.bookFor}</ButtonLink> : null}
        <ButtonLink href={`${path}/mentor`} kind="secondary">
          {mentor ? p.moveMentor : view.t.matching.find}
        </ButtonLink>
        <ButtonLink href={`${path}/messages`} kind="secondary">
          {view.t.messages.title}
        </ButtonLink>
        {mentor ? (
          <ButtonLink href={`${path}/waiting`} kind="secondary">
            {view.t.waiting.link}
          </ButtonLink>
        ) : null}
        <ButtonLink href={`${path}/free-times`} kind="secondary">
          {view.t.freeTimes.change}
        </ButtonLink>
      </div>
      <Facts
        facts={[
          [
            p.mentor,
            mentor ? <a href={`${base}/mentors/${mentor.id}`}>{mentor.name}</a> : p.noMentor,
          ],
          ...personFacts(view, mentee, hamletName, p.needs),
          [p.groups, termNames('group', mentee.groups, view.language)],
          [p.support, termNames('support', mentee.support, view.language)],
          [p.wish, wish],
          [p.homebound, mentee.isHomebound ? p.yes : null],
          [p.consent, mentee.consentOn ? view.dates.date(mentee.consentOn) : p.noConsent],
        ]}
      />
      <h2>{p.sessions}</h2>
      <BookingsTable base={base} mentee={mentee} bookings={bookings} />
      <LinkSection path={path} name={mentee.fullName} link={link} />
    </>
  );
}

interface MentorPageProps {
  base: string;
  mentor: Mentor;
  hamletName: string;
  mentees: { id: string; name: string; metres: number }[];
  sessions: SessionView[];
  link: string | null;
}

export function MentorPage({ base, mentor, hamletName, mentees, sessions, link }: MentorPageProps) {
  const view = useView();
  const { people: p, sessions: s } = view.t;
  const path = `${base}/mentors/${mentor.id}`;
  return (
    <>
      <BackLink href={`${base}/mentors`}>{p.mentors}</BackLink>
      <h1>{mentor.fullName}</h1>
      <div class="actions">
        <ButtonLink href={`${path}/sheet`} kind="secondary">
          {view.t.paper.mentorSheet}
        </ButtonLink>
        <ButtonLink href={`${path}/messages`} kind="secondary">
          {view.t.messages.title}
        </ButtonLink>
        <ButtonLink href={`${path}/free-times`} kind="secondary">
          {view.t.freeTimes.change}
        </ButtonLink>
      </div>
      <Facts
        facts={[
          ...personFacts(view, mentor, hamletName, p.teaches),
          [p.organisation, mentor.organisation],
        ]}
      />
      <h2>{p.menteesOf}</h2>
      <ul>
        {mentees.map(({ id, name, metres }) => (
          <li key={id}>
            <a class="row-link" href={`${base}/mentees/${id}`}>
              {name}
            </a>{' '}
            <span class="muted">{p.metres(metres)}</span>
          </li>
        ))}
      </ul>
      {mentees.length === 0 ? <p class="empty">{p.noMentees}</p> : null}
      <h2>{p.sessions}</h2>
      <SessionsTable base={base} caption={s.week} sessions={sessions} />
      <LinkSection path={path} name={mentor.fullName} link={link} />
    </>
  );
}

function personFacts(
  { t, language }: View,
  person: Person,
  hamletName: string,
  topicsHeading: string,
): [string, ComponentChildren][] {
  const p = t.people;
  return [
    [p.phone, <Phone number={person.phone} />],
    [p.hamlet, hamletName],
    [p.birthYear, person.birthYear],
    [topicsHeading, person.topics.map((code) => termName('topic', code, language)).join(', ')],
    [p.freeTimes, windowWords(person.windows)],
    [p.languages, termNames('language', person.languages, language)],
  ];
}

interface LinkSectionProps {
  path: string;
  name: string;
  link: string | null;
}

function LinkSection({ path, name, link }: LinkSectionProps) {
  const { t } = useView();
  const p = t.people;
  if (link === null) {
    return (
      <section>
        <h2>{p.link}</h2>
        <p>{p.noLink}</p>
        <PostButton action={`${path}/link`}>{p.makeLink}</PostButton>
      </section>
    );
  }
  return (
    <section>
      <h2>{p.link}</h2>
      <p>{p.linkLead}</p>
      <QrCode text={link} label={t.paper.qrOf(name)} />
      <p class="url">{link}</p>
      <div class="actions">
        <ButtonLink href={`${path}/slip`} kind="secondary">
          {p.printSlip}
        </ButtonLink>
        <PostButton action={`${path}/link`} kind="link">
          {p.renewLink}
        </PostButton>
      </div>
    </section>
  );
}
