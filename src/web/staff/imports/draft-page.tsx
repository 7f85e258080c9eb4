import type { DraftPreview, DraftRow, ImportDraft } from '../../../modules/exchange';
import type { FitNoMore } from '../../../modules/sessions';
import type { Page } from '../../../platform/http/paging';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { ProgressBar } from '../../kit/components/progress-bar';
import { WhyFailed } from '../../kit/components/why-failed';
import { Choices } from '../../kit/forms/field';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { Added, Changed, Gone, Rejected, Stopped, Warned } from './draft-lists';
import { DoubtfulRows } from './doubtful-rows';
import { FarHomes } from './far-homes';
import { FileCounts } from './file-counts';
import { placeOf } from './rejected-lines';
import { UnreadTabs } from './unread-tabs';

interface DraftProps {
  code: string;
  draft: ImportDraft;
}

/** While the file is read: how far it is. */
export function ReadingPage({ code, draft: { fileName, progress } }: DraftProps) {
  const { t } = useView();
  const i = t.imports;
  return (
    <>
      <BackLink href={paths.ward.imports(code)}>{t.ward.imports}</BackLink>
      <h1>{i.reading}</h1>
      <p class="muted">{fileName}</p>
      <ProgressBar label={i.readSoFar(progress)} percent={progress} />
      <p>{i.readingHelp}</p>
    </>
  );
}

/** Why nothing of the file was taken. */
export function FailedDraftPage({ code, draft }: DraftProps) {
  const { t } = useView();
  return (
    <>
      <BackLink href={paths.ward.imports(code)}>{t.ward.imports}</BackLink>
      <h1>{t.imports.failed}</h1>
      <p class="muted">{draft.fileName}</p>
      <p class="lead">
        <WhyFailed failure={draft.failure} />
      </p>
      <p>{t.imports.failedHelp}</p>
      <DropButton code={code} draft={draft}>
        {t.imports.dropFailed}
      </DropButton>
    </>
  );
}

/** Takes the file off the list, whatever was read in it. */
export function DropButton({
  code,
  draft: { id, version, fileName },
  children,
}: DraftProps & { children: string }) {
  return (
    <PostButton
      action={paths.ward.importDraftDropping(code, id)}
      kind="secondary"
      values={{ version }}
      label={`${children}: ${fileName}`}
    >
      {children}
    </PostButton>
  );
}

interface PreviewPageProps extends DraftProps {
  preview: DraftPreview;
  doubtful: Page<DraftRow>;
  /** By id, whom the doubtful rows may mean, told apart from others of the name. */
  called: ReadonlyMap<string, string>;
  /** Lessons ahead whose topic would fit no more. */
  unfit: FitNoMore;
}

/** What the file would do, before anybody of it stands in the lists; what has to be said stands first. */
export function DraftPage({ code, draft, preview, doubtful, called, unfit }: PreviewPageProps) {
  const { t } = useView();
  const i = t.imports;
  const { id, kind, fileName, consentProof, hidden, version } = draft;
  const side = kind === 'mentors' ? 'mentor' : 'mentee';
  const { counts } = preview;
  const mustAnswer = preview.hidden.length > 0 && hidden === null;
  const rowsOf = (outcome: DraftRow['outcome']): DraftRow[] =>
    preview.rows.filter((row) => row.outcome === outcome);
  return (
    <>
      <BackLink href={paths.ward.imports(code)}>{t.ward.imports}</BackLink>
      <h1>{i.previewOf(kind)}</h1>
      <p class="muted">{fileName}</p>
      <p class="lead">{i.previewLead}</p>
      <p>{consentProof === '' ? i.consent.unsaid : `${i.consent.said}: ${consentProof}`}</p>
      <FileCounts numbers={counts} isAhead />
      <ExcelLink href={paths.ward.importDraftFile(code, id)} of={i.rows} />
      {unfit.pairs > 0 ? <p class="inset">{t.changes.pairsEndAhead(unfit.pairs)}</p> : null}
      {unfit.lessons > 0 ? <p class="inset">{t.changes.wardTopicsAhead(unfit.lessons)}</p> : null}
      <HiddenQuestion code={code} draft={draft} preview={preview} />
      {mustAnswer ? null : (
        <Form action={paths.ward.importDraftKeeping(code, id)}>
          <HiddenValues values={{ version }} />
          <DoubtfulRows {...{ code, draft, side, called }} rows={doubtful} />
          <FarHomes draft={draft} homes={preview.far ?? []} />
          <div class="actions">
            <Button>{i.keep}</Button>
          </div>
        </Form>
      )}
      <DropButton code={code} draft={draft}>
        {i.drop}
      </DropButton>
      <Stopped rows={rowsOf('stopped')} />
      <Gone rows={rowsOf('gone')} />
      <Changed side={side} rows={rowsOf('changed')} />
      <Rejected rows={rowsOf('rejected')} />
      <Warned warnings={preview.warnings} />
      <UnreadTabs tabs={preview.unread} />
      <Added rows={rowsOf('added')} />
    </>
  );
}

/** People whom nobody sees who opens the file: taken, or left; each of them is named. */
function HiddenQuestion({ code, draft, preview }: DraftProps & { preview: DraftPreview }) {
  const i = useView().t.imports;
  const { id, version, hidden } = draft;
  // Once they are taken they stand among the others.
  const { hidden: rows } = preview;
  if (rows.length === 0 && hidden === null) return null;
  return (
    <section class="panel" id="hidden">
      <h2>{rows.length > 0 ? i.hiddenTitle(rows.length) : i.hidden}</h2>
      {rows.length > 0 ? (
        <details open={rows.length <= 50}>
          <summary>{i.hiddenNames}</summary>
          <ul>
            {rows.map(({ tab, row, name }) => (
              <li key={`${tab ?? ''}:${row}`}>{i.rowOf(placeOf({ tab, row }), name)}</li>
            ))}
          </ul>
        </details>
      ) : null}
      <Form action={paths.ward.importDraftAnswer(code, id)}>
        <HiddenValues values={{ version }} />
        <Choices
          name="hidden"
          legend={i.hidden}
          choices={[
            { value: 'take', label: i.hiddenTake, isChosen: hidden === 'take' },
            { value: 'leave', label: i.hiddenLeave, isChosen: hidden === 'leave' },
          ]}
        />
        <Button kind={hidden === null ? 'primary' : 'secondary'}>{i.answer}</Button>
      </Form>
    </section>
  );
}
