import type { UnpairedReason } from '../../../core/matching/pairing/reasons';
import type { Finding, FoundPerson, Mentee } from '../../../modules/people';
import type { MyBooking, WalkInDay } from '../../../modules/sessions';
import { maskPhone } from '../../../core/vietnamese/phones';
import { unpairedSentence } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { Search } from '../../kit/components/search';
import { type Column, Table } from '../../kit/components/table';
import { ButtonLink } from '../../kit/forms/form';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { searchedFor } from '../../shared/people/searched-for';
import { BookingsTable } from '../bookings/bookings-table';

interface CounterPageProps {
  code: string;
  q: string | undefined;
  finding: Finding | undefined;
}

/** Who stands before you? */
export function CounterPage({ code, q, finding }: CounterPageProps) {
  const r = useView().t.roles;
  return (
    <>
      <h1>{r.counter}</h1>
      <p class="lead">{r.counterLead}</p>
      <Search label={r.find} value={q} />
      {finding ? (
        <FoundPeople finding={finding} hrefOf={(id) => paths.ward.counterPerson(code, id)} />
      ) : null}
      <div class="actions">
        <ButtonLink href={withQuery(paths.ward.newMentee(code), searchedFor(q))} kind="secondary">
          {r.addNew}
        </ButtonLink>
      </div>
    </>
  );
}

/** The few who are meant, or what to type for fewer. */
export function FoundPeople({
  finding,
  hrefOf,
}: {
  finding: Finding;
  hrefOf: (id: string) => string;
}) {
  const { t } = useView();
  const r = t.roles;
  if ('isTooShort' in finding) return <p class="inset">{r.tooShort}</p>;
  if ('tooMany' in finding) return <p class="inset">{r.tooMany(finding.tooMany)}</p>;
  const columns: Column<FoundPerson>[] = [
    {
      heading: t.people.name,
      cell: ({ id, fullName }) => (
        <a href={hrefOf(id)} aria-label={r.chooseOf(fullName)}>
          {fullName}
        </a>
      ),
    },
    { heading: t.people.birthYear, cell: ({ birthYear }) => birthYear, isNumber: true },
    { heading: t.people.hamlet, cell: ({ hamletName }) => hamletName },
    { heading: r.phone, cell: ({ maskedPhone }) => maskedPhone ?? t.people.noPhone },
  ];
  return (
    <Table
      caption={r.found}
      isCaptionHidden
      whenEmpty={r.nobody}
      rows={finding.found}
      columns={columns}
      isCards
    />
  );
}

interface CounterPersonPageProps {
  code: string;
  mentee: Mentee;
  hamletName: string;
  mentorName: string | null;
  /** Of somebody without one. */
  whyNone?: UnpairedReason;
  bookings: MyBooking[];
  /** Today's, each with where it is. */
  days: { day: WalkInDay; place: string }[];
}

/** What can be done at the counter for one person. */
export function CounterPersonPage({
  code,
  mentee,
  hamletName,
  mentorName,
  whyNone,
  bookings,
  days,
}: CounterPersonPageProps) {
  const { t, dates, language } = useView();
  const { roles: r, people: p } = t;
  const { id, isActive, phone } = mentee;
  const noMentor = whyNone ? p.noMentorBecause(unpairedSentence(whyNone, language)) : p.noMentor;
  return (
    <>
      <BackLink href={paths.ward.counter(code)}>{r.another}</BackLink>
      <h1>{mentee.fullName}</h1>
      {isActive ? null : <p class="inset">{r.stoppedLead}</p>}
      <Facts
        facts={[
          [p.birthYear, mentee.birthYear],
          [p.hamlet, hamletName],
          [r.phone, phone ? maskPhone(phone) : p.noPhone],
          [p.mentor, mentorName ?? noMentor],
        ]}
      />
      {isActive ? (
        <>
          {mentorName === null ? <p class="hint">{r.noMentorYet}</p> : null}
          <div class="actions">
            {mentorName === null ? null : (
              <ButtonLink href={paths.ward.newBooking(code, id)}>{r.bookSession}</ButtonLink>
            )}
            {days.map(({ day, place }) => (
              <ButtonLink
                key={day.id}
                href={paths.ward.walkInRegisterKnown(code, day.id, id)}
                kind="secondary"
              >
                {r.walkInToday(place, dates.span(day.startAt, day.endAt))}
              </ButtonLink>
            ))}
            <ButtonLink href={paths.ward.menteeSlip(code, id)} kind="secondary">
              {r.printSlip}
            </ButtonLink>
            <ButtonLink href={paths.ward.counterWithdrawal(code, id)} kind="secondary">
              {t.rights.atCounter.link}
            </ButtonLink>
          </div>
          {days.length === 0 ? <p class="hint">{r.noWalkInToday}</p> : null}
          <h2>{p.sessions}</h2>
          <BookingsTable code={code} mentee={mentee} bookings={bookings} />
        </>
      ) : null}
    </>
  );
}
