import type { Ward } from '../../../modules/wards';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';

/** For operators, who see every ward. */
export function WardListPage({ wards }: { wards: Ward[] }) {
  const { t } = useView();
  const provinces = [...new Set(wards.flatMap(({ provinceCode }) => provinceCode ?? []))];
  return (
    <>
      <h1>{t.entry.wards}</h1>
      <p>
        <a href="/operations">{t.messages.operations}</a>
      </p>
      {provinces.map((code) => (
        <p key={code}>
          <a href={`/operations/provinces/${code}`}>{t.province.link(code)}</a>
        </p>
      ))}
      <Table
        caption={t.entry.wards}
        whenEmpty={t.entry.noWards}
        rows={wards}
        columns={[
          {
            heading: t.entry.unitName,
            cell: ({ code, name }) => <a href={`/wards/${code}`}>{name}</a>,
          },
          { heading: t.entry.unitCode, cell: ({ code }) => code },
        ]}
      />
    </>
  );
}
