import { fieldsOf, type Side } from '../../../core/people/fields';
import type { PersonField } from '../../../core/people/field';
import type { DraftPreview, FieldChange, ImportDraft } from '../../../modules/exchange';
import { cellSentence, fieldText } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { Counts } from '../../kit/components/facts';
import { ProgressBar } from '../../kit/components/progress-bar';
import { Table } from '../../kit/components/table';
import { WhyFailed } from '../../kit/components/why-failed';
import { Choices } from '../../kit/forms/field';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { labelOf } from '../../shared/people/field-value';
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
      <p class="lead">
        <WhyFailed failure={draft.failure} />
      </p>
      <p>{t.imports.failedHelp}</p>
    </>
  );
}

/** What the file would do, before anybody of it stands in the lists; what has to be said stands first. */
export function DraftPage({ code, draft }: DraftProps) {
  const { t } = useView();
  const i = t.imports;
  const { id, kind, fileName, previews, hidden, version } = draft;
  const preview = previewOf(draft);
  if (!previews || !preview) return null;
  const side = kind === 'mentors' ? 'mentor' : 'mentee';
  const { counts } = preview;
  const mustAnswer = previews.taken !== null && hidden === null;
  return (
    <>
      <BackLink href={paths.ward.imports(code)}>{t.ward.imports}</BackLink>
      <h1>{i.previewOf(kind)}</h1>
      <p class="muted">{fileName}</p>
      <p class="lead">{i.previewLead}</p>
      <Counts
        counts={[
          { value: counts.added, name: t.ward.added, href: '#added' },
          { value: counts.changed, name: t.ward.changed, href: '#changed' },
          { value: counts.unchanged, name: t.ward.unchanged },
          { value: counts.stopped, name: i.stopped, href: '#stopped' },
          { value: counts.doubtful, name: i.doubtful, href: '#doubtful' },
          { value: counts.rejected, name: t.ward.rejected, href: '#rejected' },
        ].filter(({ value, name }) => value > 0 || name !== i.stopped)}
      />
      <HiddenQuestion code={code} draft={draft} />
      {mustAnswer ? null : (
        <Form action={paths.ward.importDraftKeeping(code, id)}>
          <HiddenValues values={{ version }} />
          <Doubtful side={side} preview={preview} />
          <div class="actions">
            <Button>{i.keep}</Button>
          </div>
        </Form>
      )}
      <PostButton
        action={paths.ward.importDraftDropping(code, id)}
        kind="secondary"
        values={{ version }}
      >
        {i.drop}
      </PostButton>
      <Stopped preview={preview} />
      <Changed side={side} preview={preview} />
      <Rejected preview={preview} />
      <Warned preview={preview} />
      <UnreadTabs tabs={preview.unread} />
      <Added preview={preview} />
    </>
  );
}

/** As it is with what was said of hidden rows. */
function previewOf({ previews, hidden }: ImportDraft): DraftPreview | null {
  return (hidden === 'take' ? previews?.taken : null) ?? previews?.left ?? null;
}

/** People whom nobody sees who opens the file: taken, or left. */
function HiddenQuestion({ code, draft }: DraftProps) {
  const i = useView().t.imports;
  const { id, version, hidden, previews } = draft;
  const rows = previews?.left.hidden ?? [];
  if (rows.length === 0) return null;
  return (
    <section class="panel" id="hidden">
      <h2>{i.hiddenTitle(rows.length)}</h2>
      <ul>
        {rows.slice(0, 50).map(({ tab, row, name }) => (
          <li key={`${tab ?? ''}:${row}`}>{i.rowOf(placeOf({ tab, row }), name)}</li>
        ))}
      </ul>
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

interface PreviewProps {
  preview: DraftPreview;
}

/** The same person? What the row says beside what is known, and three answers. */
function Doubtful({ side, preview: { doubtful, counts } }: PreviewProps & { side: Side }) {
  const view = useView();
  const { t } = view;
  const i = t.imports;
  if (doubtful.length === 0) return null;
  return (
    <section id="doubtful">
      <h2>{i.doubtfulTitle(counts.doubtful)}</h2>
      <p>{i.doubtfulLead}</p>
      {doubtful.map(({ key, tab, row, name, alike }, at) => (
        <div class="panel" key={key}>
          {alike.map(({ personId, name: known, fields }) => (
            <Table
              key={personId}
              caption={i.sideBySide(placeOf({ tab, row }), name, known)}
              whenEmpty={i.nothingDiffers}
              rows={fields.map((field) => ({ ...field, id: field.name }))}
              columns={[
                { heading: t.ward.column, cell: (field) => labelOf(view, side, field.name) },
                {
                  heading: i.isKnown,
                  cell: (field) => <Value side={side} field={field} of="was" />,
                },
                { heading: i.isSaid, cell: (field) => <Value side={side} field={field} of="is" /> },
              ]}
            />
          ))}
          <Choices
            name={`alike-${at}`}
            legend={i.isSame(name)}
            choices={[
              ...alike.map((person) => ({ value: person.personId, label: i.same(person.name) })),
              { value: 'other', label: i.other },
              { value: 'leave', label: i.leave, isChosen: true },
            ]}
          />
        </div>
      ))}
    </section>
  );
}

function Changed({ side, preview: { changed, counts } }: PreviewProps & { side: Side }) {
  const view = useView();
  const { t } = view;
  const i = t.imports;
  if (changed.length === 0) return null;
  const lines = changed.flatMap(({ tab, row, name, personId, fields }) =>
    fields.map((field) => ({ ...field, id: `${personId} ${field.name}`, tab, row, person: name })),
  );
  return (
    <section id="changed">
      <h2>{i.changedTitle(counts.changed)}</h2>
      <Table
        caption={i.changedTitle(counts.changed)}
        isCaptionHidden
        whenEmpty=""
        rows={lines}
        columns={[
          { heading: t.people.name, cell: ({ person }) => person },
          { heading: t.ward.column, cell: ({ name }) => labelOf(view, side, name) },
          { heading: i.isKnown, cell: (field) => <Value side={side} field={field} of="was" /> },
          { heading: i.isSaid, cell: (field) => <Value side={side} field={field} of="is" /> },
          { heading: t.ward.row, cell: placeOf },
        ]}
      />
    </section>
  );
}

/** One side of a change, in the reader's words. */
function Value({ side, field, of }: { side: Side; field: FieldChange; of: 'was' | 'is' }) {
  const { language } = useView();
  const known = (fieldsOf[side] as Record<string, PersonField>)[field.name];
  const value = field[of];
  if (known?.kind === 'place' && value) {
    const { latitude, longitude } = value as { latitude: number; longitude: number };
    return <>{`${latitude}, ${longitude}`}</>;
  }
  return <>{(known && fieldText(known, value, language)) ?? '–'}</>;
}

function Stopped({ preview: { stopped } }: PreviewProps) {
  const { t, dates } = useView();
  if (stopped.length === 0) return null;
  return (
    <section id="stopped">
      <h2>{t.imports.stoppedTitle(stopped.length)}</h2>
      <p>{t.imports.stoppedLead}</p>
      <ul>
        {stopped.map(({ personId, name, tab, row, reason, on }) => (
          <li key={personId}>
            {t.imports.rowOf(placeOf({ tab, row }), name)} – {t.stops.short[reason]},{' '}
            {dates.date(on)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Rejected({ preview: { rejected, counts } }: PreviewProps) {
  const { t, language } = useView();
  const w = t.ward;
  if (rejected.length === 0) return null;
  const lines = rejected.flatMap(({ row, tab, issues }) =>
    issues.map((issue, at) => ({ ...issue, id: `${tab ?? ''}:${row}-${at}`, row, tab })),
  );
  return (
    <section id="rejected">
      <h2>{w.rejectedTitle(counts.rejected)}</h2>
      <Table
        caption={w.rejectedTitle(counts.rejected)}
        isCaptionHidden
        whenEmpty=""
        rows={lines}
        columns={[
          { heading: w.row, cell: placeOf },
          { heading: w.column, cell: ({ column }) => column },
          { heading: w.reason, cell: (issue) => cellSentence(issue, language) },
        ]}
      />
    </section>
  );
}

function Warned({ preview: { warnings } }: PreviewProps) {
  const { t, language } = useView();
  if (warnings.length === 0) return null;
  return (
    <section>
      <h2>{t.ward.warnings}</h2>
      <ul>
        {warnings.map((notice) => (
          <li key={`${notice.tab ?? ''}:${notice.row} ${notice.column} ${notice.problem}`}>
            {t.ward.row} {placeOf(notice)}: {cellSentence(notice, language)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Added({ preview: { added, counts } }: PreviewProps) {
  const i = useView().t.imports;
  if (added.length === 0) return null;
  return (
    <section id="added">
      <details>
        <summary>{i.addedTitle(counts.added)}</summary>
        <ul>
          {added.map(({ tab, row, name }) => (
            <li key={`${tab ?? ''}:${row}`}>{i.rowOf(placeOf({ tab, row }), name)}</li>
          ))}
        </ul>
        {counts.added > added.length ? <p>{i.andMore(counts.added - added.length)}</p> : null}
      </details>
    </section>
  );
}
