import {
  countLeft,
  countRejected,
  countWarnings,
  type SheetImport,
} from '../../../modules/exchange';
import type { PeopleActView } from '../../../modules/sessions';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { ButtonLink } from '../../kit/forms/form';
import { Table } from '../../kit/components/table';
import { UnfitTopics } from '../../shared/changes/unfit-topics';
import { ActPanel } from '../people-acts/act-panel';
import { FileCounts } from './file-counts';
import { placeOf, rejectedLines } from './rejected-lines';
import { UnreadTabs } from './unread-tabs';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';
import { cellSentence } from '../../../texts';

const shownAtOnce = 200;

interface ImportPageProps {
  code: string;
  sheetImport: SheetImport;
  /** What it did to people, by which it is taken back; null where that is nothing, or no longer known. */
  act: PeopleActView | null;
  /** Lessons ahead of the ward whose topic fits no more. */
  unfit: number;
}

/** What became of one sheet: counts, and each row not taken with its reasons. */
export function ImportPage({ code, sheetImport, act, unfit }: ImportPageProps) {
  const { t, dates } = useView();
  const w = t.ward;
  const { id, kind, fileName, createdAt, forgottenAt } = sheetImport;
  const rejected = countRejected(sheetImport);
  return (
    <>
      <BackLink href={paths.ward.imports(code)}>{w.imports}</BackLink>
      <h1>{w.importOf(kind)}</h1>
      <p class="muted">
        {fileName} – {dates.moment(createdAt)}
      </p>
      <NeedsYou sheetImport={sheetImport} />
      <UnfitTopics code={code} count={unfit} />
      <FileCounts numbers={{ ...sheetImport, rejected }} isAhead={false} />
      {forgottenAt === null ? null : <p>{t.imports.forgotten(dates.moment(forgottenAt))}</p>}
      <ExcelLink href={paths.ward.importFile(code, id)} of={t.imports.rows} />
      {act ? <ActPanel code={code} view={act} /> : null}
      {rejected > 0 ? (
        <Rejected sheetImport={sheetImport} download={paths.ward.importRejected(code, id)} />
      ) : null}
      <LeftRows sheetImport={sheetImport} />
      <UnreadTabs tabs={sheetImport.unreadTabs} />
      <Warnings sheetImport={sheetImport} />
    </>
  );
}

function Rejected({ sheetImport, download }: { sheetImport: SheetImport; download: string }) {
  const { t, language } = useView();
  const w = t.ward;
  const rejected = countRejected(sheetImport);
  const lines = rejectedLines(sheetImport).slice(0, shownAtOnce);
  return (
    <section id="rejected">
      <h2>{w.rejectedTitle(rejected)}</h2>
      <p>{w.rejectedLead}</p>
      {sheetImport.forgottenAt === null ? (
        <div class="actions">
          <ButtonLink href={download} kind="secondary">
            {w.downloadRejected}
          </ButtonLink>
        </div>
      ) : null}
      <Table
        caption={w.rejectedTitle(rejected)}
        isCaptionHidden
        whenEmpty={w.allTaken}
        rows={lines}
        columns={[
          { heading: w.row, cell: ({ row }) => row },
          { heading: w.name, cell: ({ name }) => name },
          { heading: w.column, cell: ({ column }) => column },
          { heading: w.reason, cell: (notice) => cellSentence(notice, language) },
        ]}
      />
      {lines.length === shownAtOnce ? <p>{w.showFirst(shownAtOnce, rejected)}</p> : null}
    </section>
  );
}

/** People in hidden rows who were left out, as the officer chose. */
function LeftRows({ sheetImport }: { sheetImport: SheetImport }) {
  const { leftRows } = sheetImport;
  const w = useView().t.imports;
  if (leftRows.length === 0) return null;
  return (
    <section id="left">
      <h2>{w.leftRows(countLeft(sheetImport))}</h2>
      <ul>
        {leftRows.slice(0, shownAtOnce).map(({ tab, row, name }) => (
          <li key={`${tab ?? ''} ${row}`}>{w.rowOf(placeOf({ tab, row }), name)}</li>
        ))}
      </ul>
    </section>
  );
}

/** What is left to do, before the numbers: nothing that needs somebody is hidden below them. */
function NeedsYou({ sheetImport }: { sheetImport: SheetImport }) {
  const { t } = useView();
  const i = t.imports;
  const { unreadTabs } = sheetImport;
  const needs = [
    { href: '#rejected', count: countRejected(sheetImport), say: i.rejectedNeed },
    { href: '#warnings', count: countWarnings(sheetImport), say: i.warningsNeed },
    { href: '#left', count: countLeft(sheetImport), say: i.leftNeed },
    { href: '#unread', count: unreadTabs.length, say: i.unreadNeed },
  ].filter(({ count }) => count > 0);
  if (needs.length === 0) return <p class="notice">{t.ward.allTaken}</p>;
  return (
    <section class="panel">
      <h2>{i.needsYou}</h2>
      <ul>
        {needs.map(({ href, count, say }) => (
          <li key={href}>
            <a href={href}>{say(count)}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Warnings({ sheetImport: { warnings } }: { sheetImport: SheetImport }) {
  const { t, language } = useView();
  const w = t.ward;
  if (warnings.length === 0) return null;
  const rows = warnings
    .slice(0, shownAtOnce)
    .map((notice, index) => ({ ...notice, id: String(index) }));
  return (
    <section id="warnings">
      <h2>{w.warnings}</h2>
      <p>{w.warningsLead}</p>
      <Table
        caption={w.warnings}
        isCaptionHidden
        whenEmpty=""
        rows={rows}
        columns={[
          { heading: w.row, cell: placeOf },
          { heading: w.column, cell: ({ column }) => column },
          { heading: w.reason, cell: (notice) => cellSentence(notice, language) },
        ]}
      />
    </section>
  );
}
