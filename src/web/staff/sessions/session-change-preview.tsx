import type { SessionLook, SessionOptions, SessionView } from '../../../modules/sessions';
import { Facts, Tag } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { Table } from '../../kit/components/table';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ChangePreview } from '../../shared/changes/change-pages';
import { staffLink } from '../changes/item-link';
import type { SessionAnswers } from './session-answers';
import { useMentorWords, useVenueWords } from './session-change-form';
import { useWayWords } from './way-words';

interface SessionChangePreviewProps {
  code: string;
  session: SessionView;
  look: SessionLook;
  answers: SessionAnswers;
  /** At the time and place of the answers. */
  options: SessionOptions;
}

/** What a change of a lesson would do, with everybody in it by name and number, before it is made. */
export function SessionChangePreview({
  code,
  session,
  look,
  answers,
  options,
}: SessionChangePreviewProps) {
  const { sessionChange: c } = useView().t;
  const { leaving, ...typed } = answers;
  const carried = { ...typed, ...(leaving.length > 0 ? { leaving } : {}) };
  return (
    <ChangePreview
      view={look}
      action={paths.ward.sessionChanges(code, session.id)}
      answers={carried}
      again={null}
      away={paths.ward.session(code, session.id)}
      link={staffLink(code)}
    >
      {look.notes.length > 0 ? (
        <ul class="inset">
          {look.notes.map((note) => (
            <li key={note}>{c.lessonNote[note]}</li>
          ))}
        </ul>
      ) : null}
      <EverybodyThen code={code} look={look} />
      <Joining code={code} look={look} />
      <OptionsThen {...{ session, look, options }} />
    </ChangePreview>
  );
}

function EverybodyThen({ code, look }: { code: string; look: SessionLook }) {
  const { t } = useView();
  const { sessionChange: c } = t;
  const wayWords = useWayWords();
  const far = (metres: number | null): string => (metres === null ? c.atHome : wayWords(metres));
  return (
    <>
      <h2>{c.toCall}</h2>
      <Facts
        facts={look.mentors.map(({ fullName, phone, isNew }) => [
          fullName,
          <>
            <Phone number={phone} /> {look.mentors.length > 1 ? (isNew ? c.from : c.until) : null}
          </>,
        ])}
      />
      {look.seated.length > 0 ? (
        <Table
          caption={c.everybody}
          whenEmpty=""
          rows={look.seated.map((one) => ({ id: one.bookingId, ...one }))}
          columns={[
            {
              heading: t.people.name,
              cell: ({ menteeId, menteeName }) => (
                <a href={paths.ward.mentee(code, menteeId)}>{menteeName}</a>
              ),
            },
            { heading: t.people.phone, cell: ({ menteePhone }) => <Phone number={menteePhone} /> },
            {
              heading: c.notes,
              cell: ({ losesPlace, notes }) => (
                <>
                  {losesPlace ? <Tag kind="bad">{c.losesPlace}</Tag> : <Tag>{c.comes}</Tag>}{' '}
                  {notes.map((note) => c.note[note]).join('; ')}
                </>
              ),
            },
            {
              heading: c.way,
              cell: ({ metresBefore, metresAfter }) =>
                metresBefore === metresAfter
                  ? far(metresAfter)
                  : c.wayNow(far(metresBefore), far(metresAfter)),
            },
          ]}
        />
      ) : null}
    </>
  );
}

/** Who comes into it, and what they will read when. */
function Joining({ code, look }: { code: string; look: SessionLook }) {
  const { t, dates } = useView();
  const { sessionChange: c, sessions: s } = t;
  const wayWords = useWayWords();
  if (look.joining.length === 0) return null;
  return (
    <>
      <h2>{c.comingIn}</h2>
      {look.joining.map(({ bookingId, menteeId, menteeName, menteePhone, notes, ...one }) => (
        <Facts
          key={bookingId}
          facts={[
            [
              t.people.name,
              <>
                <a href={paths.ward.mentee(code, menteeId)}>{menteeName}</a>{' '}
                <Phone number={menteePhone} />
              </>,
            ],
            [c.notes, notes.map((note) => c.note[note]).join('; ') || null],
            [
              c.theyRead,
              one.messages
                .map(({ kind, dueAt }) => `${s.kinds[kind]} (${dates.moment(dueAt)})`)
                .join('; ') || c.nothingToRead,
            ],
            [c.way, one.metresAfter === null ? c.atHome : wayWords(one.metresAfter)],
          ]}
        />
      ))}
    </>
  );
}

/** What else could be chosen for the time that was typed. */
function OptionsThen({
  session,
  look,
  options,
}: Pick<SessionChangePreviewProps, 'session' | 'look' | 'options'>) {
  const { t, dates } = useView();
  const { sessionChange: c } = t;
  const startAt =
    look.items.find(({ toStartAt }) => toStartAt !== null)?.toStartAt ?? session.startAt;
  const venueWords = useVenueWords();
  const mentorWords = useMentorWords(session, startAt);
  return (
    <details>
      <summary>{c.optionsThen(`${dates.day(startAt)} ${dates.time(startAt)}`)}</summary>
      <h3>{c.venue}</h3>
      <ul>
        {options.venues.map((venue) => (
          <li key={venue.id}>{venueWords(venue)}</li>
        ))}
      </ul>
      <h3>{c.mentor}</h3>
      <ul>
        {options.mentors.map((mentor) => (
          <li key={mentor.id}>{mentorWords(mentor)}</li>
        ))}
      </ul>
    </details>
  );
}
