import { textsIn } from '../../texts';
import { entriesOf, type PersonFields } from '../people/field';
import { fieldsOf, type Side } from '../people/fields';
import { findHeader } from './header';

const sides = Object.keys(fieldsOf) as Side[];

describe('the headings of the empty lists', () => {
  it.each(['vi', 'en'])('mean the fields under which they stand, in %s', (language) => {
    for (const side of sides) {
      const columns = Object.entries(textsIn(language).sheetColumns[side]);
      const cells = columns.map(([, { header }]) => header);
      const read = findHeader({ name: side, rows: [{ number: 1, cells }] });
      expect(read?.columns).toEqual(
        Object.fromEntries(columns.map(([name], column) => [name, column])),
      );
    }
  });

  it('leave no doubt which of two meanings holds', () => {
    for (const side of sides) {
      const ranks = entriesOf<PersonFields>(fieldsOf[side]).flatMap(([, { sheet }]) =>
        sheet ? [sheet, ...Object.values(sheet.parts ?? {})].map(({ rank }) => rank) : [],
      );
      expect(new Set(ranks).size).toBe(ranks.length);
      // A hundred is a less sure pattern.
      expect(Math.max(...ranks)).toBeLessThan(100);
    }
  });
});
