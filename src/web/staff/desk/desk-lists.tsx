import type { ComponentChildren } from 'preact';
import { termName } from '../../../texts';
import { Tag } from '../../kit/components/facts';
import { PostButton } from '../../kit/forms/form';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { nameTest } from '../pairs/pair-filter';
import type { BoardAbroad, BoardMentee, PairLine } from '../pairs/board-people';
import { LoadTag } from '../pairs/pair-lines-list';
import type { LastAct } from '../pairs/last-desk-act';
import type { Candidate, Desk, WantedTopic } from './desk-board';
import { chosenId, deskPath, type DeskState, hiddenState, rowId } from '../pairs/desk-state';

interface ListProps {
  code: string;
  state: DeskState;
}

/** As many of a list are there before somebody asks for all of it. */
const MOST_SHOWN = 60;

interface PersonLinkProps extends ListProps {
  change: DeskState;
  isChosen?: boolean;
  children: ComponentChildren;
}

/** Chooses somebody, and goes to them. */
function PersonLink({ code, state, change, isChosen, children }: PersonLinkProps) {
  return (
    <a
      href={`${deskPath(code, state, change)}#${chosenId}`}
      aria-current={isChosen ? 'true' : undefined}
    >
      {children}
    </a>
  );
}

function MenteeLink({ person, ...props }: ListProps & { person: { id: string; name: string } }) {
  const isChosen = person.id === props.state.mentee;
  return (
    <PersonLink {...props} change={{ mentee: person.id, to: undefined }} isChosen={isChosen}>
      {person.name}
    </PersonLink>
  );
}

/** The rest of a list, by a link that any browser and the keyboard follow. */
function Rest({ code, state, total, at }: ListProps & { total: number; at: string }) {
  const d = useView().t.desk;
  if (state.all || total <= MOST_SHOWN) return null;
  return (
    <p>
      <a class="row-link" href={`${deskPath(code, state, { all: '1' })}#${at}`}>
        {d.showEverybody(total)}
      </a>
    </p>
  );
}

function shown<One>(list: readonly One[], { all }: DeskState): readonly One[] {
  return all ? list : list.slice(0, MOST_SHOWN);
}

const classOf = (isChosen: boolean): string | undefined => (isChosen ? 'is-chosen' : undefined);

interface OwnMenteesProps extends ListProps {
  mentor: PairLine;
  /** The last act of whoever looks. */
  last: LastAct | null;
}

/** The chosen ambassador's, with the numbers of the map. */
export function OwnMentees({ code, state, mentor, last }: OwnMenteesProps) {
  const { t } = useView();
  const { desk: d, people: p, matching: m } = t;
  return (
    <section>
      <h2>{d.menteesOf(mentor.name, mentor.mentees.length, mentor.most)}</h2>
      {mentor.isActive ? null : <p class="inset">{d.pauses(mentor.name)}</p>}
      {mentor.mentees.length === 0 ? <p class="empty">{p.noMentees}</p> : null}
      <ol class="desk-people">
        {mentor.mentees.map((mentee) => (
          <li
            key={mentee.id}
            id={rowId(mentee.id)}
            tabIndex={-1}
            class={classOf(mentee.id === state.mentee)}
          >
            <MenteeLink code={code} state={state} person={mentee} />{' '}
            <span class="muted">
              {mentee.hamletName} · {p.metres(mentee.metres)}
            </span>{' '}
            {mentee.isLocked ? <Tag>{m.locked}</Tag> : null}
            <LockButton {...{ code, state, ...mentee }} />
            <UndoLock {...{ code, state, last }} pairId={mentee.pairId} name={mentee.name} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface LockButtonProps extends ListProps {
  /** The mentee's. */
  id: string;
  pairId: string;
  name: string;
  isLocked: boolean;
}

function LockButton({ code, state, id, pairId, name, isLocked }: LockButtonProps) {
  const d = useView().t.desk;
  const words = isLocked ? d.unlock : d.lock;
  return (
    <PostButton
      action={paths.ward.deskLocks(code)}
      kind="link"
      values={{ ...hiddenState(state), menteeId: id, pairId, lock: isLocked ? 'no' : 'yes' }}
      label={`${words}: ${name}`}
    >
      {words}
    </PostButton>
  );
}

/** Beside the pair that was fixed or let go last, where the focus is after that: the head of the page is far for the keyboard. */
function UndoLock({
  code,
  state,
  last,
  pairId,
  name,
}: Pick<OwnMenteesProps, 'code' | 'state' | 'last'> & { pairId: string; name: string }) {
  const d = useView().t.desk;
  if (!last || last.act.kind === 'move' || last.act.afterId !== pairId) return null;
  return (
    <PostButton
      action={paths.ward.deskTakingBack(code, last.act.id)}
      kind="link"
      values={hiddenState(state)}
      label={`${d.undo}: ${name}`}
    >
      {d.undo}
    </PostButton>
  );
}

/**
 * Who could guide the chosen mentee, the nearest first; choosing one shows what it would do. Whoever has no place left
 * is named, so that nobody looks for them, and cannot be chosen.
 */
export function Candidates({ code, desk }: { code: string; desk: Desk }) {
  const { t } = useView();
  const { desk: d, people: p, matching: m } = t;
  const { state, mentee, candidates, full } = desk;
  if (!mentee) return null;
  const about = ({ line: { hamletName, mentees, most }, metres }: Candidate) => (
    <span class="muted">
      {hamletName} · {p.metres(metres)} · {d.load(mentees.length, most)}
    </span>
  );
  return (
    <section id="candidates" tabIndex={-1}>
      <h2>{d.whoFor(mentee.name)}</h2>
      {mentee.isGuest ? <p class="inset">{d.isGuest(mentee.name)}</p> : null}
      {mentee.isGuest || candidates.length > 0 ? null : <p class="inset">{m.nobodyCan}</p>}
      {candidates.length > 0 ? <p class="hint">{m.moveHint}</p> : null}
      <ul class="desk-people">
        {shown(candidates, state).map((one) => (
          <li key={one.line.id} class={classOf(one.line.id === state.to)}>
            <PersonLink
              {...{ code, state }}
              change={{ to: one.line.id }}
              isChosen={one.line.id === state.to}
            >
              {one.line.name}
            </PersonLink>{' '}
            {about(one)}
          </li>
        ))}
      </ul>
      <Rest {...{ code, state }} total={candidates.length} at="candidates" />
      {full.length > 0 ? (
        <details>
          <summary>{m.fullMentors(full.length)}</summary>
          <ul class="desk-people">
            {full.map((one) => (
              <li key={one.line.id} class="nobody-to-press">
                {one.line.name} {about(one)}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {state.mentor || mentee.abroad ? (
        <p>
          <a class="row-link" href={paths.ward.menteeMentor(code, mentee.id)}>
            {d.endOrForbid}
          </a>
        </p>
      ) : null}
    </section>
  );
}

interface LeftOverProps extends ListProps {
  people: readonly BoardMentee[];
  /** What many of them need: a class would serve them. */
  classes: readonly WantedTopic[];
}

/** Who has nobody. */
export function LeftOver({ code, state, people, classes }: LeftOverProps) {
  const { t, language } = useView();
  const d = t.desk;
  return (
    <details id="left-over" open={isOpen(state) && people.length > 0}>
      <summary>{d.leftOver(people.length)}</summary>
      {classes.length > 0 ? (
        <>
          <p>{d.classesHelp}</p>
          <ul>
            {classes.map(({ topic, people: count }) => (
              <li key={topic}>
                <a
                  class="row-link"
                  href={withQuery(paths.ward.newClass(code), { topic, audience: 'untaught' })}
                >
                  {d.classOf(termName('topic', topic, language), count)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <ul class="desk-people">
        {shown(people, state).map((person) => (
          <li key={person.id} class={classOf(person.id === state.mentee)}>
            <MenteeLink {...{ code, state, person }} />{' '}
            <span class="muted">{person.hamletName}</span>
          </li>
        ))}
      </ul>
      <Rest {...{ code, state }} total={people.length} at="left-over" />
    </details>
  );
}

/** Who lives here and goes across a border. */
export function Abroad({ code, state, people }: ListProps & { people: readonly BoardAbroad[] }) {
  const d = useView().t.desk;
  if (people.length === 0) return null;
  return (
    <details id="abroad" open={Boolean(state.q)}>
      <summary>{d.abroad(people.length)}</summary>
      <ul class="desk-people">
        {shown(people, state).map((person) => (
          <li key={person.id} class={classOf(person.id === state.mentee)}>
            <MenteeLink {...{ code, state, person }} />{' '}
            <span class="muted">
              {person.hamletName} · {d.with(person.mentorName, person.wardName)}
            </span>
          </li>
        ))}
      </ul>
      <Rest {...{ code, state }} total={people.length} at="abroad" />
    </details>
  );
}

/** Every ambassador whom the search means, and the mentees whose own names it means. */
export function Mentors({ code, state, lines }: ListProps & { lines: readonly PairLine[] }) {
  const d = useView().t.desk;
  const isNamed = nameTest(state.q);
  return (
    <details open={isOpen(state)}>
      <summary>{d.mentors(lines.length)}</summary>
      <ul class="desk-people">
        {lines.map((line) => (
          <li key={line.id} class={classOf(line.id === state.mentor)}>
            <PersonLink
              {...{ code, state }}
              change={{ mentor: line.id, mentee: undefined, to: undefined }}
            >
              {line.name}
            </PersonLink>{' '}
            <span class="muted">
              {line.hamletName} · {d.load(line.mentees.length, line.most)}
            </span>{' '}
            <LoadTag line={line} />
            {state.q ? (
              <span class="line">
                {line.hits.filter(isNamed).map((person) => (
                  <span key={person.id}>
                    <MenteeLink {...{ code, state, person }} />{' '}
                    <span class="muted">{person.hamletName}</span>{' '}
                  </span>
                ))}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The lists of the ward make room for whoever is in hand, unless something is looked for in them. */
const isOpen = ({ mentor, mentee, q, hamlet, all }: DeskState): boolean =>
  Boolean(q ?? hamlet ?? all) || (!mentor && !mentee);
