import {
  calendarKinds,
  type CalendarKind,
  type ReportPeriod,
} from '../../../core/programme/report-periods';
import { mayDo } from '../../../modules/access';
import {
  type LineOf,
  measureOf,
  type Report,
  reportLines,
  type ReportState,
  type WholeReport,
} from '../../../modules/programme';
import { BackLink } from '../../kit/components/back-link';
import { Facts, Tag } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { TextArea } from '../../kit/forms/text-area';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { ReportTable } from '../../shared/programme/report-table';

/** Before anything was counted: the list behind a cumulative number begins here. */
const firstDay = '2000-01-01';

const tagOf = { draft: 'plain', sent: 'wait', returned: 'bad', approved: 'good' } as const;

function State({ state }: { state: ReportState }) {
  const r = useView().t.reports;
  return <Tag kind={tagOf[state]}>{r.states[state]}</Tag>;
}

interface ReportsPageProps {
  code: string;
  reports: readonly Report[];
  last: Record<CalendarKind, ReportPeriod>;
}

/** The ward's reports, and the way to begin one. */
export function ReportsPage({ code, reports, last }: ReportsPageProps) {
  const { t, dates, actor } = useView();
  const r = t.reports;
  return (
    <>
      <h1>{r.title}</h1>
      <p class="lead">{r.lead}</p>
      <Table
        caption={r.title}
        isCaptionHidden
        whenEmpty={r.none}
        rows={[...reports]}
        isCards
        columns={[
          {
            heading: r.kind,
            cell: ({ id, kind }) => <a href={paths.ward.report(code, id)}>{r.kinds[kind]}</a>,
          },
          {
            heading: r.period,
            cell: ({ fromOn, untilOn }) => r.periodOf(dates.date(fromOn), dates.date(untilOn)),
          },
          { heading: r.edition, cell: ({ edition }) => r.editionOf(edition) },
          { heading: r.state, cell: ({ state }) => <State state={state} /> },
        ]}
      />
      {mayDo(actor, 'reports.write') ? (
        <section class="panel" id="begin">
          <h2>{r.begin}</h2>
          <p>{r.beginLead}</p>
          <div class="actions">
            {calendarKinds.map((kind) => (
              <PostButton
                key={kind}
                action={paths.ward.reports(code)}
                kind="secondary"
                values={{ kind, ...last[kind] }}
              >
                {r.lastOf(r.kinds[kind], dates.date(last[kind].from), dates.date(last[kind].until))}
              </PostButton>
            ))}
          </div>
          <h3>{r.ownDays}</h3>
          <Form action={paths.ward.reports(code)}>
            <Choices
              name="kind"
              legend={r.kind}
              choices={calendarKinds.map((value) => ({
                value,
                label: r.kinds[value],
                isChosen: value === 'month',
              }))}
            />
            <Field name="from" type="date" label={r.from} value={last.month.from} width={12} />
            <Field name="until" type="date" label={r.until} value={last.month.until} width={12} />
            <Button>{r.beginButton}</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}

/** One report: its numbers, its words, whom it names, and what may be done with it. */
export function ReportPage({ report: { report, ...whole } }: { report: WholeReport }) {
  const view = useView();
  const { t, dates, language, actor } = view;
  const r = t.reports;
  const { ward, numbers } = whole;
  const { id, kind, fromOn, untilOn, state, edition, decisionWord, sentAt } = report;
  const { code } = ward;
  const isWritten = state === 'draft' && mayDo(actor, 'reports.write');
  const listOf = (of: LineOf, days: 'all' | 'period'): string =>
    listPath(code, of, { from: days === 'all' ? firstDay : fromOn, until: untilOn });
  return (
    <>
      {actor?.kind === 'provincial' ? (
        <BackLink href={paths.provinceReports(ward.provinceCode ?? '')}>{r.provinceTitle}</BackLink>
      ) : (
        <BackLink href={paths.ward.reports(code)}>{r.title}</BackLink>
      )}
      <h1>{`${r.kinds[kind]}: ${ward.name}`}</h1>
      <Facts
        facts={[
          [r.period, r.periodOf(dates.date(fromOn), dates.date(untilOn))],
          [r.edition, r.editionOf(edition)],
          [r.state, <State key="state" state={state} />],
        ]}
      />
      {whole.isReplaced ? <p class="inset">{r.isReplaced}</p> : null}
      {decisionWord ? <p class="inset">{r.decisionWord(decisionWord)}</p> : null}
      <p>{sentAt === null ? r.countedNow : r.countedAt(dates.moment(numbers.countedAt))}</p>
      <p class="no-print">
        <a class="row-link" href={paths.ward.reportFile(code, id)}>
          {t.table.excel}
        </a>{' '}
        <a class="row-link" href={paths.ward.reportPaper(code, id)}>
          {r.docx}
        </a>
      </p>
      <p class="hint">{`${r.blankIs} ${mayDo(actor, 'people.read') ? r.listIsToday : ''}`}</p>
      <ReportTable
        caption={r.paper.results}
        lines={reportLines(numbers, report.byHand, language)}
        listOf={listOf}
      />
      <details>
        <summary>{r.definitionsTitle}</summary>
        <Facts
          facts={numbers.figures.map(({ code: figure }) => [
            r.figures[figure],
            r.definitions[figure] ?? t.targets.definitions[figure],
          ])}
        />
      </details>
      {isWritten ? <WritingForm code={code} report={report} /> : <Words report={report} />}
      <People code={code} reportId={id} people={whole.people} isWritten={isWritten} />
      <Acts code={code} report={report} isReplaced={whole.isReplaced} />
    </>
  );
}

/** Where the list behind a number stands. */
function listPath(code: string, of: LineOf, period: ReportPeriod): string {
  const measure = measureOf(of);
  if (measure) {
    const query = { audience: of.audience ?? 'all', ...period };
    return withFilter(paths.ward.measure(code, measure), query);
  }
  const { by, code: part } = of.cut ?? {};
  return withFilter(paths.ward.figure(code, of.figure), { ...period, by, part });
}

const wordFields = ['communication', 'difficulties', 'proposals', 'groups'] as const;
const numberFields = ['news', 'loudspeakers', 'events'] as const;

function WritingForm({ code, report }: { code: string; report: Report }) {
  const r = useView().t.reports;
  const { id, version, words, byHand } = report;
  return (
    <section id="write">
      <h2>{r.words}</h2>
      <Form action={paths.ward.report(code, id)}>
        <HiddenValues values={{ version }} />
        {wordFields.map((name) => (
          <TextArea key={name} name={name} label={r[name]} value={words[name]} rows={4} />
        ))}
        <h3>{r.byHand}</h3>
        <p class="hint">{r.byHandLead}</p>
        {numberFields.map((name) => (
          <Field
            key={name}
            name={name}
            label={r[name]}
            value={byHand[name] ?? ''}
            inputmode="numeric"
            width={9}
          />
        ))}
        <Button>{r.save}</Button>
      </Form>
    </section>
  );
}

function Words({ report: { words } }: { report: Report }) {
  const r = useView().t.reports;
  return (
    <section>
      {wordFields.map((name) => (
        <div key={name}>
          <h2>{r[name]}</h2>
          <p class="as-typed">{words[name] || r.nothingSaid}</p>
        </div>
      ))}
    </section>
  );
}

interface PeopleProps extends Pick<WholeReport, 'people'> {
  code: string;
  reportId: string;
  isWritten: boolean;
}

function People({ code, reportId, people, isWritten }: PeopleProps) {
  const { t, dates } = useView();
  const r = t.reports;
  return (
    <section id="people">
      <h2>{r.outstanding}</h2>
      <p class="hint">{r.outstandingLead}</p>
      {people.length === 0 ? <p>{r.nobodyNamed}</p> : null}
      {people.map(({ id, fullName, hamletName, side, word, agreedOn }) => (
        <div class="card" key={id}>
          <p>
            <strong>{fullName}</strong> ({r.sides[side]}, {hamletName}): {word}
          </p>
          <p class="hint">{`${r.agreedOn}: ${dates.date(agreedOn)}`}</p>
          {isWritten ? (
            <PostButton
              action={paths.ward.reportPersonRemoval(code, reportId, id)}
              kind="secondary"
              label={r.unnameOf(fullName)}
            >
              {r.unname}
            </PostButton>
          ) : null}
        </div>
      ))}
      {isWritten ? (
        <Form action={paths.ward.reportPeople(code, reportId)}>
          <Choices
            name="side"
            legend={r.side}
            choices={[
              { value: 'mentor', label: r.sides.mentor, isChosen: true },
              { value: 'mentee', label: r.sides.mentee },
            ]}
          />
          <Field name="person" label={r.personName} hint={r.personHint} />
          <Field name="word" label={r.personWord} />
          <Field name="agreedOn" type="date" label={r.agreedOn} width={12} />
          <Choices
            name="agrees"
            legend={r.outstandingLead}
            isMany
            choices={[{ value: 'yes', label: r.agrees }]}
          />
          <Button kind="secondary">{r.nameButton}</Button>
        </Form>
      ) : null}
    </section>
  );
}

/** Sent, dropped, corrected, approved or returned: what its state and its reader's role leave. */
function Acts({ code, report, isReplaced }: { code: string; report: Report; isReplaced: boolean }) {
  const { t, actor } = useView();
  const r = t.reports;
  const { id, state, version } = report;
  if (state === 'sent') {
    return mayDo(actor, 'reports.decide') ? (
      <section class="panel" id="decide">
        <h2>{r.decide}</h2>
        <p>{r.decideLead}</p>
        <Form action={paths.ward.reportDecision(code, id)}>
          <HiddenValues values={{ version }} />
          <TextArea name="word" label={r.word} hint={r.wordHint} value="" rows={3} />
          <div class="actions">
            <Button sends={{ name: 'act', value: 'approve' }}>{r.approve}</Button>
            <Button kind="secondary" sends={{ name: 'act', value: 'return' }}>
              {r.return}
            </Button>
          </div>
        </Form>
      </section>
    ) : null;
  }
  if (!mayDo(actor, 'reports.write')) return null;
  if (state !== 'draft') {
    return isReplaced ? null : (
      <PostButton action={paths.ward.reportCorrection(code, id)} kind="secondary">
        {r.correct}
      </PostButton>
    );
  }
  return (
    <section class="panel" id="send">
      <p>{r.sendLead}</p>
      <div class="actions">
        <PostButton action={paths.ward.reportSending(code, id)} values={{ version }}>
          {r.send}
        </PostButton>
        <PostButton
          action={paths.ward.reportDropping(code, id)}
          kind="secondary"
          values={{ version }}
        >
          {r.drop}
        </PostButton>
      </div>
    </section>
  );
}
