import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { FaultCode, RejectedRow } from '../../../src/core/sheets/faults';
import { SheetContext } from '../../../src/core/sheets/person';
import { readMentees, readMentors } from '../../support/reading/read-lists';

const folder = join(__dirname, '../../../../shared/data/gia-vien');
const isThere = existsSync(folder);
const describeTrial = isThere ? describe : describe.skip;

const CODES: Record<string, FaultCode> = { topics: 'topic', year: 'birth-year' };

interface Planted {
  row: number;
  fault: string;
}

describeTrial('the sheets of a real commune (skipped where the trial data are not there)', () => {
  let context: SheetContext;
  let faults: { ambassadors: Planted[]; learners: Planted[] };

  beforeAll(() => {
    const rows: Record<string, string>[] = parse(readFileSync(join(folder, 'thon.csv')), {
      bom: true,
      columns: true,
    });
    context = {
      today: '2026-11-22',
      hamlets: rows.map((row) => ({
        name: row['Tên thôn'],
        latitude: Number(row['Vĩ độ']),
        longitude: Number(row['Kinh độ']),
      })),
    };
    ({ faults } = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')));
  });

  it('takes every sound ambassador and names each planted fault', async () => {
    const { accepted, rejected, warnings } = await readMentors(
      join(folder, 'dai-su-so.xlsx'),
      context,
    );
    expect(found(rejected)).toEqual(planted(faults.ambassadors));
    expect(accepted).toHaveLength(93);
    expect(warnings).toEqual([]);
  });

  it('takes every sound resident and names each planted fault', async () => {
    const { accepted, rejected, warnings } = await readMentees(
      join(folder, 'hoc-vien.xlsx'),
      context,
    );
    // Nobody is known yet, so what a new person lacks keeps their row out too.
    const lacking = accepted.filter(({ ifNew }) => ifNew.length > 0);
    const rows = [...rejected, ...lacking.map(({ row, ifNew }) => ({ row, faults: ifNew }))];
    rows.sort((a, b) => a.row - b.row);
    expect(found(rows)).toEqual(planted(faults.learners));
    expect(accepted.length - lacking.length).toBe(640 + 12 - faults.learners.length);
    expect(warnings).toEqual([]);
  });
});

function found(rejected: readonly Pick<RejectedRow, 'row' | 'faults'>[]): string[] {
  return rejected.flatMap(({ row, faults }) => faults.map(({ code }) => `${row} ${code}`));
}

function planted(rows: Planted[]): string[] {
  return rows.map(({ row, fault }) => `${row} ${CODES[fault] ?? fault}`);
}
