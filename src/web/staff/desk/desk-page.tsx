import { BackLink } from '../../kit/components/back-link';
import { Search } from '../../kit/components/search';
import { HiddenValues } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { ChosenMentee, Desk } from './desk-board';
import { DeskLegend } from './desk-legend';
import { Abroad, Candidates, LeftOver, Mentors, OwnMentees } from './desk-lists';
import { DeskMap } from './desk-map';
import { chosenId, deskPath, type DeskState, hiddenState } from '../pairs/desk-state';
import { EffectPanel } from './effect-panel';
import { UndoLastAct } from '../pairs/undo-last-act';

interface DeskPageProps {
  code: string;
  desk: Desk;
  least: number;
  /** What came of taking the last act back. */
  undone: { back: number; why: string[] } | null;
}

/** What the form of the search asks for itself. */
const notHidden = { q: undefined, hamlet: undefined, all: undefined };
const nobody: DeskState = { mentor: undefined, mentee: undefined, to: undefined, view: undefined };

/** The map of the ward beside its lists: who guides whom, and what another choice would do. */
export function DeskPage({ code, desk, least, undone }: DeskPageProps) {
  const { t } = useView();
  const d = t.desk;
  const { state, mentor, mentee, effect, last, drawing } = desk;
  const withWhom = ({ name, abroad }: ChosenMentee): string =>
    abroad ? d.goesAbroad(name, abroad.mentorName, abroad.wardName) : d.hasNobody(name);
  return (
    <>
      <BackLink href={paths.ward.pairs(code)}>{t.matching.pairs}</BackLink>
      <h1>{d.title}</h1>
      {undone && undone.why.length > 0 ? (
        <p class="inset">{d.notBack(undone.back, undone.why.length)}</p>
      ) : null}
      {last ? <UndoLastAct code={code} state={state} last={last} /> : null}
      <Search label={d.searchLabel} value={state.q}>
        <Select
          name="hamlet"
          label={d.hamlet}
          value={state.hamlet ?? ''}
          empty={d.anyHamlet}
          options={desk.hamlets.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <HiddenValues values={hiddenState({ ...state, ...notHidden })} />
      </Search>
      <div class="desk">
        <section class="desk-map" aria-label={d.mapOf}>
          <p class="visually-hidden">
            {d.mapSays(desk.counts.mentors, desk.counts.mentees, desk.counts.leftOver)}
          </p>
          <DeskMap code={code} map={drawing} state={state} />
          <Views code={code} desk={desk} />
          <Outside code={code} people={drawing.outside} />
          <DeskLegend />
        </section>
        <div id={chosenId} tabIndex={-1} class={state.names ? 'desk-lists' : 'desk-lists no-print'}>
          {effect ? <EffectPanel {...{ code, state, effect, least }} /> : null}
          {mentee && !effect ? <Candidates code={code} desk={desk} /> : null}
          {mentee && !mentor ? <p class="muted">{withWhom(mentee)}</p> : null}
          {mentor ? <OwnMentees {...{ code, state, mentor, last }} /> : null}
          <LeftOver {...{ code, state }} people={desk.leftOver} classes={desk.classes} />
          <Abroad {...{ code, state }} people={desk.abroad} />
          <Mentors {...{ code, state }} lines={desk.lines} />
        </div>
      </div>
    </>
  );
}

/** What else the map can show, and where its boundaries come from. */
function Views({ code, desk }: { code: string; desk: Desk }) {
  const d = useView().t.desk;
  const { state, hasBoundary } = desk;
  const isNear = state.mentor ?? state.mentee ?? state.hamlet;
  return (
    <p class="no-print">
      {isNear ? (
        <a
          class="row-link"
          href={`${deskPath(code, state, { view: state.view ? undefined : 'ward' })}#${chosenId}`}
        >
          {state.view ? d.viewNear : d.viewWard}
        </a>
      ) : null}{' '}
      <a
        class="row-link"
        href={`${deskPath(code, state, { names: state.names ? undefined : '1' })}#${chosenId}`}
      >
        {state.names ? d.namesOff : d.namesOn}
      </a>{' '}
      {(state.mentor ?? state.mentee) ? (
        <a class="row-link" href={deskPath(code, state, nobody)}>
          {d.chooseNobody}
        </a>
      ) : null}{' '}
      <a class="row-link" href={paths.ward.boundary(code)}>
        {hasBoundary ? d.boundary : d.addBoundary}
      </a>
    </p>
  );
}

/** Whose pin is wrong: it is put right on their own pages. */
function Outside({ code, people }: { code: string; people: Desk['drawing']['outside'] }) {
  const d = useView().t.desk;
  if (people.length === 0) return null;
  return (
    <details class="no-print">
      <summary>{d.outside(people.length)}</summary>
      <ul class="desk-people">
        {people.map(({ id, name, side }) => (
          <li key={id}>
            <a href={paths.ward[side](code, id)}>{name}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
