import { type ColumnMeaning, entriesOf } from '../people/field';
import { type FieldName, fieldsOf, menteeFields, mentorFields } from '../people/fields';
import { plainKey } from '../vietnamese/text';

type Fields = typeof mentorFields & typeof menteeFields;
type PartOf<F> = F extends { sheet: { parts: infer Parts } } ? keyof Parts & string : never;

/** What a column of a people sheet can mean: a field, a part of one, or a number that means nothing. */
export type Column = FieldName | PartOf<Fields[keyof Fields]> | 'ordinal';

const ordinal: ColumnMeaning = {
  rank: 81,
  patterns: [/^(?:stt|tt|so tt|so thu tu|no|id|ma so|ma|s t t)$/],
};

/** The meanings of columns; a field that both lists have has the same in both. */
const meanings = new Map<Column, ColumnMeaning>([['ordinal', ordinal]]);
for (const fields of Object.values(fieldsOf)) {
  for (const [name, { sheet }] of entriesOf(fields)) {
    if (!sheet) continue;
    meanings.set(name, sheet);
    for (const [part, meaning] of Object.entries(sheet.parts ?? {})) {
      meanings.set(part as Column, meaning);
    }
  }
}

/** A header's meaning and how sure it is: 0 is a pattern made for it, higher is less sure. */
export interface Meaning {
  column: Column;
  doubt: number;
}

/** Every meaning a header can have, the likeliest first. */
export function meaningsOf(header: string): Meaning[] {
  const whole = plainKey(header);
  if (whole === '' || whole.length > 90) return [];
  const short = plainKey(header.replace(/\([^()]*\)/g, ' '));
  return [...meanings]
    .flatMap(([column, { rank, patterns }]) => {
      const fits = patterns.findIndex((pattern) => pattern.test(short) || pattern.test(whole));
      return fits === -1 ? [] : [{ column, doubt: fits * 100 + rank }];
    })
    .sort((one, other) => one.doubt - other.doubt);
}
