import { Phone } from '../../kit/components/phone';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { NamedNeed } from './named-needs';
import type { PairGroup } from './pair-group-rows';
import { PairTable } from './pair-table';

interface PairGroupsProps {
  code: string;
  groups: PairGroup[];
  /** Where a mentee is moved to another ambassador. */
  movePath: (menteeId: string) => string;
  /** Where it is said why a pair is a pair. */
  whyPath: (menteeId: string) => string;
  /** Where pairs are fixed and let go. */
  locksPath: string;
  needsOf?: (menteeId: string) => NamedNeed[];
  /** Nothing can be moved any more. */
  isClosed?: boolean;
}

/** Each ambassador with their mentees, and what speaks for each pair. */
export function PairGroups(props: PairGroupsProps) {
  const { code, groups, movePath, whyPath, locksPath, needsOf, isClosed } = props;
  const m = useView().t.matching;
  return (
    <>
      {groups.map(({ id, name, phone, mentees }) => (
        <section class="pair-group" key={id}>
          <h3>
            <a href={paths.ward.mentor(code, id)}>{name}</a>{' '}
            <span class="muted">{m.menteesOf(mentees.length)}</span>{' '}
            <Phone number={phone} whose={{ kind: 'mentor', id, name }} />
          </h3>
          <PairTable
            code={code}
            mentorName={name}
            mentees={mentees}
            movePath={isClosed ? undefined : movePath}
            whyPath={whyPath}
            needsOf={needsOf}
            lock={
              isClosed
                ? undefined
                : (row) => ({ action: locksPath, values: { menteeId: row.id, mentorId: id } })
            }
          />
        </section>
      ))}
    </>
  );
}
