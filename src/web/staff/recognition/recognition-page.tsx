import { certificateNumber, type RecognitionRule } from '../../../core/programme/recognition';
import type { Recognisable } from '../../../modules/programme';
import { BackLink } from '../../kit/components/back-link';
import { ExcelLink } from '../../kit/components/excel-link';
import { Facts } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues, PostButton } from '../../kit/forms/form';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { ShownPeriod } from '../../shared/programme/shown-period';
import { PeriodForm } from '../../shared/programme/target-progress';
import { hoursOf } from '../../shared/recognition/recognition-sheet';
import { stateOf, workColumns } from './recognition-columns';

/** The days of a page, as its addresses name them. */
export const askedDays = ({ year, from, until }: ShownPeriod) => ({
  year: String(year),
  from,
  until,
});

interface RecognitionPageProps {
  code: string;
  rule: RecognitionRule;
  period: ShownPeriod;
  all: readonly Recognisable[];
}

/** Whom the rule proposes, what was decided, and everybody else who held something; by name, nobody above anybody. */
export function RecognitionPage({ code, rule, period, all }: RecognitionPageProps) {
  const { t } = useView();
  const c = t.recognition;
  const proposed = all.filter((one) => stateOf(one) === 'proposed');
  const decided = all.filter((one) => one.decided !== null);
  const others = all.filter((one) => stateOf(one) === 'open');
  return (
    <>
      <h1>{c.title}</h1>
      <p class="lead">{c.lead}</p>
      <p>
        {c.rule(
          rule.recognitionHours,
          rule.recognitionPeople,
          rule.recognitionSkills,
          rule.recognitionTeamHours,
        )}
      </p>
      <PeriodForm action={paths.ward.recognition(code)} period={period} />
      <ExcelLink href={withFilter(paths.ward.recognitionFile(code), askedDays(period))} />
      <p class="no-print">
        <a class="row-link" href={paths.ward.certificates(code)}>
          {c.register}
        </a>
      </p>
      <h2>{c.proposedTitle(proposed.length)}</h2>
      <People code={code} period={period} people={proposed} whenEmpty={c.nobodyProposed} />
      <h2>{c.decidedTitle}</h2>
      <People code={code} period={period} people={decided} whenEmpty={c.nothingDecided} />
      {others.length === 0 ? null : (
        <>
          <h2>{c.othersTitle}</h2>
          <People code={code} period={period} people={others} whenEmpty="" />
        </>
      )}
    </>
  );
}

interface PeopleProps {
  code: string;
  period: ShownPeriod;
  people: readonly Recognisable[];
  whenEmpty: string;
}

function People({ code, period, people, whenEmpty }: PeopleProps) {
  const view = useView();
  const c = view.t.recognition;
  return (
    <Table
      caption={c.title}
      isCaptionHidden
      whenEmpty={whenEmpty}
      rows={[...people]}
      isCards
      columns={[
        {
          heading: c.whom,
          cell: ({ id, side, name }) => (
            <a href={withFilter(paths.ward.recognitionOf(code, side, id), days(period))}>{name}</a>
          ),
        },
        { heading: c.side, cell: ({ side }) => c.sides[side], isNamed: true },
        ...workColumns(view),
        {
          heading: c.state,
          cell: (one) => c.states[stateOf(one)],
          isNamed: true,
        },
      ]}
    />
  );
}

const days = ({ from, until }: ShownPeriod) => ({ from, until });

interface RecognitionQuestionProps {
  code: string;
  period: ShownPeriod;
  of: Recognisable;
}

/** One ambassador or team: what they held in these days, and the officer's decision. */
export function RecognitionQuestion({ code, period, of }: RecognitionQuestionProps) {
  const { t, dates, language } = useView();
  const c = t.recognition;
  const { id, side, name, work, decided, certificate } = of;
  const { from, until } = period;
  const back = withFilter(paths.ward.recognition(code), askedDays(period));
  return (
    <>
      <BackLink href={back}>{c.title}</BackLink>
      <h1>{name}</h1>
      <p class="lead">{`${c.sides[side]}, ${c.daysOf(dates.date(from), dates.date(until))}`}</p>
      <Facts
        facts={[
          [c.hours, hoursOf(work.minutes, language)],
          [c.lessons, work.lessons],
          [c.people, work.people],
          [c.skills, work.skills],
          [c.state, c.states[stateOf(of)]],
          [c.days, decided && c.daysOf(dates.date(decided.fromOn), dates.date(decided.untilOn))],
          [c.word, decided?.word],
        ]}
      />
      {certificate === null ? null : (
        <p>
          <a class="row-link" href={paths.ward.certificate(code, certificate.id)}>
            {c.paperOf(certificateNumber(certificate))}
          </a>
        </p>
      )}
      {decided === null ? (
        <Form action={paths.ward.recognitionOf(code, side, id)}>
          <HiddenValues values={{ fromOn: from, untilOn: until }} />
          <Field name="word" label={c.wordLabel} hint={c.wordHint} />
          <div class="actions">
            <Button sends={{ name: 'act', value: 'award' }}>{c.award}</Button>
            <Button kind="secondary" sends={{ name: 'act', value: 'decline' }}>
              {c.decline}
            </Button>
          </div>
        </Form>
      ) : (
        <PostButton
          action={paths.ward.recognitionTakingBack(code, side, id)}
          kind="secondary"
          values={{
            recognition: decided.id,
            version: decided.version,
            fromOn: from,
            untilOn: until,
          }}
        >
          {decided.isAwarded ? c.takeBackPaper : c.takeBack}
        </PostButton>
      )}
    </>
  );
}
