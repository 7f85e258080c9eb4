import type { Side } from '../../../core/people/fields';
import type { DraftPreview, DraftRow } from '../../../modules/exchange';
import { cellSentence } from '../../../texts';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { labelOf } from '../../shared/people/field-value';
import { ChangedValue, StandingNote } from './changed-value';
import { placeOf } from './rejected-lines';

/** Of each kind as many are shown; all of them stand in the Excel file. */
const mostShown = 200;

interface RowsProps {
  rows: DraftRow[];
}

export function Changed({ side, rows }: RowsProps & { side: Side }) {
  const view = useView();
  const { t } = view;
  const i = t.imports;
  if (rows.length === 0) return null;
  const lines = rows
    .slice(0, mostShown)
    .flatMap(({ fields = [], ...row }) =>
      fields.map((field) => ({ ...row, field, id: `${row.key} ${field.name}` })),
    );
  return (
    <section id="changed">
      <h2>{i.changedTitle(rows.length)}</h2>
      <Table
        caption={i.changedTitle(rows.length)}
        isCaptionHidden
        whenEmpty=""
        rows={lines}
        columns={[
          {
            heading: t.people.name,
            cell: ({ name, standing }) => (
              <>
                {name}
                {standing ? (
                  <p class="hint">
                    <StandingNote name={name} standing={standing} />
                  </p>
                ) : null}
              </>
            ),
          },
          { heading: t.ward.column, cell: ({ field }) => labelOf(view, side, field.name) },
          {
            heading: i.isKnown,
            cell: ({ field }) => <ChangedValue {...{ side, field }} of="was" />,
          },
          { heading: i.isSaid, cell: ({ field }) => <ChangedValue {...{ side, field }} of="is" /> },
          { heading: t.ward.row, cell: placeOf },
        ]}
      />
      <More than={mostShown} of={rows} />
    </section>
  );
}

export function Stopped({ rows }: RowsProps) {
  const { t } = useView();
  if (rows.length === 0) return null;
  return (
    <section id="stopped">
      <h2>{t.imports.stoppedTitle(rows.length)}</h2>
      <p>{t.imports.stoppedLead}</p>
      <StopList rows={rows} />
    </section>
  );
}

/** People of whom the file says that they stopped, and whom nobody knows: they are not added. */
export function Gone({ rows }: RowsProps) {
  const { t } = useView();
  if (rows.length === 0) return null;
  return (
    <section id="gone">
      <h2>{t.imports.goneTitle(rows.length)}</h2>
      <p>{t.imports.goneLead}</p>
      <StopList rows={rows} />
    </section>
  );
}

function StopList({ rows }: RowsProps) {
  const { t, dates } = useView();
  return (
    <>
      <ul>
        {rows.slice(0, mostShown).map(({ key, name, stop, ...row }) => (
          <li key={key}>
            {t.imports.rowOf(placeOf(row), name)}
            {stop ? ` – ${t.stops.short[stop.reason]}, ${dates.date(stop.on)}` : ''}
          </li>
        ))}
      </ul>
      <More than={mostShown} of={rows} />
    </>
  );
}

export function Rejected({ rows }: RowsProps) {
  const { t, language } = useView();
  const w = t.ward;
  if (rows.length === 0) return null;
  const lines = rows
    .slice(0, mostShown)
    .flatMap(({ issues = [], ...row }) =>
      issues.map((issue, at) => ({ ...row, issue, id: `${row.key}-${at}` })),
    );
  return (
    <section id="rejected">
      <h2>{w.rejectedTitle(rows.length)}</h2>
      <Table
        caption={w.rejectedTitle(rows.length)}
        isCaptionHidden
        whenEmpty=""
        rows={lines}
        columns={[
          { heading: w.row, cell: placeOf },
          { heading: w.name, cell: ({ name }) => name },
          { heading: w.column, cell: ({ issue }) => issue.column },
          { heading: w.reason, cell: ({ issue }) => cellSentence(issue, language) },
        ]}
      />
      <More than={mostShown} of={rows} />
    </section>
  );
}

export function Warned({ warnings }: Pick<DraftPreview, 'warnings'>) {
  const { t, language } = useView();
  if (warnings.length === 0) return null;
  return (
    <section>
      <h2>{t.ward.warnings}</h2>
      <ul>
        {warnings.slice(0, mostShown).map((notice) => (
          <li key={`${notice.tab ?? ''}:${notice.row} ${notice.column} ${notice.problem}`}>
            {t.ward.row} {placeOf(notice)}: {cellSentence(notice, language)}
          </li>
        ))}
      </ul>
      <More than={mostShown} of={warnings} />
    </section>
  );
}

export function Added({ rows }: RowsProps) {
  const i = useView().t.imports;
  if (rows.length === 0) return null;
  return (
    <section id="added">
      <details>
        <summary>{i.addedTitle(rows.length)}</summary>
        <ul>
          {rows.slice(0, mostShown).map(({ key, name, ...row }) => (
            <li key={key}>{i.rowOf(placeOf(row), name)}</li>
          ))}
        </ul>
        <More than={mostShown} of={rows} />
      </details>
    </section>
  );
}

function More({ than, of }: { than: number; of: readonly unknown[] }) {
  const i = useView().t.imports;
  return of.length > than ? <p>{i.andMore(of.length - than)}</p> : null;
}
