import { Tag } from '../../kit/components/facts';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { BoardMentee, PairLine } from '../pairs/board-people';
import { LoadTag } from '../pairs/pair-lines-list';
import type { Candidate, Desk } from './desk-board';
import { deskPath, type DeskState, hiddenState } from './desk-state';

interface ListProps {
  code: string;
  state: DeskState;
}

/** More than these are looked for by name or hamlet. */
const MOST_SHOWN = 60;

/** The chosen ambassador's, with the numbers of the map. */
export function OwnMentees({ code, state, mentor }: ListProps & { mentor: PairLine }) {
  const { t } = useView();
  const { desk: d, people: p, matching: m } = t;
  return (
    <section>
      <h2>{d.menteesOf(mentor.name, mentor.mentees.length, mentor.most)}</h2>
      {mentor.mentees.length === 0 ? <p class="empty">{p.noMentees}</p> : null}
      <ol class="desk-people">
        {mentor.mentees.map(({ id, name, hamletName, metres, isLocked }) => (
          <li key={id} class={id === state.mentee ? 'is-chosen' : undefined}>
            <a
              href={`${deskPath(code, state, { mentee: id, to: undefined })}#chosen`}
              aria-current={id === state.mentee ? 'true' : undefined}
            >
              {name}
            </a>{' '}
            <span class="muted">
              {hamletName} · {p.metres(metres)}
            </span>{' '}
            {isLocked ? <Tag>{m.locked}</Tag> : null}
            <LockButton {...{ code, state, id, name, isLocked }} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface LockButtonProps extends ListProps {
  id: string;
  name: string;
  isLocked: boolean;
}

export function LockButton({ code, state, id, name, isLocked }: LockButtonProps) {
  const d = useView().t.desk;
  const words = isLocked ? d.unlock : d.lock;
  return (
    <PostButton
      action={paths.ward.deskLocks(code)}
      kind="link"
      values={{ ...hiddenState(state), menteeId: id, lock: isLocked ? 'no' : 'yes' }}
      label={`${words}: ${name}`}
    >
      {words}
    </PostButton>
  );
}

/** Who could guide the chosen mentee, the nearest first; choosing one shows what it would do. */
export function Candidates({ code, desk }: { code: string; desk: Desk }) {
  const { t } = useView();
  const { desk: d, people: p, matching: m } = t;
  const { state, mentee, candidates } = desk;
  if (!mentee) return null;
  const line = ({ line: { id, name, hamletName, mentees, most }, metres }: Candidate) => (
    <li key={id} class={id === state.to ? 'is-chosen' : undefined}>
      <a
        href={`${deskPath(code, state, { to: id })}#chosen`}
        aria-current={id === state.to ? 'true' : undefined}
      >
        {name}
      </a>{' '}
      <span class="muted">
        {hamletName} · {p.metres(metres)} · {d.load(mentees.length, most)}
      </span>
    </li>
  );
  const isFull = ({ line: { mentees, most } }: Candidate): boolean => mentees.length >= most;
  const open = candidates.filter((one) => !isFull(one));
  const full = candidates.filter(isFull);
  return (
    <section>
      <h2>{d.whoFor(mentee.name)}</h2>
      <p class="hint">{m.moveHint}</p>
      {open.length === 0 ? <p class="inset">{m.nobodyCan}</p> : null}
      <ul class="desk-people">{open.slice(0, MOST_SHOWN).map(line)}</ul>
      {open.length > MOST_SHOWN ? <p class="muted">{d.more(open.length - MOST_SHOWN)}</p> : null}
      {full.length > 0 ? (
        <details>
          <summary>{m.fullMentors(full.length)}</summary>
          <ul class="desk-people">{full.slice(0, MOST_SHOWN).map(line)}</ul>
        </details>
      ) : null}
      <p>
        <a class="row-link" href={paths.ward.menteeMentor(code, mentee.id)}>
          {d.endOrForbid}
        </a>
      </p>
    </section>
  );
}

/** Who has nobody. */
export function LeftOver({ code, state, people }: ListProps & { people: readonly BoardMentee[] }) {
  const { t } = useView();
  const d = t.desk;
  return (
    <details open={people.length > 0 && !state.mentor && !state.mentee}>
      <summary>{d.leftOver(people.length)}</summary>
      <ul class="desk-people">
        {people.slice(0, MOST_SHOWN).map(({ id, name, hamletName }) => (
          <li key={id} class={id === state.mentee ? 'is-chosen' : undefined}>
            <a href={`${deskPath(code, state, { mentee: id, to: undefined })}#chosen`}>{name}</a>{' '}
            <span class="muted">{hamletName}</span>
          </li>
        ))}
      </ul>
      {people.length > MOST_SHOWN ? (
        <p class="muted">{d.more(people.length - MOST_SHOWN)}</p>
      ) : null}
    </details>
  );
}

/** Every ambassador whom the search means. */
export function Mentors({ code, state, lines }: ListProps & { lines: readonly PairLine[] }) {
  const { t } = useView();
  const d = t.desk;
  return (
    <details open={!state.mentor && !state.mentee}>
      <summary>{d.mentors(lines.length)}</summary>
      <ul class="desk-people">
        {lines.map((line) => (
          <li key={line.id} class={line.id === state.mentor ? 'is-chosen' : undefined}>
            <a
              href={`${deskPath(code, state, { mentor: line.id, mentee: undefined, to: undefined })}#chosen`}
            >
              {line.name}
            </a>{' '}
            <span class="muted">
              {line.hamletName} · {d.load(line.mentees.length, line.most)}
            </span>{' '}
            <LoadTag line={line} />
          </li>
        ))}
      </ul>
    </details>
  );
}
