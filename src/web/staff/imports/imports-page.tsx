import type { DomainError } from '../../../platform/common/domain-error';
import { countRejected, type ImportDraft, type SheetImport } from '../../../modules/exchange';
import { Field } from '../../kit/forms/field';
import { Button, Form } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { askedWays } from '../../../core/people/consents';
import { ExcelLink } from '../../kit/components/excel-link';
import { Paging, Table } from '../../kit/components/table';
import { WhyFailed } from '../../kit/components/why-failed';
import type { Page } from '../../../platform/http/paging';
import { useView } from '../../kit/view/view';
import { DropButton } from './draft-page';
import { paths } from '../../kit/paths/paths';

interface ImportsPageProps {
  code: string;
  hamlets: number;
  venues: number;
  drafts: ImportDraft[];
  imports: Page<SheetImport>;
  refusal?: DomainError;
}

/** Where lists come in: places first, then the two sheets. */
export function ImportsPage({ code, hamlets, venues, drafts, imports, refusal }: ImportsPageProps) {
  const { t } = useView();
  const w = t.ward;
  return (
    <>
      <h1>{w.imports}</h1>
      <p class="lead">{w.importsLead}</p>
      <OpenDrafts code={code} drafts={drafts} />
      <div class="two">
        <section class="panel">
          <h2>{w.placesFirst}</h2>
          <p>{w.placesKnown(hamlets, venues)}</p>
          <Form action={paths.ward.places(code)} hasFiles>
            <FileField
              name="hamlets"
              label={w.hamletsFile}
              hint={w.hamletsHint}
              refusal={refusal}
            />
            <FileField name="venues" label={w.venuesFile} hint={w.venuesHint} refusal={refusal} />
            <Button kind={hamlets > 0 ? 'secondary' : 'primary'}>{w.savePlaces}</Button>
          </Form>
          <Templates code={code} of={['hamlets', 'venues']} />
        </section>
        <section class="panel" id="sheets">
          <h2>{w.sheets}</h2>
          <p>{w.sheetsHint}</p>
          <Form action={paths.ward.imports(code)} hasFiles>
            <FileField name="mentors" label={w.mentorsFile} refusal={refusal} />
            <FileField name="mentees" label={w.menteesFile} refusal={refusal} />
            <ConsentStatement />
            <Button>{w.importSheets}</Button>
          </Form>
          <Templates code={code} of={['mentors', 'mentees']} />
        </section>
      </div>
      <PastImports code={code} imports={imports} />
    </>
  );
}

/** Who asked the people of the list whether they agree; it is kept with each agreement of the list. */
function ConsentStatement() {
  const { t } = useView();
  const s = t.imports.consent;
  return (
    <fieldset>
      <legend>{s.legend}</legend>
      <p class="hint">{s.hint}</p>
      <Field name="consentBy" label={s.by} hint={s.byHint} />
      <Select
        name="consentWay"
        label={s.way}
        empty={s.noWay}
        options={askedWays.map((value) => ({ value, label: t.people.consentWays[value] }))}
      />
      <Field name="consentOn" type="date" label={s.on} />
    </fieldset>
  );
}

const templatePaths = {
  mentors: paths.ward.mentorsTemplate,
  mentees: paths.ward.menteesTemplate,
  hamlets: paths.ward.hamletsTemplate,
  venues: paths.ward.venuesTemplate,
};

/** Lists to be filled in, for whoever has none. */
function Templates({ code, of }: { code: string; of: (keyof typeof templatePaths)[] }) {
  const i = useView().t.imports;
  return (
    <div class="no-print">
      <p>{i.templates}</p>
      <ul>
        {of.map((kind) => (
          <li key={kind}>
            <a class="row-link" href={templatePaths[kind](code)}>
              {i.template[kind]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Files that were brought and of which nothing was decided yet, and those that could not be read. */
function OpenDrafts({ code, drafts }: { code: string; drafts: ImportDraft[] }) {
  const { t } = useView();
  const i = t.imports;
  if (drafts.length === 0) return null;
  return (
    <section class="panel" id="waiting">
      <h2>{i.waiting}</h2>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={paths.ward.importDraft(code, draft.id)}>{draft.fileName}</a> –{' '}
            {t.ward.kindOf(draft.kind)}, {i.states[draft.state as keyof typeof i.states]}
            {draft.state === 'failed' ? (
              <>
                : <WhyFailed failure={draft.failure} />{' '}
                <DropButton code={code} draft={draft}>
                  {i.dropFailed}
                </DropButton>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FileField(props: { name: string; label: string; hint?: string; refusal?: DomainError }) {
  return <Field {...props} type="file" accept=".xlsx,.xls,.ods,.csv" />;
}

function PastImports({ code, imports }: { code: string; imports: Page<SheetImport> }) {
  const { t, dates } = useView();
  const w = t.ward;
  return (
    <section>
      {imports.total > 0 ? (
        <ExcelLink href={paths.ward.importsFile(code)} of={w.pastImports} />
      ) : null}
      <Table
        caption={w.pastImports}
        whenEmpty={w.noImports}
        rows={imports.items}
        columns={[
          {
            heading: w.file,
            cell: ({ id, fileName }) => <a href={paths.ward.import(code, id)}>{fileName}</a>,
          },
          { heading: w.kind, cell: ({ kind }) => w.kindOf(kind) },
          { heading: w.when, cell: ({ createdAt }) => dates.moment(createdAt) },
          { heading: w.added, cell: ({ added }) => added, isNumber: true },
          { heading: w.changed, cell: ({ changed }) => changed, isNumber: true },
          { heading: t.imports.stopped, cell: ({ stopped }) => stopped, isNumber: true },
          { heading: w.unchanged, cell: ({ unchanged }) => unchanged, isNumber: true },
          { heading: w.rejected, cell: countRejected, isNumber: true },
        ]}
      />
      <Paging {...imports} of={w.pastImports} />
    </section>
  );
}
