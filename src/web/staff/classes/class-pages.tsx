import type { InvitationForecast, InvitationState } from '../../../modules/reminders';
import type { ClassOverview, ClassPerson, Learning, UntaughtNeed } from '../../../modules/sessions';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Counts, Facts, Tag } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { Search } from '../../kit/components/search';
import { Table } from '../../kit/components/table';
import { Field } from '../../kit/forms/field';
import { Button, ButtonLink, HiddenValues, PostButton } from '../../kit/forms/form';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { Stranger } from '../../shared/classes/class-sheet-form';
import { audienceWords } from '../../shared/classes/class-facts';

/** The classes of a ward: those to write down first, then those ahead, then those that are over. */
export function ClassListPage({ code, classes }: { code: string; classes: ClassOverview[] }) {
  const { t, now } = useView();
  const c = t.classes;
  const isStanding = ({ state }: ClassOverview) => state === 'planned' || state === 'confirmed';
  const ahead = classes.filter(({ startAt }) => startAt > now);
  const begun = classes.filter(({ startAt }) => startAt <= now).reverse();
  const toEnter = begun.filter(isStanding);
  const over = begun.filter((one) => !isStanding(one));
  return (
    <>
      <h1>{c.title}</h1>
      <p class="lead">{c.lead}</p>
      <div class="actions">
        <ButtonLink href={paths.ward.newClass(code)}>{c.make}</ButtonLink>
        <ButtonLink href={paths.ward.untaughtNeeds(code)} kind="secondary">
          {c.needs}
        </ButtonLink>
      </div>
      {classes.length > 0 ? <ExcelLink href={paths.ward.classesFile(code)} of={c.title} /> : null}
      {toEnter.length > 0 ? <ClassTable code={code} caption={c.toEnter} classes={toEnter} /> : null}
      <ClassTable code={code} caption={c.coming} classes={ahead} />
      {over.length > 0 ? <ClassTable code={code} caption={c.over} classes={over} /> : null}
    </>
  );
}

interface ClassTableProps {
  code: string;
  caption: string;
  classes: ClassOverview[];
}

function ClassTable({ code, caption, classes }: ClassTableProps) {
  const { t, dates, language } = useView();
  const c = t.classes;
  return (
    <Table
      caption={caption}
      whenEmpty={c.none}
      rows={classes}
      columns={[
        {
          heading: c.time,
          cell: ({ id, startAt, endAt }) => (
            <a href={paths.ward.class(code, id)}>
              {dates.day(startAt)} {dates.span(startAt, endAt)}
            </a>
          ),
        },
        { heading: t.sessions.topic, cell: ({ topic }) => termName('topic', topic, language) },
        { heading: t.sessions.venue, cell: ({ venueName }) => venueName },
        {
          heading: c.holders,
          cell: ({ mentors }) => mentors.map(({ fullName }) => fullName).join(', '),
        },
        { heading: c.audience, cell: (one) => audienceWords(one, t, language) },
        { heading: c.people, cell: ({ seatsTaken, seats }) => c.ofSeats(seatsTaken, seats) },
        { heading: t.sessions.state, cell: ({ state }) => <StateTag state={state} /> },
      ]}
    />
  );
}

function StateTag({ state }: Pick<ClassOverview, 'state'>) {
  const { t } = useView();
  const kind = state === 'completed' ? 'good' : state === 'cancelled' ? 'bad' : 'plain';
  return <Tag kind={kind}>{t.sessions.states[state]}</Tag>;
}

interface ClassPageProps {
  code: string;
  about: ClassOverview & { people: ClassPerson[] };
  /** Whoever would be invited next. */
  toInvite: Learning[];
  /** How they would hear of it. */
  forecast: InvitationForecast;
  /** By booking: how far the invitations got that nobody has answered. */
  heard: ReadonlyMap<string, InvitationState>;
  /** A name or number that was looked for, and who has it. */
  q: string | undefined;
  found: Stranger[];
}

/** One class: what it is, who comes, and all that can be done about it. */
export function ClassPage({ code, about, toInvite, forecast, heard, q, found }: ClassPageProps) {
  const { t, dates, language, now } = useView();
  const c = t.classes;
  const { id, topic, startAt, endAt, state } = about;
  const isStanding = state === 'planned' || state === 'confirmed';
  const isAhead = isStanding && startAt > now;
  return (
    <>
      <BackLink href={paths.ward.classes(code)}>{c.toList}</BackLink>
      <h1>{c.groupClass(termName('topic', topic, language))}</h1>
      <Facts
        facts={[
          [c.time, `${dates.day(startAt)}, ${dates.span(startAt, endAt)}`],
          [t.sessions.venue, about.venueName],
          [c.people, c.ofSeats(about.seatsTaken, about.seats)],
          [c.audience, audienceWords(about, t, language)],
          [c.holders, <Holders code={code} about={about} />],
          [c.phone, about.phone ? <Phone number={about.phone} isNoted /> : null],
          [t.sessions.state, <StateTag state={state} />],
          [t.sessions.note, about.note],
          [t.matching.reason, about.cancelReason],
        ]}
      />
      <Counts
        counts={(['booked', 'waiting', 'invited', 'attended', 'absent'] as const)
          .filter((name) => about.counts[name] > 0 || (isAhead && name !== 'attended'))
          .filter((name) => !isAhead || name !== 'absent')
          .map((name) => ({ value: about.counts[name], name: c.counted[name] }))}
      />
      {isStanding && !isAhead ? (
        <div class="actions">
          <ButtonLink href={paths.ward.classAttendance(code, id)}>{c.enter}</ButtonLink>
        </div>
      ) : null}
      {state === 'completed' ? (
        <p>
          <a class="row-link" href={paths.ward.classAttendance(code, id)}>
            {c.enter}
          </a>
        </p>
      ) : null}
      {isAhead ? <Inviting {...{ code, id, toInvite, forecast, heard }} /> : null}
      {isAhead ? <Callers code={code} id={id} q={q} found={found} /> : null}
      {state === 'cancelled' && startAt > now ? <Restoring code={code} about={about} /> : null}
      {state === 'cancelled' ? null : <Papers code={code} id={id} />}
      <Table
        caption={c.people}
        whenEmpty={t.people.noMentees}
        rows={inOrder(about.people).map((person) => ({ ...person, id: person.bookingId }))}
        columns={[
          {
            heading: t.people.name,
            cell: ({ menteeId, fullName }) => (
              <a href={paths.ward.mentee(code, menteeId)}>{fullName}</a>
            ),
          },
          { heading: t.people.hamlet, cell: ({ hamletName }) => hamletName },
          {
            heading: t.people.phone,
            cell: ({ menteeId, fullName: name, phone }) => (
              <Phone number={phone} whose={{ kind: 'mentee', id: menteeId, name }} />
            ),
          },
          {
            heading: t.sessions.state,
            cell: (person) => {
              const how = isAhead ? heard.get(person.bookingId) : undefined;
              return (
                <>
                  <Tag>{t.sessions.bookingStates[person.state]}</Tag>{' '}
                  {how ? <Tag>{c.invitationStates[how]}</Tag> : null}
                </>
              );
            },
          },
        ]}
      />
      {isAhead ? <Changing code={code} about={about} /> : null}
    </>
  );
}

/** Those with a place first, then whoever waits, then whoever has not answered. */
function inOrder(people: readonly ClassPerson[]): ClassPerson[] {
  const rank = ({ state }: ClassPerson) => ['waiting', 'invited'].indexOf(state);
  return people.toSorted((a, b) => rank(a) - rank(b));
}

function Holders({ code, about }: Pick<ClassPageProps, 'code' | 'about'>) {
  return (
    <ul class="plain">
      {about.mentors.map(({ id, fullName, phone }) => (
        <li key={id}>
          <a href={paths.ward.mentor(code, id)}>{fullName}</a>{' '}
          <Phone number={phone} whose={{ kind: 'mentor', id, name: fullName }} />
        </li>
      ))}
    </ul>
  );
}

function Inviting({
  code,
  id,
  toInvite,
  forecast,
  heard,
}: { code: string; id: string } & Pick<ClassPageProps, 'toInvite' | 'forecast' | 'heard'>) {
  const c = useView().t.classes;
  const asked = [...heard.values()];
  const count = (...which: InvitationState[]) => asked.filter((one) => which.includes(one)).length;
  return (
    <section class="panel">
      <h2>{c.inviteTitle}</h2>
      {asked.length > 0 ? (
        <p>{c.askedSoFar(count('heard'), count('waits'), count('held', 'to-call'))}</p>
      ) : null}
      {toInvite.length === 0 ? (
        <p>{c.nobodyToInvite}</p>
      ) : (
        <>
          <p>{c.inviteLead(toInvite.length, forecast)}</p>
          <PostButton action={paths.ward.classInvitations(code, id)}>
            {c.invite(toInvite.length)}
          </PostButton>
        </>
      )}
    </section>
  );
}

/** A seat for somebody who calls, as the poster tells them to. */
function Callers({ code, id, q, found }: { code: string; id: string } & FoundProps) {
  const { t } = useView();
  const c = t.classes;
  return (
    <section class="panel">
      <h2>{c.callers}</h2>
      <Search label={c.find} value={q} />
      {q && found.length === 0 ? <p class="empty">{c.foundNobody}</p> : null}
      <ul class="roll">
        {found.map(({ menteeId, fullName, hamletName }) => (
          <li key={menteeId}>
            <span>
              {fullName} <span class="hint">{hamletName}</span>
            </span>
            <PostButton
              action={paths.ward.classPeople(code, id)}
              values={{ menteeId }}
              kind="secondary"
              label={c.seatForOf(fullName)}
            >
              {c.seatFor}
            </PostButton>
          </li>
        ))}
      </ul>
      <a class="row-link" href={paths.ward.classNewcomer(code, id)}>
        {c.newcomer}
      </a>
    </section>
  );
}

type FoundProps = Pick<ClassPageProps, 'q' | 'found'>;

function Papers({ code, id }: { code: string; id: string }) {
  const c = useView().t.classes;
  const papers = [
    [paths.ward.classPoster(code, id), c.poster],
    [paths.ward.classLoudspeaker(code, id), c.loudspeaker],
    [paths.ward.classSheet(code, id), c.sheet],
  ] as const;
  return (
    <section class="no-print">
      <h2>{c.papers}</h2>
      <ul class="more">
        {papers.map(([href, name]) => (
          <li key={href}>
            <a class="row-link" href={href}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The cancellation was a mistake. */
function Restoring({ code, about }: Pick<ClassPageProps, 'code' | 'about'>) {
  const c = useView().t.classes;
  return (
    <section>
      <p>{c.restoreLead}</p>
      <PostButton
        action={paths.ward.classRestoration(code, about.id)}
        values={{ version: about.version }}
      >
        {c.restore}
      </PostButton>
    </section>
  );
}

function Changing({ code, about }: Pick<ClassPageProps, 'code' | 'about'>) {
  const c = useView().t.classes;
  return (
    <>
      <div class="actions">
        <ButtonLink href={paths.ward.classChange(code, about.id)} kind="secondary">
          {c.change}
        </ButtonLink>
      </div>
      <FormDisclosure action={paths.ward.classCancellation(code, about.id)} summary={c.cancelClass}>
        <HiddenValues values={{ version: about.version }} />
        <p>{c.cancelLead}</p>
        <Field name="reason" label={c.cancelReason} />
        <Button kind="warning">{c.cancelClass}</Button>
      </FormDisclosure>
    </>
  );
}

/** Who needs what nobody teaches them; a class can be made of each topic. */
export function UntaughtNeedsPage({ code, needs }: { code: string; needs: UntaughtNeed[] }) {
  const { t, language } = useView();
  const c = t.classes;
  return (
    <>
      <h1>{c.needs}</h1>
      <p class="lead">{c.needsLead}</p>
      {needs.length === 0 ? <p class="empty">{c.noNeeds}</p> : null}
      {needs.map(({ topic, people }) => {
        const name = termName('topic', topic, language);
        const query = { topic, audience: 'untaught' };
        const able = people.filter(({ noClass }) => noClass === null);
        const ready = able.filter(({ first }) => first.length === 0).length;
        return (
          <section key={topic}>
            <h2>
              {name} ({people.length})
            </h2>
            {ready < able.length ? <p>{c.readyOf(ready, able.length - ready)}</p> : null}
            {able.length < people.length ? (
              <p>{c.noClassFor(people.length - able.length)}</p>
            ) : null}
            <div class="actions">
              <ButtonLink href={withQuery(paths.ward.newClass(code), query)} kind="secondary">
                {c.makeFor(name)}
              </ButtonLink>
            </div>
            <details>
              <summary>{c.needsOf(name)}</summary>
              <Table
                caption={c.needsOf(name)}
                isCaptionHidden
                whenEmpty=""
                rows={people}
                columns={[
                  {
                    heading: t.people.name,
                    cell: ({ id, fullName }) => (
                      <a href={paths.ward.mentee(code, id)}>{fullName}</a>
                    ),
                  },
                  { heading: t.people.hamlet, cell: ({ hamletName }) => hamletName },
                  { heading: c.hasMentor, cell: ({ mentorName }) => mentorName ?? c.noMentor },
                  {
                    heading: c.learnsFirst,
                    cell: ({ first }) =>
                      first.map((one) => termName('topic', one, language)).join(', '),
                  },
                  {
                    heading: c.noClassHeading,
                    cell: ({ noClass }) => (noClass === null ? '' : c.noClass[noClass]),
                  },
                ]}
              />
            </details>
          </section>
        );
      })}
    </>
  );
}
