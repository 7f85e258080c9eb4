import type { Side } from '../../../../core/people/fields';
import type { Column } from '../../../kit/components/table';
import { Button } from '../../../kit/forms/form';
import { paths } from '../../../kit/paths/paths';
import { useView } from '../../../kit/view/view';
import { filterQuery } from '../../../kit/page/address-filter';
import type { PeopleListQuery } from './people-list-query';

const formId = 'picked';

/** A box to tick before each name; it belongs to the form below the list. */
export function withBoxes<Row extends { id: string; fullName: string }>(
  columns: Column<Row>[],
  names: ReadonlyMap<string, string>,
  label: (name: string) => string,
): Column<Row>[] {
  return columns.map((column, index) =>
    index > 0
      ? column
      : {
          ...column,
          cell: (row) => (
            <span class="choice picked">
              <input
                type="checkbox"
                name="id"
                value={row.id}
                form={formId}
                aria-label={label(names.get(row.id) ?? row.fullName)}
              />{' '}
              {column.cell(row)}
            </span>
          ),
        },
  );
}

interface PickedFormProps {
  code: string;
  side: Side;
  query: PeopleListQuery;
  total: number;
}

/** Those who were ticked, or everybody whom the list found, to do one thing with all of them. */
export function PickedForm({ code, side, query, total }: PickedFormProps) {
  const l = useView().t.peopleList;
  return (
    <form
      id={formId}
      method="get"
      action={side === 'mentee' ? paths.ward.pickedMentees(code) : paths.ward.pickedMentors(code)}
      class="no-print"
    >
      {[...filterQuery(query)].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <fieldset class="field">
        <legend>{l.pickedLegend}</legend>
        <div class="choice">
          <input type="radio" id="ticked" name="whom" value="ticked" checked />
          <label for="ticked">{l.ticked}</label>
        </div>
        <div class="choice">
          <input type="radio" id="everybody" name="whom" value="everybody" />
          <label for="everybody">{l.everybody(total)}</label>
        </div>
      </fieldset>
      <Button kind="secondary">{l.goOn}</Button>
    </form>
  );
}
