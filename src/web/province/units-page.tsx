import type { UnitInvitation } from '../../modules/access';
import type { OpenedUnit } from '../../modules/programme';
import type { UnitCounts } from '../../modules/wards';
import { Field } from '../kit/forms/field';
import { Button, Form, PostButton } from '../kit/forms/form';
import { Table } from '../kit/components/table';
import { paths } from '../kit/paths/paths';
import { useView } from '../kit/view/view';

/** What was just done, told on its answer alone. */
export interface ToldOfUnits {
  invitations?: readonly UnitInvitation[];
  brought?: UnitCounts;
}

interface UnitsPageProps extends ToldOfUnits {
  code: string;
  units: OpenedUnit[];
}

/** Brings all units of a province in: their list, their first officers, their boundaries. */
export function UnitsPage({ code, units, invitations, brought }: UnitsPageProps) {
  const { t } = useView();
  const o = t.onboarding;
  const waiting = units.filter(({ officer }) => officer !== 'works').length;
  return (
    <>
      <h1>{o.title}</h1>
      <p class="lead">{o.lead}</p>
      <p>{t.roles.provinceOf(code)}</p>
      {brought ? (
        <p class="notice" role="status">
          {o.saved(brought)}
        </p>
      ) : null}
      {invitations ? <Links units={units} invitations={invitations} /> : null}
      <section class="panel">
        <h2>{o.listTitle}</h2>
        <p>{o.listLead}</p>
        <Form action={paths.provinceUnits(code)} hasFiles>
          <Field name="units" type="file" label={o.file} accept=".xlsx,.xls,.ods,.csv" />
          <Button>{o.look}</Button>
        </Form>
      </section>
      {units.length === 0 ? null : (
        <>
          <section class="panel">
            <h2>{o.inviteTitle}</h2>
            {waiting === 0 ? (
              <p>{o.allIn}</p>
            ) : (
              <>
                <p>{o.inviteLead(waiting)}</p>
                <PostButton action={paths.provinceInvitations(code)} kind="secondary">
                  {o.invite}
                </PostButton>
              </>
            )}
          </section>
          <section class="panel">
            <h2>{o.boundariesTitle}</h2>
            <p>{t.overview.boundariesLead}</p>
            <Form action={paths.provinceBoundaries(code)} hasFiles>
              <Field
                name="boundaries"
                type="file"
                label={t.overview.boundariesFile}
                accept=".json,.geojson,.topojson"
              />
              <Button kind="secondary">{t.overview.bringBoundaries}</Button>
            </Form>
          </section>
        </>
      )}
      <Table
        caption={o.units}
        whenEmpty={o.none}
        rows={units}
        isCards
        columns={[
          {
            heading: t.overview.unit,
            cell: ({ code: unit, name }) => <a href={paths.ward.home(unit)}>{name}</a>,
          },
          { heading: t.overview.unitCode, cell: ({ code: unit }) => unit, isNamed: true },
          { heading: o.officer, cell: ({ officer }) => o[officer], isNamed: true },
          {
            heading: o.boundary,
            cell: ({ isDrawn }) => (isDrawn ? o.drawn : o.noOfficer),
            isNamed: true,
          },
        ]}
      />
    </>
  );
}

function Links({ units, invitations }: Required<Pick<UnitsPageProps, 'units' | 'invitations'>>) {
  const { t } = useView();
  const o = t.onboarding;
  const nameOf = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <section>
      <h2>{o.links}</h2>
      <p>{o.linksLead}</p>
      <Table
        caption={o.links}
        isCaptionHidden
        whenEmpty={o.allIn}
        rows={invitations.map((one) => ({ id: one.wardId, ...one }))}
        isCards
        columns={[
          { heading: t.overview.unit, cell: ({ wardId }) => nameOf.get(wardId) ?? '' },
          { heading: t.roles.login, cell: ({ login }) => login, isNamed: true },
          { heading: o.links, cell: ({ url }) => <span class="url">{url}</span>, isNamed: true },
        ]}
      />
    </section>
  );
}
