import type { HouseholdChange } from '../../../core/matching/explain/household-changes';
import { distance } from '../../../texts';
import type { Page } from '../../../platform/http/paging';
import { BackLink } from '../../kit/components/back-link';
import { type Column, Paging, Table } from '../../kit/components/table';
import { PostButton } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

/** A household, and what one press would do with it. */
export interface HouseholdRow extends HouseholdChange {
  id: string;
  /** With whom each of its people is. */
  people: { name: string; mentor: string | null }[];
  goes: { mentee: string; mentor: string }[];
  press: { action: string; values: Record<string, string> };
}

interface HouseholdsPageProps {
  back: string;
  backTo: string;
  lead: string;
  apart: HouseholdRow[];
  together: Page<HouseholdRow>;
}

/** Every household of two or more: together or split, and what the other way would cost. */
export function HouseholdsPage({ back, backTo, lead, apart, together }: HouseholdsPageProps) {
  const { households: h } = useView().t.byHand;
  return (
    <>
      <BackLink href={back}>{backTo}</BackLink>
      <h1>{h.title}</h1>
      <p class="lead">{lead}</p>
      <Households caption={h.apart(apart.length)} rows={apart} heading={h.joined} />
      <Households caption={h.together(together.total)} rows={together.items} heading={h.parted} />
      <Paging {...together} />
    </>
  );
}

interface HouseholdsProps {
  caption: string;
  heading: string;
  rows: HouseholdRow[];
}

function Households({ caption, heading, rows }: HouseholdsProps) {
  const { households: h } = useView().t.byHand;
  const columns: Column<HouseholdRow>[] = [
    {
      heading: h.people,
      cell: ({ people }) =>
        people.map(({ name, mentor }) => `${name} – ${mentor ?? h.withNobody}`).join('; '),
    },
    { heading, cell: (row) => <Way row={row} /> },
  ];
  return <Table caption={caption} whenEmpty={h.none} rows={rows} columns={columns} />;
}

function Way({ row }: { row: HouseholdRow }) {
  const { t, language } = useView();
  const { households: h } = t.byHand;
  const { isApart, goes, metres, found, press, people } = row;
  if (goes.length === 0) return <>{isApart ? h.cannotJoin : h.cannotSplit}</>;
  const walk = distance(Math.abs(metres), language);
  const way = metres > 0 ? h.farther(walk) : metres < 0 ? h.nearer(walk) : h.asFar;
  const said = [
    ...goes.map(({ mentee, mentor }) => h.goes(mentee, mentor)),
    way,
    ...(found > 0 ? [h.found(found)] : []),
  ].join('; ');
  const words = isApart ? h.join : h.split;
  return (
    <>
      <p>{said}.</p>
      <PostButton {...press} kind="secondary" label={`${words}: ${people[0]?.name ?? ''}`}>
        {words}
      </PostButton>
    </>
  );
}
