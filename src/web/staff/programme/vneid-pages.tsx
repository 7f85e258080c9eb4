import { vneidStates } from '../../../core/programme/vneid';
import { mayDo } from '../../../modules/access';
import type { ListKept, VneidCounts, VneidListPreview } from '../../../modules/programme';
import type { DomainError } from '../../../platform/common/domain-error';
import { BackLink } from '../../kit/components/back-link';
import { Counts } from '../../kit/components/facts';
import { Table } from '../../kit/components/table';
import { Choices, Field } from '../../kit/forms/field';
import { Button, Form, HiddenValues } from '../../kit/forms/form';
import { withFilter } from '../../kit/page/address-filter';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

interface VneidCountsPageProps {
  code: string;
  counts: VneidCounts;
  refusal?: DomainError;
}

/** How many people of the ward are how far, each number with the list behind it, and the way for a list from the police. */
export function VneidCountsPage({ code, counts }: VneidCountsPageProps) {
  const { t, actor } = useView();
  const v = t.vneid;
  const total = vneidStates.reduce((sum, state) => sum + counts.of[state], 0);
  const listOf = (vneid: string): string =>
    withFilter(paths.ward.mentees(code), { vneid, age: 'identity', col: ['vneid'] });
  return (
    <>
      <h1>{v.title}</h1>
      <p class="lead">{v.lead}</p>
      <h2>{v.countsOf(counts.age)}</h2>
      <Counts
        counts={[
          { value: counts.of.confirmed, name: v.withIt, href: listOf('confirmed') },
          { value: total - counts.of.confirmed, name: v.withoutIt, href: listOf('not-confirmed') },
        ]}
      />
      <p>{v.percent(total === 0 ? 0 : Math.floor((100 * counts.of.confirmed) / total))}</p>
      <Table
        caption={v.state}
        isCaptionHidden
        whenEmpty=""
        rows={vneidStates.map((id) => ({ id, count: counts.of[id] }))}
        columns={[
          { heading: v.state, cell: ({ id }) => <a href={listOf(id)}>{v.states[id]}</a> },
          { heading: t.vneid.people, cell: ({ count }) => count, isNumber: true },
        ]}
      />
      <p class="hint">{v.notCounted(counts.younger, counts.unknownAge)}</p>
      {mayDo(actor, 'vneid.confirm') ? (
        <section class="panel" id="police-list">
          <h2>{v.bring}</h2>
          <p>{v.bringLead}</p>
          <Form action={paths.ward.vneidList(code)} hasFiles>
            <Field name="list" type="file" label={v.file} accept=".xlsx,.xls,.ods,.csv" />
            <Field name="listOn" type="date" label={v.listOn} hint={v.listOnHint} width={12} />
            <Button>{v.look}</Button>
          </Form>
        </section>
      ) : null}
    </>
  );
}

/** Whom a list from the police means, and who is asked about; nothing is kept until the button is pressed. */
export function VneidListPage({ code, preview }: { code: string; preview: VneidListPreview }) {
  const { t, dates } = useView();
  const v = t.vneid;
  const { sure, doubtful } = preview;
  return (
    <>
      <BackLink href={paths.ward.vneid(code)}>{v.title}</BackLink>
      <h1>{v.previewTitle}</h1>
      <p class="lead">{v.previewLead}</p>
      <Table
        caption={v.sure(sure.length)}
        whenEmpty={v.noneSure}
        rows={sure.map((one) => ({ ...one, id: one.menteeId }))}
        columns={[
          {
            heading: v.name,
            cell: ({ id, fullName }) => <a href={paths.ward.mentee(code, id)}>{fullName}</a>,
          },
          { heading: v.birthYear, cell: ({ birthYear }) => birthYear ?? '–', isNumber: true },
          { heading: v.hamlet, cell: ({ hamletName }) => hamletName },
          { heading: v.day, cell: ({ on }) => dates.date(on) },
          { heading: v.row, cell: ({ row }) => row, isNumber: true },
        ]}
      />
      <p class="hint">{v.others(preview.already, preview.unknown, preview.notYet)}</p>
      {sure.length + doubtful.length === 0 ? (
        <p>{v.nothing}</p>
      ) : (
        <Form action={paths.ward.vneidKeeping(code)}>
          <HiddenValues
            values={{ sure: sure.map(({ menteeId, on }) => `${menteeId}.${on}`).join(',') }}
          />
          {doubtful.length > 0 ? <h2>{v.doubtful(doubtful.length)}</h2> : null}
          {doubtful.map(({ row, name, birthYear, on, people }) => (
            <Choices
              key={row}
              name={`line-${row}`}
              legend={v.isWho(row, name, birthYear)}
              choices={[
                ...people.map((one) => ({
                  value: `${one.menteeId}.${on}`,
                  label: v.person(one.fullName, one.birthYear, one.hamletName),
                })),
                { value: '', label: v.nobody, isChosen: true },
              ]}
            />
          ))}
          <Button>{v.keep}</Button>
        </Form>
      )}
    </>
  );
}

/** What became of a list. */
export function VneidListKeptPage({ code, kept }: { code: string; kept: ListKept }) {
  const v = useView().t.vneid;
  return (
    <>
      <BackLink href={paths.ward.vneid(code)}>{v.title}</BackLink>
      <h1>{v.keptTitle}</h1>
      <p class="lead">{v.kept(kept.confirmed, kept.already, kept.withoutConsent)}</p>
    </>
  );
}
