import { mayDo } from '../../../modules/access';
import type { Ward } from '../../../modules/wards';
import { NewProvinceForm } from '../../province/new-province-form';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';
import { wardHomeOf } from '../../kit/paths/ward-homes';

/** For those who see several wards; the ways to the provinces for whoever pairs those. */
export function WardListPage({ wards }: { wards: Ward[] }) {
  const { t, actor } = useView();
  const provinces = [...new Set(wards.flatMap(({ provinceCode }) => provinceCode ?? []))];
  const pairable = mayDo(actor, 'provinces.pair') ? provinces : [];
  return (
    <>
      <h1>{t.entry.wards}</h1>
      {mayDo(actor, 'service.operate') ? (
        <p>
          <a href={paths.operations.home()}>{t.messages.operations}</a>
        </p>
      ) : null}
      <p>
        <a class="row-link" href={paths.operations.accounts()}>
          {t.roles.accounts}
        </a>
      </p>
      {mayDo(actor, 'provinces.read')
        ? provinces.map((code) => (
            <p key={code}>
              <a href={paths.province(code)}>
                {t.roles.provinceTitle}: {t.roles.provinceOf(code)}
              </a>
            </p>
          ))
        : null}
      {pairable.map((code) => (
        <p key={code}>
          <a href={paths.operations.province(code)}>{t.province.link(code)}</a>
        </p>
      ))}
      <NewProvinceForm />
      <Table
        caption={t.entry.wards}
        whenEmpty={t.entry.noWards}
        rows={wards}
        columns={[
          {
            heading: t.entry.unitName,
            cell: ({ code, name }) => <a href={wardHomeOf(actor, code)}>{name}</a>,
          },
          { heading: t.entry.unitCode, cell: ({ code }) => code },
        ]}
      />
    </>
  );
}
