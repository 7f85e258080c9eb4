import { type AuditLogEntry, auditGroupNames } from '../../../modules/access';
import type { Page } from '../../../platform/http/paging';
import { Paging, Table } from '../../kit/components/table';
import { Field } from '../../kit/forms/field';
import { Select } from '../../kit/forms/select';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { auditActors, type AuditFilter } from './audit-filter';

interface AuditPageProps {
  /** Null of what belongs to no ward. */
  code: string | null;
  entries: Page<AuditLogEntry>;
  filter: AuditFilter;
}

/** Who did what, the latest first; looked for by day, kind and person. */
export function AuditPage({ code, entries, filter }: AuditPageProps) {
  const { t, dates } = useView();
  const { audit: a } = t;
  return (
    <>
      <h1>{code === null ? a.titleOfService : a.title}</h1>
      <p class="lead">{code === null ? a.leadOfService : a.lead}</p>
      <AuditFilterForm code={code} filter={filter} />
      <Table
        caption={a.title}
        isCaptionHidden
        whenEmpty={a.none}
        isCards
        rows={entries.items}
        columns={[
          { heading: a.when, cell: ({ at }) => dates.moment(at) },
          {
            heading: a.who,
            cell: ({ action, actorName, actorKind }) =>
              strangers.includes(action) ? a.stranger : (actorName ?? t.history.actors[actorKind]),
          },
          {
            heading: a.act,
            cell: ({ action }) => a.actions[action] ?? t.history.actions[action] ?? action,
          },
          { heading: a.about, cell: (entry) => <About code={code} entry={entry} /> },
          { heading: a.origin, cell: ({ origin }) => originWords(origin, a) },
        ]}
      />
      <Paging {...entries} />
    </>
  );
}

function AuditFilterForm({ code, filter }: Omit<AuditPageProps, 'entries'>) {
  const { t } = useView();
  const { audit: a } = t;
  return (
    <form
      method="get"
      action={code === null ? paths.operations.audit() : paths.ward.audit(code)}
      class="search"
      role="search"
    >
      <Field name="from" type="date" label={a.from} value={filter.from} />
      <Field name="to" type="date" label={a.to} value={filter.to} />
      <Select
        name="group"
        label={a.group}
        value={filter.group ?? ''}
        empty={a.anyGroup}
        options={auditGroupNames.map((value) => ({ value, label: a.groups[value] }))}
      />
      <Select
        name="actorKind"
        label={a.who}
        value={filter.actorKind ?? ''}
        empty={a.anyone}
        options={auditActors.map((value) => ({ value, label: t.history.actors[value] }))}
      />
      <button type="submit" class="button secondary">
        {a.search}
      </button>
    </form>
  );
}

/** Nobody knows who it was. */
const strangers = ['sign-in.refuse', 'sign-in.limit'];

/** A person or a session by its page; of the rest what the record says in words. */
function About({ code, entry }: { code: string | null; entry: AuditLogEntry }) {
  const { audit: a } = useView().t;
  const { action, subjectId, subjectName, facts } = entry;
  if (action === 'phone.list') return <>{a.numbers(String(facts.list), Number(facts.count))}</>;
  const [kind, of] = action.split('.');
  const thing = kind === 'phone' ? of : kind;
  if (action === 'list.take') return <>{a.rows(String(facts.list), Number(facts.rows))}</>;
  if (action === 'list.find') return <>{a.found(Number(facts.found))}</>;
  const page =
    thing === undefined || code === null ? undefined : pageOfThing[thing]?.(code, subjectId);
  const limit = a.limits[String(facts.limit)];
  const words = [
    subjectName,
    limit,
    ...['reason', 'note', 'fileName', 'route'].map((name) => facts[name]),
  ].filter((word) => typeof word === 'string');
  return (
    <>
      {page ? (
        <a class="row-link" href={page}>
          {a.open}
        </a>
      ) : null}
      {words.length > 0 ? <p class="muted">{words.join(' · ')}</p> : null}
    </>
  );
}

const pageOfThing: Record<string, (code: string, id: string) => string> = {
  mentee: paths.ward.mentee,
  pair: paths.ward.mentee,
  skill: paths.ward.mentee,
  mentor: paths.ward.mentor,
  session: paths.ward.session,
};

function originWords(
  origin: string | null,
  words: { ways: Record<string, string>; service: string },
): string {
  if (origin === null) return words.service;
  const [way = '', address] = origin.split(' ');
  return [words.ways[way] ?? way, address].filter(Boolean).join(', ');
}
