import { AUDIENCES, type CountedCode, MEASURES } from '../../../core/vietnamese/measures';
import { mayDo } from '../../../modules/access';
import type { CountedRow, Target, TargetProgress } from '../../../modules/programme';
import type { Hamlet } from '../../../modules/wards';
import { termName } from '../../../texts';
import type { Page } from '../../../platform/http/paging';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { type ExcelColumn, Paging, Table } from '../../kit/components/table';
import { Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { Select } from '../../kit/forms/select';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import { useView, type View } from '../../kit/view/view';
import { countedName } from '../../shared/programme/counted-name';
import { countedPath, firstDay } from '../../shared/programme/counted-path';
import {
  PeriodForm,
  progressColumns,
  type ShownPeriod,
} from '../../shared/programme/target-progress';

interface TargetsPageProps {
  code: string;
  period: ShownPeriod;
  targets: readonly TargetProgress[];
  /** Every target of the ward and its version, for the form: whoever sets one that was changed meanwhile is told. */
  seen: string;
  /** Just now. */
  removed?: Target;
}

/** The ward's targets of a year, how far each is, and the form to set one. */
export function TargetsPage({ code, period, targets, seen, removed }: TargetsPageProps) {
  const view = useView();
  const { t, language, dates, actor } = view;
  const g = t.targets;
  const isChanged = mayDo(actor, 'targets.change');
  const rows = targets.map((progress) => ({
    id: progress.target.id,
    progress,
    name: g.listOf(
      termName('measure', progress.target.measure, language),
      termName('audience', progress.target.audience, language),
    ),
  }));
  return (
    <>
      <h1>{g.title}</h1>
      <p class="lead">{g.lead(period.year)}</p>
      {removed ? <Removed code={code} target={removed} /> : null}
      <PeriodForm action={paths.ward.targets(code)} period={period} />
      <p>{g.periodOf(dates.date(period.from), dates.date(period.until))}</p>
      <Table
        caption={g.title}
        isCaptionHidden
        whenEmpty={g.none}
        rows={rows}
        isCards
        columns={[
          { heading: g.measure, cell: ({ name }) => name },
          ...progressColumns<(typeof rows)[number]>(view, ({ progress }, days) =>
            countedPath(code, progress.target, period, days),
          ),
          ...(isChanged
            ? [
                {
                  heading: g.remove,
                  cell: ({ id, name, progress }: (typeof rows)[number]) => (
                    <PostButton
                      action={paths.ward.targetRemoval(code, id)}
                      kind="secondary"
                      values={{ version: progress.target.version }}
                      label={g.removeOf(name)}
                    >
                      {g.remove}
                    </PostButton>
                  ),
                },
              ]
            : []),
        ]}
      />
      {isChanged ? (
        <TargetForm action={paths.ward.targets(code)} year={period.year} seen={seen} />
      ) : null}
    </>
  );
}

/** What was taken away, and the way back. */
function Removed({ code, target }: { code: string; target: Target }) {
  const { t, language } = useView();
  const g = t.targets;
  const { measure, audience, year } = target;
  const said = {
    percent: target.percent,
    denominator: target.denominator,
    denominatorOn: target.denominatorOn,
    denominatorSource: target.denominatorSource,
    amount: target.amount,
  };
  const values = Object.entries(said).map(([name, value]) => [name, value ?? '']);
  return (
    <section class="inset" role="status">
      <p>
        {g.removed(
          g.listOf(
            termName('measure', measure, language),
            termName('audience', audience, language),
          ),
          year,
        )}
      </p>
      <PostButton
        action={paths.ward.targets(code)}
        kind="secondary"
        values={{ setYear: year, measure, audience, ...Object.fromEntries(values) }}
      >
        {g.setAgain}
      </PostButton>
    </section>
  );
}

function TargetForm({ action, year, seen }: { action: string; year: number; seen: string }) {
  const { t, language } = useView();
  const g = t.targets;
  return (
    <section class="panel" id="set">
      <h2>{g.set}</h2>
      <p>{g.setLead}</p>
      <Form action={action}>
        <HiddenValues values={{ seen }} />
        <Field name="setYear" label={g.year} value={year} inputmode="numeric" width={6} />
        <Select
          name="measure"
          label={g.measure}
          value="vneid"
          options={MEASURES.codes.map((value) => ({
            value,
            label: termName('measure', value, language),
          }))}
        />
        <Select
          name="audience"
          label={g.audience}
          value="all"
          options={AUDIENCES.codes.map((value) => ({
            value,
            label: termName('audience', value, language),
          }))}
        />
        <Field name="percent" label={g.percentField} inputmode="numeric" width={6} />
        <Field
          name="denominator"
          label={g.denominator}
          hint={g.denominatorHint}
          inputmode="numeric"
          width={9}
        />
        <Field name="denominatorOn" type="date" label={g.denominatorOn} width={12} />
        <Field name="denominatorSource" label={g.denominatorSource} hint={g.sourceHint} />
        <Field name="amount" label={g.amount} inputmode="numeric" width={9} />
        <Button>{g.save}</Button>
      </Form>
    </section>
  );
}

/** Of a list behind a number, on the page and in Excel. */
export function countedColumns(code: string): (view: View) => ExcelColumn<CountedRow>[] {
  return ({ t, dates }) => {
    const g = t.targets;
    return [
      {
        heading: g.name,
        width: 28,
        text: ({ name }) => name,
        cell: ({ name, menteeId, householdId }) => (
          <a
            href={
              menteeId === null
                ? paths.ward.family(code, householdId ?? '')
                : paths.ward.mentee(code, menteeId)
            }
          >
            {name}
          </a>
        ),
      },
      {
        heading: g.hamlet,
        width: 20,
        text: ({ hamletName }) => hamletName,
        cell: ({ hamletName }) => hamletName,
      },
      {
        heading: g.on,
        width: 20,
        text: ({ on }) => dates.date(on),
        cell: ({ on }) => dates.date(on),
      },
    ];
  };
}

function nameOfProgramme({ t, ward }: View, id: string): string {
  const named = ward?.programmes.find((one) => one.id === id);
  return named?.name ?? t.programmes.ambassadors;
}

interface MeasurePageProps {
  code: string;
  measure: CountedCode;
  audience: string;
  /** Of whom it is alone; null where it is of the whole ward. */
  hamlet: Hamlet | null;
  /** By its id; left out where it is of all of them. */
  programme?: string;
  period: ShownPeriod;
  page: Page<CountedRow>;
}

/** The people, turns or households behind one number. */
export function MeasurePage(props: MeasurePageProps) {
  const { code, measure, audience, hamlet, programme, period, page } = props;
  const view = useView();
  const { t, language, dates } = view;
  const g = t.targets;
  const { from, until, year } = period;
  return (
    <>
      <BackLink href={withFilter(paths.ward.targets(code), { year: String(year) })}>
        {g.title}
      </BackLink>
      <h1>{g.listOf(countedName(language, measure), termName('audience', audience, language))}</h1>
      {hamlet ? <p class="lead">{hamlet.name}</p> : null}
      {programme ? <p class="lead">{nameOfProgramme(view, programme)}</p> : null}
      <p class="lead">{g.definitions[measure]}</p>
      <p>
        {from === firstDay
          ? g.untilDay(dates.date(until))
          : g.periodOf(dates.date(from), dates.date(until))}
      </p>
      <ExcelLink
        href={withFilter(paths.ward.measureFile(code, measure), {
          audience,
          hamlet: hamlet?.id,
          programme,
          from,
          until,
        })}
      />
      <Table
        caption={`${page.total}`}
        whenEmpty={g.nobody}
        rows={page.items}
        columns={countedColumns(code)(view)}
      />
      <Paging {...page} />
    </>
  );
}
