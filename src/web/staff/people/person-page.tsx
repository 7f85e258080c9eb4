import type { ComponentChildren } from 'preact';
import type { UnpairedReason } from '../../../core/matching/pairing/reasons';
import type { Side } from '../../../core/people/fields';
import { isErased, isMerged, type Mentee, type Mentor, type Person } from '../../../modules/people';
import type { VneidOfPerson } from '../../../modules/programme';
import type { CourseOverview, MyBooking, SessionView } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { Button, ButtonLink, PostButton } from '../../kit/forms/form';
import { QrCode } from '../../kit/components/qr-code';
import { learnedAlone } from '../../shared/learning/learned-alone';
import { TopicList } from '../../shared/learning/topic-list';
import { WaitsFor } from '../../shared/learning/waits-for';
import { VneidSection } from '../../shared/vneid/vneid-facts';
import { personFacts } from '../../shared/people/field-value';
import { peopleOf } from '../../shared/people/people-kind';
import { unpairedSentence } from '../../../texts';
import { useView } from '../../kit/view/view';
import { BookingsTable } from '../bookings/bookings-table';
import { SessionsTable } from '../sessions/sessions-table';
import { paths } from '../../kit/paths/paths';

interface MenteePageProps {
  code: string;
  mentee: Mentee;
  hamletName: string;
  mentor: { id: string; name: string } | null;
  /** Why they have none; undefined where nothing is known. */
  whyNone?: UnpairedReason;
  course: CourseOverview;
  vneid: VneidOfPerson;
  bookings: MyBooking[];
  link: string | null;
  slipCode: SlipCode | null;
  /** What stands above everything else. */
  aside?: ComponentChildren;
  /** What stands below everything else. */
  history?: ComponentChildren;
}

export function StaffMenteePage({
  code,
  mentee,
  hamletName,
  mentor,
  whyNone,
  course,
  vneid,
  bookings,
  link,
  slipCode,
  aside,
  history,
}: MenteePageProps) {
  const view = useView();
  const p = view.t.people;
  return (
    <>
      <BackLink href={paths.ward.mentees(code)}>{p.mentees}</BackLink>
      <h1>{mentee.fullName}</h1>
      {aside}
      <div class="actions">
        {mentor ? (
          <ButtonLink href={paths.ward.newBooking(code, mentee.id)}>{p.bookFor}</ButtonLink>
        ) : null}
        {mentee.isActive ? (
          <ButtonLink href={paths.ward.menteeMentor(code, mentee.id)} kind="secondary">
            {mentor ? p.moveMentor : view.t.matching.find}
          </ButtonLink>
        ) : null}
        {isMerged(mentee) || isErased(mentee) ? null : (
          <ButtonLink href={paths.ward.personEdit(code, 'mentees', mentee.id)} kind="secondary">
            {p.edit}
          </ButtonLink>
        )}
        <ButtonLink href={paths.ward.personRights(code, 'mentees', mentee.id)} kind="secondary">
          {view.t.rights.menu}
        </ButtonLink>
        <ButtonLink href={paths.ward.personMessages(code, 'mentees', mentee.id)} kind="secondary">
          {view.t.messages.title}
        </ButtonLink>
        {mentee.isActive ? (
          <ButtonLink href={paths.ward.personStop(code, 'mentees', mentee.id)} kind="secondary">
            {view.t.stops.link}
          </ButtonLink>
        ) : null}
        <MergeLink code={code} side="mentee" person={mentee} />
        {mentor ? (
          <ButtonLink href={paths.ward.menteeWaiting(code, mentee.id)} kind="secondary">
            {view.t.waiting.link}
          </ButtonLink>
        ) : null}
        <ButtonLink href={paths.ward.freeTimes(code, 'mentees', mentee.id)} kind="secondary">
          {view.t.freeTimes.change}
        </ButtonLink>
      </div>
      <Facts
        facts={[
          [
            p.mentor,
            mentor ? (
              <a href={paths.ward.mentor(code, mentor.id)}>{mentor.name}</a>
            ) : whyNone ? (
              p.noMentorBecause(unpairedSentence(whyNone, view.language))
            ) : (
              p.noMentor
            ),
          ],
          ...personFacts(view, 'mentee', { ...mentee, hamletName }, 'staff'),
        ]}
      />
      <h2>{view.t.learning.topics}</h2>
      <WaitsFor course={course} />
      <TopicList course={course} />
      <p>
        <a class="row-link" href={paths.ward.menteeSkills(code, mentee.id)}>
          {view.t.learning.correct}
        </a>{' '}
        {learnedAlone(course).length > 0 ? (
          <a class="row-link" href={paths.ward.menteeCertificate(code, mentee.id)}>
            {view.t.learning.certificate}
          </a>
        ) : null}
      </p>
      <VneidSection path={paths.ward.menteeVneid(code, mentee.id)} vneid={vneid} />
      <h2>{p.sessions}</h2>
      <BookingsTable code={code} mentee={mentee} bookings={bookings} />
      {mentee.isActive ? (
        <LinkSection
          slip={paths.ward.menteeSlip(code, mentee.id)}
          renewal={paths.ward.menteeLink(code, mentee.id)}
          name={mentee.fullName}
          link={link}
          slipCode={slipCode}
        />
      ) : null}
      {history}
    </>
  );
}

interface MentorPageProps {
  code: string;
  mentor: Mentor;
  hamletName: string;
  mentees: { id: string; name: string; metres: number }[];
  sessions: SessionView[];
  link: string | null;
  slipCode: SlipCode | null;
  /** What stands above everything else. */
  aside?: ComponentChildren;
  /** What stands below everything else. */
  history?: ComponentChildren;
}

export function StaffMentorPage({
  code,
  mentor,
  hamletName,
  mentees,
  sessions,
  link,
  slipCode,
  aside,
  history,
}: MentorPageProps) {
  const view = useView();
  const { people: p, sessions: s } = view.t;
  return (
    <>
      <BackLink href={paths.ward.mentors(code)}>{p.mentors}</BackLink>
      <h1>{mentor.fullName}</h1>
      {aside}
      <div class="actions">
        {isMerged(mentor) || isErased(mentor) ? null : (
          <ButtonLink href={paths.ward.personEdit(code, 'mentors', mentor.id)} kind="secondary">
            {p.edit}
          </ButtonLink>
        )}
        {mentor.isActive ? (
          <ButtonLink href={paths.ward.personStop(code, 'mentors', mentor.id)} kind="secondary">
            {view.t.stops.link}
          </ButtonLink>
        ) : null}
        <MergeLink code={code} side="mentor" person={mentor} />
        <ButtonLink href={paths.ward.mentorSheet(code, mentor.id)} kind="secondary">
          {view.t.paper.mentorSheet}
        </ButtonLink>
        <ButtonLink href={paths.ward.personRights(code, 'mentors', mentor.id)} kind="secondary">
          {view.t.rights.menu}
        </ButtonLink>
        <ButtonLink href={paths.ward.personMessages(code, 'mentors', mentor.id)} kind="secondary">
          {view.t.messages.title}
        </ButtonLink>
        <ButtonLink href={paths.ward.mentorAbsence(code, mentor.id)} kind="secondary">
          {view.t.changes.spellLink}
        </ButtonLink>
        <ButtonLink href={paths.ward.freeTimes(code, 'mentors', mentor.id)} kind="secondary">
          {view.t.freeTimes.change}
        </ButtonLink>
      </div>
      <Facts facts={personFacts(view, 'mentor', { ...mentor, hamletName }, 'staff')} />
      <h2>{p.menteesOf}</h2>
      <ul>
        {mentees.map(({ id, name, metres }) => (
          <li key={id}>
            <a class="row-link" href={paths.ward.mentee(code, id)}>
              {name}
            </a>{' '}
            <span class="muted">{p.metres(metres)}</span>
          </li>
        ))}
      </ul>
      {mentees.length === 0 ? <p class="empty">{p.noMentees}</p> : null}
      <h2>{p.sessions}</h2>
      <SessionsTable code={code} caption={s.week} sessions={sessions} />
      {mentor.isActive ? (
        <LinkSection
          slip={paths.ward.mentorSlip(code, mentor.id)}
          renewal={paths.ward.mentorLink(code, mentor.id)}
          name={mentor.fullName}
          link={link}
          slipCode={slipCode}
        />
      ) : null}
      {history}
    </>
  );
}

/** Whoever takes part may turn out to stand in the lists twice. */
function MergeLink({ code, side, person }: { code: string; side: Side; person: Person }) {
  const { merging } = useView().t;
  if (!person.isActive) return null;
  return (
    <ButtonLink href={paths.ward.personMerge(code, peopleOf[side], person.id)} kind="secondary">
      {merging.link}
    </ButtonLink>
  );
}

/** For whoever cannot scan, and where it is typed. */
export interface SlipCode {
  code: string;
  address: string;
}

interface LinkSectionProps {
  slip: string;
  renewal: string;
  name: string;
  link: string | null;
  slipCode: SlipCode | null;
}

/** Only of whoever takes part: for others the link opens nothing. */
function LinkSection({ slip, renewal, name, link, slipCode }: LinkSectionProps) {
  const { t } = useView();
  const p = t.people;
  if (link === null) {
    return (
      <section>
        <h2>{p.link}</h2>
        <p>{p.noLink}</p>
        <PostButton action={renewal}>{p.makeLink}</PostButton>
      </section>
    );
  }
  return (
    <section>
      <h2>{p.link}</h2>
      <p>{p.linkLead}</p>
      <QrCode text={link} label={t.paper.qrOf(name)} />
      <p class="url">{link}</p>
      {slipCode ? (
        <p>
          {t.slipSignIn.codeOf}: <strong class="slip-code">{slipCode.code}</strong>.{' '}
          {t.slipSignIn.readOut(slipCode.address)}
        </p>
      ) : null}
      <div class="actions">
        <ButtonLink href={slip} kind="secondary">
          {p.printSlip}
        </ButtonLink>
      </div>
      <FormDisclosure action={renewal} summary={p.renewLink}>
        <p>{p.renewLead}</p>
        <Button kind="warning">{p.renewNow}</Button>
      </FormDisclosure>
    </section>
  );
}
