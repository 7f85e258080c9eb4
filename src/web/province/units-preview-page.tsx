import type { UnitsPreview } from '../../modules/programme';
import type { Texts } from '../../texts';
import { BackLink } from '../kit/components/back-link';
import { Counts } from '../kit/components/facts';
import { Table } from '../kit/components/table';
import { Button, Form, HiddenValues } from '../kit/forms/form';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

type Line = UnitsPreview['lines'][number];

/** The lines that are refused or change something stand first. */
const order: readonly Line['does'][] = ['refuse', 'change', 'make', 'keep'];

/** What a list of units would do, before anything is saved. */
export function UnitsPreviewPage({
  code,
  lines,
  counts,
  elsewhere,
}: UnitsPreview & { code: string }) {
  const { t } = useView();
  const o = t.onboarding;
  const taken = lines.filter(({ does }) => does !== 'refuse');
  const isForNothing = counts.made + counts.changed === 0;
  return (
    <>
      <BackLink href={paths.provinceUnits(code)} />
      <h1>{o.previewTitle}</h1>
      <Counts
        counts={(['made', 'changed', 'same', 'refused'] as const).map((one) => ({
          value: counts[one],
          name: o.counts[one],
        }))}
      />
      {elsewhere > 0 ? <p>{o.elsewhere(elsewhere)}</p> : null}
      {counts.refused > 0 ? <p>{o.refusedLead}</p> : null}
      {isForNothing ? (
        <p>{o.nothing}</p>
      ) : (
        <Form action={paths.provinceUnitsSaving(code)}>
          <HiddenValues values={{ units: JSON.stringify(taken.map(unitOf)) }} />
          <Button>{o.saveUnits(counts.made + counts.changed)}</Button>
        </Form>
      )}
      <Table
        caption={o.units}
        whenEmpty={o.nothing}
        rows={lines
          .toSorted((one, other) => order.indexOf(one.does) - order.indexOf(other.does))
          .map((line) => ({ id: String(line.row), ...line }))}
        isCards
        columns={[
          { heading: t.overview.unit, cell: ({ name }) => name || '–' },
          { heading: t.overview.unitCode, cell: ({ code: unit }) => unit || '–', isNamed: true },
          { heading: o.line, cell: ({ row }) => row, isNumber: true },
          { heading: o.does, cell: (line) => wordsOf(o, line), isNamed: true },
        ]}
      />
    </>
  );
}

const unitOf = ({ code, name, latitude, longitude, population }: Line) => ({
  code,
  name,
  latitude,
  longitude,
  population,
});

/** What happens with a line, and why. */
function wordsOf(o: Texts['onboarding'], line: Line): string {
  const { does, fault, name, nameBefore, population, populationBefore } = line;
  if (fault) return `${o.doing[does]}: ${o.faults[fault]}`;
  if (does !== 'change') return o.doing[does];
  const changes = [
    ...(nameBefore !== null && nameBefore !== name ? [o.renamed(nameBefore)] : []),
    ...(population !== null && population !== populationBefore
      ? [o.people(populationBefore, population)]
      : []),
  ];
  return `${o.doing.change}: ${changes.length > 0 ? changes.join('; ') : o.joins}`;
}
