import type { Side } from '../../../core/people/fields';
import {
  type DraftGuess,
  type DraftRow,
  type ImportDraft,
  isOfHome,
} from '../../../modules/exchange';
import type { Page } from '../../../platform/http/paging';
import { Paging, Table } from '../../kit/components/table';
import { Choices } from '../../kit/forms/field';
import { Button, HiddenValues } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';
import { labelOf } from '../../shared/people/field-value';
import { ChangedValue, StandingNote } from './changed-value';
import { placeOf } from './rejected-lines';

interface DoubtfulRowsProps {
  code: string;
  draft: ImportDraft;
  side: Side;
  rows: Page<DraftRow>;
  /** By id, whom they may mean, told apart from others of the name. */
  called: ReadonlyMap<string, string>;
}

/**
 * The same person? What each row says beside who is known, and the answers. Of many rows one page is asked about at a
 * time; what was answered before is ticked.
 */
export function DoubtfulRows({ code, draft, side, rows, called }: DoubtfulRowsProps) {
  const i = useView().t.imports;
  if (rows.total === 0) return null;
  const isOnePage = rows.total <= rows.pageSize;
  return (
    <section id="doubtful">
      <h2>{i.doubtfulTitle(rows.total)}</h2>
      <p>{i.doubtfulLead}</p>
      {rows.items.map((row, at) => (
        <DoubtfulRow
          key={row.key}
          side={side}
          row={row}
          called={called}
          at={(rows.page - 1) * rows.pageSize + at}
          said={draft.answers[row.key]}
        />
      ))}
      {isOnePage ? null : (
        <>
          <HiddenValues values={{ doubtful: rows.page }} />
          <Button kind="secondary" action={paths.ward.importDraftAnswer(code, draft.id)}>
            {i.answerAndGoOn}
          </Button>
          <Paging {...rows} name="doubtful" of={i.doubtful} />
          <p>{i.answered(answeredIn(draft), rows.total)}</p>
        </>
      )}
      {rows.total > 1 ? (
        <Choices
          name="rest"
          legend={i.rest}
          choices={[
            { value: 'leave', label: i.leave, isChosen: true },
            { value: 'same', label: i.restSame },
            { value: 'other', label: i.restOther },
          ]}
        />
      ) : null}
    </section>
  );
}

/** Rows of which somebody said whom they mean. */
function answeredIn({ answers }: ImportDraft): number {
  return Object.keys(answers).filter((key) => !isOfHome(key)).length;
}

interface DoubtfulRowProps extends Pick<DoubtfulRowsProps, 'side' | 'called'> {
  row: DraftRow;
  /** Which of all doubtful rows. */
  at: number;
  said: string | undefined;
}

function DoubtfulRow({ side, row, called, at, said }: DoubtfulRowProps) {
  const i = useView().t.imports;
  const { name, alike = [] } = row;
  return (
    <div class="panel">
      {alike.map((guess) => (
        <SideBySide
          key={guess.personId}
          side={side}
          row={row}
          guess={guess}
          known={called.get(guess.personId) ?? guess.name}
        />
      ))}
      <Choices
        name={`alike-${at}`}
        legend={i.isSame(name)}
        choices={[
          ...alike.map(({ personId, name: known, row: other, tab }) => ({
            value: personId,
            label:
              other === undefined
                ? i.same(called.get(personId) ?? known)
                : i.sameRow(known, placeOf({ row: other, tab })),
            isChosen: said === personId,
          })),
          { value: 'other', label: i.other, isChosen: said === 'other' },
          { value: 'leave', label: i.leave, isChosen: said === 'leave' },
        ]}
      />
    </div>
  );
}

function captionOf(
  { t: { imports: i } }: View,
  { row, guess, known }: Omit<SideBySideProps, 'side'>,
): string {
  if (guess.row === undefined) return i.sideBySide(placeOf(row), row.name, known);
  const other = placeOf({ row: guess.row, tab: guess.tab });
  return i.besideRow(placeOf(row), row.name, other, guess.name);
}

interface SideBySideProps {
  side: Side;
  row: DraftRow;
  guess: DraftGuess;
  /** Told apart from others of the name. */
  known: string;
}

function SideBySide({ side, row, guess, known }: SideBySideProps) {
  const view = useView();
  const i = view.t.imports;
  return (
    <>
      <Table
        caption={captionOf(view, { row, guess, known })}
        whenEmpty={i.nothingDiffers(known)}
        rows={guess.fields.map((field) => ({ ...field, id: field.name }))}
        columns={[
          { heading: view.t.ward.column, cell: (field) => labelOf(view, side, field.name) },
          {
            heading:
              guess.row === undefined
                ? i.isKnown
                : i.isInRow(placeOf({ row: guess.row, tab: guess.tab })),
            cell: (field) => <ChangedValue side={side} field={field} of="was" />,
          },
          {
            heading: guess.row === undefined ? i.isSaid : i.isInRow(placeOf(row)),
            cell: (field) => <ChangedValue side={side} field={field} of="is" />,
          },
        ]}
      />
      {guess.standing ? (
        <p>
          <StandingNote name={guess.name} standing={guess.standing} />
        </p>
      ) : null}
    </>
  );
}
