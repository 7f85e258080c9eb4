import { Injectable } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { codeOf, number, orNull, text } from '../../../platform/database/result-columns';
import { grouped } from '../../../platform/common/grouped';
import { idList } from '../../../platform/database/row-set';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

/** Somebody of whom a number is said. */
export interface PhoneHolder {
  side: Side;
  id: string;
  fullName: string;
  hamletName: string;
  version: number;
  phone: string | null;
  otherPhone: string | null;
}

const holderRow = {
  number: text,
  side: codeOf<Side>(),
  id: text,
  fullName: text,
  hamletName: text,
  version: number,
  phone: orNull(text),
  otherPhone: orNull(text),
};

const withoutNumber = ({
  number: _number,
  ...holder
}: PhoneHolder & { number: string }): PhoneHolder => holder;

/** Who of a ward has a number: its household, or whoever else was given it. */
@Injectable()
export class PhoneHolders {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** By number; those who take part, in the order of names. */
  async of(wardId: string, numbers: readonly string[]): Promise<Map<string, PhoneHolder[]>> {
    if (numbers.length === 0) return new Map();
    const { read } = this.unitOfWork;
    const these = idList(read, '$1');
    const part = (side: Side, column: string) =>
      `SELECT p.${column} AS number, '${side}' AS side, p.id AS id, p.full_name AS "fullName",
         h.name AS "hamletName", p.version AS version, p.phone AS phone,
         p.other_phone AS "otherPhone", p.sort_name AS sorting
       FROM ${side} p JOIN hamlet h ON h.id = p.hamlet_id
       WHERE p.${column} IS NOT NULL AND p.${column} IN ${these} AND p.ward_id = $2 AND p.is_active`;
    const rows = await select(
      read,
      holderRow,
      `SELECT number, side, id, "fullName", "hamletName", version, phone, "otherPhone" FROM (
         ${part('mentee', 'phone')} UNION ${part('mentee', 'other_phone')}
         UNION ${part('mentor', 'phone')} UNION ${part('mentor', 'other_phone')}) AS holders
       ORDER BY sorting, id`,
      [JSON.stringify(numbers), wardId],
    );
    return new Map(
      [...grouped(rows, (row) => row.number)].map(([of, holders]) => [
        of,
        holders.map(withoutNumber),
      ]),
    );
  }
}
