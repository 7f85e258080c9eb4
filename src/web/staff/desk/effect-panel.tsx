import type { PairSide } from '../../../modules/matching';
import type { MoveEffect } from '../../../modules/sessions';
import { termNames } from '../../../texts';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { Table } from '../../kit/components/table';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { Falling } from '../../shared/pairs/falling';
import { chosenId, deskPath, type DeskState, hiddenState } from '../pairs/desk-state';

interface EffectPanelProps {
  code: string;
  state: DeskState;
  effect: MoveEffect;
  least: number;
}

/** All that a move would do, and the press that does it. */
export function EffectPanel({ code, state, effect, least }: EffectPanelProps) {
  const { t, language } = useView();
  const d = t.desk;
  const { mentee, before, after, refusal } = effect;
  const isSame = before?.mentorId === after.mentorId;
  return (
    <section class="panel">
      <h2>{d.moveTo(mentee.fullName, after.mentorName)}</h2>
      {refusal ? (
        <p class="inset">
          <strong>{d.cannot}</strong> {refusal.sentenceIn(language)}
        </p>
      ) : null}
      <Compared effect={effect} least={least} />
      <Household effect={effect} />
      <Falling code={code} effect={effect} />
      <div class="actions">
        {refusal || isSame ? null : (
          <Form action={paths.ward.deskMoves(code)} className="inline-form">
            <HiddenValues
              values={{
                ...hiddenState(state),
                menteeId: mentee.id,
                mentorId: after.mentorId,
                fromId: before?.mentorId ?? '',
              }}
            />
            <Button>{before ? d.doMove : d.doAssign}</Button>
          </Form>
        )}
        <a
          class="button secondary"
          href={`${deskPath(code, state, { to: undefined })}#${chosenId}`}
        >
          {d.another}
        </a>
      </div>
    </section>
  );
}

function Compared({ effect, least }: { effect: MoveEffect; least: number }) {
  const { t, language } = useView();
  const { desk: d, people: p, matching: m } = t;
  const { before, after } = effect;
  const load = ({ mentees: { today, afterwards }, most }: PairSide): string =>
    d.loadChange(today, afterwards, most);
  const topics = (codes: string[]): string => termNames('topic', codes, language) || '–';
  const rows: { id: string; name: string; of: (side: PairSide) => string }[] = [
    { id: 'metres', name: m.distance, of: ({ metres }) => p.metres(metres) },
    { id: 'covered', name: m.covered, of: ({ facts }) => topics(facts.topicsCovered) },
    { id: 'missing', name: m.missing, of: ({ facts }) => topics(facts.topicsMissing) },
    {
      id: 'free',
      name: m.sharedHeading,
      of: ({ facts, windows }) => d.free(facts.sharedWindows, t.dates.windows(windows)),
    },
    {
      id: 'hamlet',
      name: d.hamlet,
      of: ({ facts }) => (facts.sameHamlet ? d.sameHamlet : d.otherHamlet),
    },
    { id: 'load', name: d.loads, of: load },
  ];
  const isShort =
    before !== null && before.mentees.afterwards > 0 && before.mentees.afterwards < least;
  return (
    <>
      <Table
        caption={d.compared}
        isCaptionHidden
        whenEmpty=""
        rows={rows}
        columns={[
          { heading: d.what, cell: ({ name }) => name },
          ...(before
            ? [{ heading: d.today(before.mentorName), cell: ({ of }: Row) => of(before) }]
            : []),
          { heading: d.afterwards(after.mentorName), cell: ({ of }: Row) => of(after) },
        ]}
      />
      {isShort ? <p class="inset">{d.leftShort(before.mentorName, least)}</p> : null}
    </>
  );
}

interface Row {
  of: (side: PairSide) => string;
}

function Household({ effect: { household, before, after } }: { effect: MoveEffect }) {
  const { household: h } = useView().t.desk;
  if (household.length === 0) return null;
  const names = (of: typeof household): string => of.map(({ name }) => name).join(', ');
  const joined = household.filter(({ mentorId }) => mentorId === after.mentorId);
  const left = household.filter(
    ({ mentorId }) => mentorId !== null && mentorId === before?.mentorId,
  );
  return (
    <p>
      {joined.length > 0 ? `${h.together(names(joined))} ` : ''}
      {left.length > 0 ? `${h.apart(names(left))} ` : ''}
      {joined.length + left.length === 0 ? h.others(names(household)) : ''}
    </p>
  );
}
