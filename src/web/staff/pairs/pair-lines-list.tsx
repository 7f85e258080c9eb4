import { Tag } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import type { BoardPair, PairLine } from './board-people';
import type { NamedNeed } from './named-needs';
import type { PairFilter } from './pair-filter';
import { farthest } from './pair-lines';
import { PairTable } from './pair-table';

interface PairLinesListProps {
  code: string;
  lines: readonly PairLine[];
  filter: PairFilter;
  /** Whose line is open; so few that nobody need open them are open by themselves. */
  openId: string | undefined;
  page: number;
  /** Who could teach what an ambassador does not, for the lines that are open. */
  needsOf?: (menteeId: string) => NamedNeed[];
}

const FEW = 3;

/** The lines that are open: the one whose name was pressed, or all that a search leaves where these are few. */
export function openLines(
  lines: readonly PairLine[],
  filter: PairFilter,
  openId: string | undefined,
): readonly PairLine[] {
  return areAllOpen(lines, filter) ? lines : lines.filter(({ id }) => id === openId);
}

function areAllOpen(lines: readonly PairLine[], filter: PairFilter): boolean {
  const isSearch = Object.entries(filter).some(([name, value]) => name !== 'sort' && value);
  return isSearch && lines.length <= FEW;
}

/** One line for each ambassador; it opens where its name is pressed, and closes again. */
export function PairLinesList(props: PairLinesListProps) {
  const { code, lines, filter, openId, page, needsOf } = props;
  const areOpen = areAllOpen(lines, filter);
  const pageOf = (open: string | undefined): string =>
    withQuery(paths.ward.pairs(code), { ...filter, page: page > 1 ? page : undefined, open });
  return (
    <ul class="pair-lines">
      {lines.map((line) => {
        const isOpen = areOpen || line.id === openId;
        const href = `${pageOf(isOpen ? undefined : line.id)}#m-${line.id}`;
        return (
          <li key={line.id} id={`m-${line.id}`} class={isOpen ? 'is-open' : undefined}>
            <Line line={line} isOpen={isOpen} href={areOpen ? undefined : href} />
            {isOpen ? <Opened code={code} line={line} needsOf={needsOf} /> : null}
          </li>
        );
      })}
    </ul>
  );
}

function Line({ line, isOpen, href }: { line: PairLine; isOpen: boolean; href?: string }) {
  const { t } = useView();
  const d = t.desk;
  const { name, hamletName, mentees, hits, most } = line;
  const locked = mentees.filter(({ isLocked }) => isLocked).length;
  return (
    <div class="pair-line">
      {href ? (
        <a class="opener" href={href} aria-expanded={isOpen}>
          {name}
        </a>
      ) : (
        <strong>{name}</strong>
      )}
      <span>{hamletName}</span>
      <span>{d.load(mentees.length, most)}</span>
      <span class="muted">
        {mentees.length > 0 ? d.upTo(t.people.metres(farthest(line))) : ''}
        {locked > 0 ? ` · ${d.lockedCount(locked)}` : ''}
        {hits.length < mentees.length ? ` · ${d.hits(hits.length)}` : ''}
      </span>
      <LoadTag line={line} />
    </div>
  );
}

/** What the numbers of a line mean for whoever looks for room. */
export function LoadTag({ line: { mentees, least, most, isActive } }: { line: PairLine }) {
  const { tags } = useView().t.desk;
  if (!isActive) return <Tag kind="wait">{tags.pauses}</Tag>;
  if (mentees.length === 0) return <Tag kind="wait">{tags.none}</Tag>;
  if (mentees.length < least) return <Tag kind="bad">{tags.below(least)}</Tag>;
  if (mentees.length >= most) return <Tag>{tags.full}</Tag>;
  return null;
}

interface OpenedProps extends Pick<PairLinesListProps, 'code' | 'needsOf'> {
  line: PairLine;
}

function Opened({ code, line, needsOf }: OpenedProps) {
  const { t } = useView();
  const { desk: d, people: p } = t;
  const { id, name, hits, mentees, phone, otherPhone } = line;
  const shown = mentees.length === 0 ? mentees : hits;
  return (
    <div class="pair-opened">
      <p>
        <a class="row-link" href={paths.ward.mentor(code, id)}>
          {d.personPage(name)}
        </a>{' '}
        <a class="row-link" href={withQuery(paths.ward.desk(code), { mentor: id })}>
          {d.onMap}
        </a>{' '}
        <Phone number={phone} other={otherPhone} whose={{ kind: 'mentor', id, name }} />
      </p>
      <PairTable<BoardPair>
        code={code}
        mentorName={name}
        mentees={shown}
        movePath={(mentee) => withQuery(paths.ward.desk(code), { mentor: id, mentee })}
        whyPath={(mentee) => paths.ward.pairWhy(code, mentee)}
        needsOf={needsOf}
        lock={({ pairId }) => {
          return { action: paths.ward.pairLocks(code), values: { pairId, mentorId: id } };
        }}
        beside={[
          { heading: d.hamlet, cell: ({ hamletName }) => hamletName },
          {
            heading: p.phone,
            cell: (row) => (
              <Phone
                number={row.phone}
                other={row.otherPhone}
                whose={{ kind: 'mentee', id: row.id, name: row.name }}
              />
            ),
          },
        ]}
      />
      {shown.length < mentees.length ? (
        <a class="row-link" href={`${withQuery(paths.ward.pairs(code), { open: id })}#m-${id}`}>
          {d.showAll(mentees.length)}
        </a>
      ) : null}
    </div>
  );
}
