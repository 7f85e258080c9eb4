import { Tag } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { Table } from '../../kit/components/table';
import type { PairGroup } from './pair-group-rows';
import { termNames } from '../../../texts';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

interface PairGroupsProps {
  code: string;
  groups: PairGroup[];
  /** Where a mentee is moved to another ambassador. */
  movePath: (menteeId: string) => string;
  /** Where it is said why a pair is a pair. */
  whyPath: (menteeId: string) => string;
  /** Nothing can be moved any more. */
  isClosed?: boolean;
}

/** Each ambassador with their mentees, and what speaks for each pair. */
export function PairGroups({ code, groups, movePath, whyPath, isClosed }: PairGroupsProps) {
  const { t, language } = useView();
  const { matching: m, people: p } = t;
  return (
    <>
      {groups.map((group) => (
        <section class="pair-group" key={group.id}>
          <h3>
            <a href={paths.ward.mentor(code, group.id)}>{group.name}</a>{' '}
            <span class="muted">{m.menteesOf(group.mentees.length)}</span>{' '}
            <Phone number={group.phone} />
          </h3>
          <Table
            caption={`${p.menteesOf}: ${group.name}`}
            isCaptionHidden
            whenEmpty=""
            rows={group.mentees}
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
              { heading: m.distance, cell: ({ metres }) => p.metres(metres), isNumber: true },
              {
                heading: m.covered,
                cell: ({ facts }) => termNames('topic', facts.topicsCovered, language),
              },
              {
                heading: m.missing,
                cell: ({ facts }) => termNames('topic', facts.topicsMissing, language) || '–',
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
              ...(isClosed
                ? []
                : [
                    {
                      heading: m.change,
                      cell: ({ id, name }: { id: string; name: string }) => (
                        <a href={movePath(id)} aria-label={m.changeOf(name)}>
                          {m.change}
                        </a>
                      ),
                    },
                  ]),
            ]}
          />
        </section>
      ))}
    </>
  );
}
