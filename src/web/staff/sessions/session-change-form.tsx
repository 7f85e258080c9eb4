import type { SessionOptions, SessionView } from '../../../modules/sessions';
import { Choices, Field } from '../../kit/forms/field';
import { useIsRefusedFor } from '../../kit/forms/form-state';
import { Button, EnterButton, Form, HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { OverLimit } from '../../shared/booking/over-limit';
import { Meanwhile } from './changed-meanwhile';
import { atHome, type ChangedMeanwhile, type SessionAnswers, standing } from './session-answers';
import { useWayWords } from './way-words';

export interface SessionChangeFormProps {
  code: string;
  session: SessionView;
  options: SessionOptions;
  /** Half hours at which sessions may begin, such as "18:30". */
  clocks: readonly string[];
  answers: SessionAnswers;
  /** What somebody else has changed since the form was opened. */
  meanwhile: ChangedMeanwhile | null;
  /** The time that every choice is reckoned at. */
  thoughtAt: number;
  /** Whom somebody looked for, to add them, and how many of them can be. */
  search?: { q: string; found: number };
}

/** When, where, with whom and for whom a lesson is to be; every choice says what it would meet with. */
export function SessionChangeForm(props: SessionChangeFormProps) {
  const { code, session, options, clocks, answers, meanwhile, thoughtAt, search } = props;
  const { t, dates } = useView();
  const { sessionChange: c } = t;
  const venueWords = useVenueWords();
  const mentorWords = useMentorWords(session, thoughtAt);
  const hint = c.optionsHint(`${dates.day(thoughtAt)} ${dates.time(thoughtAt)}`);
  const { day, time, venueId, mentorId, leaving, joining, why } = answers;
  const action = paths.ward.sessionChanges(code, session.id);
  const times = clocks.includes(time) ? clocks : [...clocks, time].toSorted();
  return (
    <Form action={action}>
      <EnterButton />
      <HiddenValues values={{ ...standing(session), foundFor: search?.q ?? '' }} />
      {meanwhile ? <Meanwhile session={session} options={options} meanwhile={meanwhile} /> : null}
      <Field name="why" label={t.changes.reason} hint={c.reasonHint} value={why} />
      <OfferedTimes session={session} options={options} />
      <h3>{c.other}</h3>
      <div class="pair-of-fields">
        <Field name="day" type="date" label={c.day} value={day} width={12} />
        <Select name="time" label={c.time} value={time} options={times.map(asOption)} />
      </div>
      <div class="actions">
        <Button kind="secondary" action={`${action}#day`} sends={{ name: 'step', value: 'again' }}>
          {c.reckon}
        </Button>
      </div>
      <Select
        name="venueId"
        label={c.venue}
        hint={hint}
        value={venueId}
        options={[
          ...options.venues.map((venue) => ({ value: venue.id, label: venueWords(venue) })),
          ...(options.canBeAtHome || venueId === atHome
            ? [{ value: atHome, label: t.sessions.atHome }]
            : []),
        ]}
      />
      <Select
        name="mentorId"
        label={c.mentor}
        hint={hint}
        value={mentorId}
        options={options.mentors.map((one) => ({ value: one.id, label: mentorWords(one) }))}
      />
      <People {...{ session, options, leaving, joining, search, action }} />
      <AgreedTime />
      <OverLimit />
      <Button>{c.look}</Button>
    </Form>
  );
}

/** Each is one press to what it would do. */
function OfferedTimes({ session, options }: Pick<SessionChangeFormProps, 'session' | 'options'>) {
  const { t, dates } = useView();
  const { sessionChange: c } = t;
  const nameOf = (venueId: string | null): string =>
    options.venues.find(({ id }) => id === venueId)?.name ?? t.sessions.atHome;
  if (options.times.length === 0) return <p class="inset">{c.noTimes}</p>;
  return (
    <>
      <h3>{c.times}</h3>
      <p class="hint">{c.timesHint}</p>
      <div class="actions offered">
        {options.times.map(({ startAt, endAt, venueId }) => {
          const when = `${dates.day(startAt)} ${dates.span(startAt, endAt)}`;
          const isThere = venueId === session.venueId;
          return (
            <Button
              key={startAt}
              kind="secondary"
              sends={{ name: 'at', value: `${startAt} ${venueId ?? atHome}` }}
            >
              {isThere ? when : c.timeAt(when, nameOf(venueId))}
            </Button>
          );
        })}
      </div>
    </>
  );
}

function People({
  session,
  options,
  leaving,
  joining,
  search,
  action,
}: Pick<SessionChangeFormProps, 'session' | 'options' | 'search'> & {
  leaving: string[];
  joining: string;
  action: string;
}) {
  const { t } = useView();
  const { sessionChange: c } = t;
  const seated = session.bookings.filter(({ state }) => state === 'booked' || state === 'waiting');
  return (
    <>
      {seated.length > 0 ? (
        <Choices
          name="leaving"
          legend={c.leaving}
          hint={c.leavingHint}
          isMany
          choices={seated.map(({ id, menteeName }) => ({
            value: id,
            label: menteeName,
            isChosen: leaving.includes(id),
          }))}
        />
      ) : null}
      {options.people.length > 0 ? (
        <Select
          name="joining"
          label={c.joining}
          hint={c.joiningHint}
          empty={c.nobody}
          value={joining}
          options={options.people.map(({ id, fullName, isFree }) => ({
            value: id,
            label: isFree ? c.personFree(fullName) : c.personBusy(fullName),
          }))}
        />
      ) : null}
      <Field
        name="q"
        type="search"
        label={c.search}
        hint={search ? c.found(search.found) : c.searchHint}
        value={search?.q}
        width={20}
        autocomplete="off"
      />
      <div class="actions">
        <Button
          kind="secondary"
          action={`${action}#joining`}
          sends={{ name: 'step', value: 'search' }}
        >
          {t.table.search}
        </Button>
      </div>
    </>
  );
}

/** The box that says yes to a time at which the ambassador is not free: once the form was refused for want of it. */
function AgreedTime() {
  const { sessionChange: c } = useView().t;
  if (!useIsRefusedFor(['not-free', 'mentor-away'], 'agreed')) return null;
  return (
    <Choices
      name="agreed"
      legend={c.agreed}
      hint={c.agreedHint}
      isMany
      choices={[{ value: 'yes', label: c.agreedYes }]}
    />
  );
}

export function useVenueWords(): (venue: SessionOptions['venues'][number]) => string {
  const { sessionChange: c } = useView().t;
  return ({ name, seatsLeft }) =>
    seatsLeft === null ? c.venueClosed(name) : c.venueSeats(name, seatsLeft);
}

export function useMentorWords(
  { mentorId, startAt }: SessionView,
  thoughtAt: number,
): (mentor: SessionOptions['mentors'][number]) => string {
  const { sessionChange: c } = useView().t;
  const wayWords = useWayWords();
  return ({ id, fullName, obstacle, metres }) => {
    const isNow = id === mentorId;
    // They have agreed to it as it stands.
    if (isNow && thoughtAt === startAt) return c.mentorNow(fullName);
    const name = isNow ? c.mentorNow(fullName) : fullName;
    const words = obstacle === null ? c.mentorFree(name) : c.mentorKept(name, c.obstacle[obstacle]);
    return metres === null ? words : `${words}, ${wayWords(metres)}`;
  };
}

const asOption = (value: string) => ({ value, label: value });
