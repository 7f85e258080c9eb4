import { requestKinds, type RightsDays } from '../../../core/people/rights';
import type { Consent, Person } from '../../../modules/people';
import type { PersonCopy, RightsRequest } from '../../../modules/rights';
import { BackLink } from '../../kit/components/back-link';
import { Facts } from '../../kit/components/facts';
import { Choices, Field } from '../../kit/forms/field';
import { Button, ButtonLink, Form, PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useMe, useView } from '../../kit/view/view';
import { personFacts } from '../people/field-value';
import type { AskedWording } from '../people/person-form';
import { ConsentsList } from './consents-list';

interface OwnDataProps {
  kind: 'mentor' | 'mentee';
  consents: readonly Consent[];
  wording: AskedWording;
  person: Person;
  tables: PersonCopy['tables'];
  requests: readonly RightsRequest[];
  days: RightsDays;
}

/** What somebody may do with what is kept of them. */
export function OwnDataPage(props: OwnDataProps) {
  const { kind, consents, wording, person, tables, requests, days } = props;
  const view = useView();
  const { t, language, dates } = view;
  const r = t.rights;
  const me = useMe();
  const at = paths[kind];
  return (
    <>
      <BackLink href={at.home(me)}>{t.layout.back}</BackLink>
      <h1>{r.title}</h1>
      <p class="lead">{r.lead}</p>
      <h2>{r.tables.person}</h2>
      <Facts facts={personFacts(view, kind, { ...person, hamletName: '' }, 'mentors')} />
      <h2>{r.whatIsKept}</h2>
      <Facts facts={countsOf(tables).map(([table, count]) => [r.tables[table], r.rowsOf(count)])} />
      <ButtonLink href={at.dataCopy(me)} kind="secondary">
        {r.myCopy}
      </ButtonLink>
      <h2>{r.consents}</h2>
      <ConsentsList consents={consents} />
      <details>
        <summary>{r.wording}</summary>
        <p>{language === 'vi' ? wording.vi : wording.en}</p>
      </details>
      <h2>{r.askTitle}</h2>
      <p>{r.askHint(days.answer)}</p>
      <ul>
        {requests.map(({ id, kind: asked, askedOn, way, outcome, doneBy }) => (
          <li key={id}>
            {`${r.kinds[asked]}, ${r.askedOn(dates.date(askedOn), r.ways[way])}, `}
            {outcome === null ? r.doneUntil(dates.date(doneBy)) : r.outcomes[outcome]}
          </li>
        ))}
      </ul>
      <Form action={at.dataRequests(me)}>
        <Choices
          name="kind"
          legend={r.askTitle}
          choices={requestKinds
            .filter((value) => value !== 'withdraw')
            .map((value) => ({ value, label: r.kinds[value] }))}
        />
        <Field name="words" label={r.words} hint={r.wordsHint} />
        <Button kind="secondary">{r.askNow}</Button>
      </Form>
      <h2>{r.withdrawTitle}</h2>
      <p>{r.withdrawHint}</p>
      <ButtonLink href={at.dataWithdrawal(me)} kind="secondary">
        {r.withdraw}
      </ButtonLink>
    </>
  );
}

/** How many rows of what people know; the rest together. */
function countsOf(tables: PersonCopy['tables']): [string, number][] {
  const known = ['booking', 'session', 'pair', 'skill', 'consent', 'reminder', 'feedback'];
  const counts = known.map((table): [string, number] => [table, tables[table]?.length ?? 0]);
  const rest = Object.entries(tables)
    .filter(([table]) => !known.includes(table) && table !== 'mentee' && table !== 'mentor')
    .reduce((sum, [, rows]) => sum + rows.length, 0);
  return [...counts, ['other', rest] as [string, number]].filter(([, count]) => count > 0);
}

/** What withdrawing ends, before it is done. */
export function OwnWithdrawalPage({ kind }: { kind: 'mentor' | 'mentee' }) {
  const r = useView().t.rights;
  const me = useMe();
  const at = paths[kind];
  return (
    <>
      <BackLink href={at.data(me)}>{r.title}</BackLink>
      <h1>{r.withdraw}</h1>
      <p class="lead">{r.whatEnds}</p>
      <ul>
        {r.ends[kind].map((end) => (
          <li key={end}>{end}</li>
        ))}
      </ul>
      <p>{r.comeBack}</p>
      <PostButton action={at.dataWithdrawal(me)} kind="warning">
        {r.withdrawNow}
      </PostButton>
    </>
  );
}
