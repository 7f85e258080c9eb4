import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { SheetProblem, SheetReading } from '../../src/core/sheets/faults';
import { parsePeopleSheets } from '../../src/core/sheets/people-sheet';
import type { PersonRow } from '../../src/core/sheets/person';
import type { CellValue, SheetTable } from '../../src/core/sheets/table';
import { foldAccents } from '../../src/core/vietnamese/text';
import { readHamlets } from '../../src/modules/exchange/places/read-hamlets';
import { readTables } from '../../src/modules/exchange/reading/read-table';

const folder = join(__dirname, '../../../shared/data/gia-vien');
const describeTrial = existsSync(folder) ? describe : describe.skip;

const ROWS_TRIED = 80;

type Reading = SheetReading<PersonRow> | SheetProblem;

describeTrial('a sheet says the same (skipped where the trial data are not there)', () => {
  const sheets: { name: string; table: SheetTable; parse: (table: SheetTable) => Reading }[] = [];

  beforeAll(async () => {
    const hamlets = await readHamlets(join(folder, 'thon.csv'));
    const context = { today: '2026-11-22', hamlets };
    const [mentors] = await readTables(join(folder, 'dai-su-so.xlsx'));
    const [mentees] = await readTables(join(folder, 'hoc-vien.xlsx'));
    sheets.push(
      {
        name: 'mentors',
        table: firstRows(mentors),
        parse: (table) => parsePeopleSheets([table], context, 'mentor'),
      },
      {
        name: 'mentees',
        table: firstRows(mentees),
        parse: (table) => parsePeopleSheets([table], context, 'mentee'),
      },
    );
  });

  it('with its columns in any order', () => {
    for (const { table, parse } of sheets) {
      const width = Math.max(...table.rows.map(({ cells }) => cells.length));
      const columns = Array.from({ length: width }, (_, index) => index);
      const expected = essence(parse(table));
      fc.assert(
        fc.property(fc.shuffledSubarray(columns, { minLength: width }), (order) => {
          const moved = withCells(table, (cells) => order.map((column) => cells[column] ?? null));
          expect(essence(parse(moved))).toEqual(expected);
        }),
        { numRuns: 8 },
      );
    }
  });

  it.each<[string, (text: string) => string]>([
    ['separate accents', (text) => text.normalize('NFD')],
    ['spaces around', (text) => `  ${text}\u00a0`],
    ['invisible characters', (text) => `\u200b${text}\ufeff`],
    [
      'old tone marks',
      (text) => text.replace(/òa/g, 'oà').replace(/ỏe/g, 'oẻ').replace(/úy/g, 'uý'),
    ],
  ])('with %s in its cells', (_, change) => {
    for (const { table, parse } of sheets) {
      const changed = withCells(table, (cells) =>
        cells.map((cell) => (typeof cell === 'string' && cell !== '' ? change(cell) : cell)),
      );
      expect(essence(parse(changed))).toEqual(essence(parse(table)));
    }
  });

  it('with a header without accents, in capitals, and unknown columns between', () => {
    for (const { table, parse } of sheets) {
      const changed = withCells(table, (cells, row) =>
        cells.flatMap((cell): CellValue[] => [
          row === 4 && typeof cell === 'string' ? foldAccents(cell).toUpperCase() : cell,
          row === 4 ? 'Ghi chú' : null,
        ]),
      );
      expect(essence(parse(changed))).toEqual(essence(parse(table)));
    }
  });
});

function firstRows(table: SheetTable): SheetTable {
  return { ...table, rows: table.rows.slice(0, ROWS_TRIED) };
}

function withCells(
  table: SheetTable,
  change: (cells: CellValue[], row: number) => CellValue[],
): SheetTable {
  return {
    ...table,
    rows: table.rows.map(({ number, cells }) => ({ number, cells: change(cells, number) })),
  };
}

/** What was understood, without the raw cells and the spelling that differ on purpose. */
function essence(reading: Reading): unknown {
  if (!reading.ok) return reading;
  return {
    accepted: reading.accepted.map((person) => ({
      ...person,
      cells: [],
      ifNew: person.ifNew.map(({ code }) => code),
      fullName: person.fullName.replace(/oà/g, 'òa').replace(/oẻ/g, 'ỏe').replace(/uý/g, 'úy'),
    })),
    rejected: reading.rejected.map(({ row, faults }) => [row, faults.map(({ code }) => code)]),
    warnings: reading.warnings.map(({ row, code }) => [row, code]),
  };
}
