import { openNeedSentences, termNames } from '../../../texts';
import { Tag } from '../../kit/components/facts';
import { PostButton } from '../../kit/forms/form';
import { type Column, Table } from '../../kit/components/table';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { NamedNeed } from './named-needs';
import type { PairGroupMentee } from './pair-group-rows';

interface PairTableProps<Row extends PairGroupMentee> {
  code: string;
  mentorName: string;
  mentees: readonly Row[];
  /** Where a mentee is moved to another ambassador; absent where nothing can be moved any more. */
  movePath?: (menteeId: string) => string;
  /** Where it is said why a pair is a pair. */
  whyPath: (menteeId: string) => string;
  /** Where a pair is fixed or let go by one press; absent where that is no more. */
  lock?: (row: Row) => { action: string; values: Record<string, string> };
  /** Who could teach what the ambassador does not; absent where nobody looked. */
  needsOf?: (menteeId: string) => NamedNeed[];
  /** What a list shows of a mentee beside their name. */
  beside?: Column<Row>[];
}

/** The mentees of one ambassador, and what speaks for each pair. */
export function PairTable<Row extends PairGroupMentee>(props: PairTableProps<Row>) {
  const { code, mentorName, mentees, movePath, whyPath, lock, needsOf, beside = [] } = props;
  const { t, language } = useView();
  const { matching: m, people: p } = t;
  const change: Column<Row>[] = movePath
    ? [
        {
          heading: m.change,
          cell: ({ id, name }) => (
            <a href={movePath(id)} aria-label={m.changeOf(name)}>
              {m.change}
            </a>
          ),
        },
      ]
    : [];
  return (
    <Table
      caption={`${p.menteesOf}: ${mentorName}`}
      isCaptionHidden
      whenEmpty={p.noMentees}
      rows={[...mentees]}
      columns={[
        {
          heading: p.name,
          cell: ({ id, name, isLocked }) => (
            <>
              <a href={paths.ward.mentee(code, id)}>{name}</a>{' '}
              {isLocked ? <Tag>{m.locked}</Tag> : null}
            </>
          ),
        },
        ...beside,
        { heading: m.distance, cell: ({ metres }) => p.metres(metres), isNumber: true },
        {
          heading: m.covered,
          cell: ({ facts }) => termNames('topic', facts.topicsCovered, language),
        },
        {
          heading: m.missing,
          cell: ({ id, facts }) => {
            const said = openNeedSentences(needsOf?.(id) ?? [], language);
            const names = termNames('topic', facts.topicsMissing, language) || '–';
            return said.length > 0 ? said.map((one) => <p key={one}>{one}</p>) : names;
          },
        },
        { heading: m.sharedHeading, cell: ({ facts }) => m.shared(facts.sharedWindows) },
        {
          heading: t.why.link,
          cell: ({ id, name }) => (
            <a href={whyPath(id)} aria-label={t.why.linkOf(name)}>
              {t.why.link}
            </a>
          ),
        },
        ...change,
        ...(lock
          ? [{ heading: t.desk.lock, cell: (row: Row) => <Lock row={row} {...lock(row)} /> }]
          : []),
      ]}
    />
  );
}

interface LockProps {
  row: PairGroupMentee;
  action: string;
  values: Record<string, string>;
}

function Lock({ row: { name, isLocked }, action, values }: LockProps) {
  const d = useView().t.desk;
  const words = isLocked ? d.unlock : d.lock;
  return (
    <PostButton
      action={action}
      kind="link"
      values={{ ...values, lock: isLocked ? 'no' : 'yes' }}
      label={`${words}: ${name}`}
    >
      {words}
    </PostButton>
  );
}
