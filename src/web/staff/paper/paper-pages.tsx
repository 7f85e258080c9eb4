import { placeName } from '../../shared/booking/place-name';
import { defaultLanguage, loudspeakerText, termName, termNames } from '../../../texts';
import type { Mentee, Mentor } from '../../../modules/people';
import type { MyBooking, SessionView } from '../../../modules/sessions';
import type { Hamlet } from '../../../modules/wards';
import type { HamletWalkIn } from './hamlet-walk-ins';
import { PrintHint } from '../../kit/components/print-hint';
import { BackLink } from '../../kit/components/back-link';
import { Phone } from '../../kit/components/phone';
import { QrCode } from '../../kit/components/qr-code';
import { Table } from '../../kit/components/table';
import type { WeekDays } from '../../shared/sessions/week-days';
import { useView } from '../../kit/view/view';
import { waitWords } from '../../shared/walk-ins/wait-words';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';

/** Which hamlet's paper is wanted. */
export function PaperPage({
  code,
  week,
  hamlets,
}: {
  code: string;
  week: WeekDays;
  hamlets: Hamlet[];
}) {
  const { t, dates } = useView();
  const p = t.paper;
  return (
    <>
      <BackLink href={withQuery(paths.ward.week(code), { from: week.from })}>
        {t.sessions.week}
      </BackLink>
      <h1>{p.papers}</h1>
      <p class="lead">{t.sessions.weekOf(dates.date(week.from), dates.date(week.to))}</p>
      <Table
        caption={p.chooseHamlet}
        whenEmpty=""
        rows={hamlets}
        columns={[
          { heading: t.people.hamlet, cell: ({ name }) => name },
          {
            heading: p.poster,
            cell: ({ id, name }) => (
              <a
                href={withQuery(paths.ward.poster(code, id), { from: week.from })}
                aria-label={`${p.poster}: ${name}`}
              >
                {p.poster}
              </a>
            ),
          },
          {
            heading: p.loudspeaker,
            cell: ({ id, name }) => (
              <a
                href={withQuery(paths.ward.loudspeaker(code, id), { from: week.from })}
                aria-label={`${p.loudspeaker}: ${name}`}
              >
                {p.loudspeaker}
              </a>
            ),
          },
        ]}
      />
    </>
  );
}

interface HamletPaperProps {
  back: string;
  hamlet: Hamlet;
  week: WeekDays;
  /** Those at the hamlet's venues. */
  sessions: SessionView[];
  walkIns: HamletWalkIn[];
}

/** The hamlet's week, to hang up; a QR code leads to the times of the day. */
export function PosterPage({
  back,
  hamlet,
  week,
  sessions,
  walkIns,
  bookUrl,
}: HamletPaperProps & { bookUrl(date: string, startAt: number): string }) {
  const { t, dates, language } = useView();
  const { paper: p, sessions: s } = t;
  return (
    <article class="poster">
      <BackLink href={back} />
      <h1>{p.posterTitle(hamlet.name)}</h1>
      <p class="lead">{s.weekOf(dates.date(week.from), dates.date(week.to))}</p>
      <p class="lead">{p.posterLead}</p>
      <PrintHint />
      {sessions.length > 0 || walkIns.length === 0 ? (
        <Table
          caption={p.poster}
          isCaptionHidden
          whenEmpty={s.noSessions}
          rows={sessions}
          columns={[
            {
              heading: s.time,
              cell: ({ startAt, endAt }) => (
                <>
                  <span class="line">{dates.day(startAt)}</span>
                  <span class="line big">{dates.span(startAt, endAt)}</span>
                </>
              ),
            },
            { heading: s.venue, cell: ({ venueName }) => venueName },
            { heading: s.topic, cell: ({ topic }) => termName('topic', topic, language) },
            { heading: s.mentor, cell: ({ mentorName }) => mentorName },
            {
              heading: s.mentees,
              cell: ({ seats, seatsTaken }) => p.freeSeats(seats - seatsTaken),
            },
            {
              heading: s.book,
              cell: ({ startAt, seats, seatsTaken }) =>
                seats > seatsTaken ? (
                  <QrCode
                    text={bookUrl(dates.localDate(startAt), startAt)}
                    label={p.qrOf(dates.day(startAt))}
                  />
                ) : (
                  '–'
                ),
            },
          ]}
        />
      ) : null}
      {walkIns.length > 0 ? <WalkInsOnPoster walkIns={walkIns} /> : null}
    </article>
  );
}

/** Where anybody may come, with how long they wait. */
function WalkInsOnPoster({ walkIns }: { walkIns: HamletWalkIn[] }) {
  const view = useView();
  const { t, dates, language } = view;
  const { paper: p, sessions: s } = t;
  return (
    <section>
      <h2>{p.walkIns}</h2>
      <p class="lead">{p.walkInLead}</p>
      <Table
        caption={p.walkIns}
        isCaptionHidden
        whenEmpty=""
        rows={walkIns}
        columns={[
          {
            heading: s.time,
            cell: ({ startAt, endAt }) => (
              <>
                <span class="line">{dates.day(startAt)}</span>
                <span class="line big">{dates.span(startAt, endAt)}</span>
              </>
            ),
          },
          { heading: s.venue, cell: ({ venueName }) => venueName },
          { heading: s.topic, cell: ({ topics }) => termNames('topic', topics, language) },
          {
            heading: p.waitHeading,
            cell: ({ seats, people, line }) => (
              <>
                {p.walkInWait(seats, people)}
                {line ? (
                  <span class="line">
                    {p.lineNow(dates.time(line.at), line.waiting, waitWords(view, line.minutes))}
                  </span>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** The text to read out; in Vietnamese whatever the reader's language. */
export function LoudspeakerPage({
  back,
  hamlet,
  sessions,
  walkIns,
  phone,
}: HamletPaperProps & { phone: string | null }) {
  const { t, dates } = useView();
  const text = loudspeakerText({
    hamletName: hamlet.name,
    phone,
    zone: dates.zone,
    sessions: sessions.map(({ startAt, venueName, topic }) => ({
      startAt,
      venueName: venueName ?? '',
      topicName: termName('topic', topic, defaultLanguage),
    })),
    walkIns: walkIns.map(({ topics, ...day }) => ({
      ...day,
      topicNames: topics.map((code) => termName('topic', code, defaultLanguage)),
    })),
  });
  return (
    <>
      <BackLink href={back} />
      <h1>
        {t.paper.loudspeaker} – {hamlet.name}
      </h1>
      <p class="hint">{t.paper.loudspeakerLead}</p>
      <div class="aloud" lang={defaultLanguage}>
        {text.split('\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </>
  );
}

interface MentorSheetProps {
  mentor: Mentor;
  mentees: Mentee[];
  next: Map<string, MyBooking>;
}

/** An ambassador's list on one page, for those who keep it on paper. */
export function MentorSheetPage({ mentor, mentees, next }: MentorSheetProps) {
  const { t, dates, language } = useView();
  const p = t.people;
  const nextOf = (booking: MyBooking | undefined): string =>
    booking
      ? `${dates.day(booking.startAt)} ${dates.span(booking.startAt, booking.endAt)}, ${placeName(booking, t.sessions)}`
      : t.mentor.noNext;
  return (
    <>
      <h1>
        {t.paper.mentorSheet}: {mentor.fullName}
      </h1>
      <PrintHint />
      <Table
        caption={p.menteesOf}
        isCaptionHidden
        whenEmpty={p.noMentees}
        rows={mentees}
        columns={[
          { heading: p.name, cell: ({ fullName }) => fullName },
          { heading: p.phone, cell: ({ phone }) => <Phone number={phone} /> },
          { heading: p.needs, cell: ({ topics }) => termNames('topic', topics, language) },
          { heading: p.support, cell: ({ support }) => termNames('support', support, language) },
          { heading: p.nextSession, cell: ({ id }) => nextOf(next.get(id)) },
        ]}
      />
    </>
  );
}
