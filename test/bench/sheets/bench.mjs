// CPU of looking at a file of 2,000 people before it is kept, beside the bare reading of its cells in the same process,
// and how it grows from a quarter of that: node scripts/bench.mjs sheets
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const built = (path) => require(join(import.meta.dirname, '../../../dist/src', `${path}.js`));
const say = (line) => process.stdout.write(`${line}\n`);
const { newWorkbook } = built('modules/exchange/workbook/new-workbook');
const { readTables } = built('modules/exchange/reading/read-table');
const { readingOf } = built('modules/exchange/people/read-people');
const { IdentityKeys, menteeToStore } = built('modules/exchange/people/person-fields');
const { planPeople } = built('modules/exchange/people/plan-people');
const { previewOf } = built('modules/exchange/drafts/preview-rows');

const header = [
  'Họ và tên',
  'Năm sinh',
  'SĐT',
  'Mã hộ',
  'Thôn',
  'Nhu cầu học',
  'Buổi rảnh',
  'Đồng ý',
];
const surnames = ['Lê', 'Vũ', 'Bùi', 'Đỗ', 'Ngô', 'Trần', 'Phạm', 'Đinh'];
const given = ['Lan', 'Cúc', 'Huệ', 'Nga', 'Hoa', 'Mai', 'Đào', 'Sen', 'Thu', 'Hà'];
const hamlets = Array.from({ length: 14 }, (_, at) => ({
  id: `hamlet-${at}`,
  name: `Thôn ${at + 1}`,
  latitude: 20.3 + at / 100,
  longitude: 105.8,
}));
const context = { today: '2026-11-22', hamlets };

/** The kinds of wards in which looking up goes wrong first: `crowded` has one name and one phone for many. */
const wards = {
  usual: (nth) => ({ name: nameOf(nth), phone: `09${String(10_000_000 + nth * 7)}` }),
  crowded: (nth) => ({ name: 'Lê Thị Lan', phone: `09${String(10_000_000 + (nth % 5))}` }),
};

function nameOf(nth) {
  return `${surnames[nth % 8]} Thị ${given[Math.floor(nth / 8) % 10]} ${given[Math.floor(nth / 80) % 10]}`;
}

/** @param shift years by which everybody is another one than the list knows */
async function fileOf(kind, count, shift) {
  const workbook = newWorkbook();
  const sheet = workbook.addWorksheet('Danh sách');
  sheet.addRow(header);
  for (let nth = 0; nth < count; nth += 1) {
    const { name, phone } = wards[kind](nth);
    const year = 1930 + (nth % 70) + shift;
    sheet.addRow([
      name,
      year,
      phone,
      `H${nth}`,
      hamlets[nth % 14].name,
      'VNeID',
      'Tối CN',
      '15/11/2026',
    ]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const personOf = (said, at) => ({
  ...said.fields,
  id: `person-${at}`,
  isActive: at % 9 !== 0,
  version: 1,
});

async function cpu(work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [(user + system) / 1000, result];
}

async function measure(kind, count) {
  const bytes = await fileOf(kind, count, 1);
  const knownTables = await readTables({ name: 'a.xlsx', bytes: await fileOf(kind, count, 0) });
  const knownRows = readingOf('mentees', 'a.xlsx', knownTables, context).accepted;
  const ids = new Map(Array.from({ length: count }, (_, nth) => [`H${nth}`, `household-${nth}`]));
  const toStore = (rows) => {
    const keys = new IdentityKeys();
    return rows.map((row) => menteeToStore(row, hamlets, ids, keys));
  };
  const known = {
    side: 'mentee',
    people: toStore(knownRows).map(personOf),
    earlierKeys: new Map(),
    stops: new Map(),
    ended: new Map(),
  };
  const [cells, tables] = await cpu(() => readTables({ name: 'a.xlsx', bytes }));
  const [rows, reading] = await cpu(() => readingOf('mentees', 'a.xlsx', tables, context));
  const [plan, planned] = await cpu(() => planPeople(known, toStore(reading.accepted)));
  const [preview, shown] = await cpu(() =>
    previewOf(planned, reading, { side: 'mentee', names: new Map() }),
  );
  return { kind, count, cells, rows, plan, preview, counts: shown.counts };
}

export async function benchSheets() {
  for (const kind of Object.keys(wards)) await benchWard(kind);
}

async function benchWard(kind) {
  await measure(kind, 200);
  const [quarter, whole] = [await measure(kind, 500), await measure(kind, 2_000)];
  for (const { count, cells, rows, plan, preview, counts } of [quarter, whole]) {
    const ratio = (part) => `${part.toFixed(0)} ms (${(part / cells).toFixed(2)})`;
    say(
      `${kind} ${count}: cells ${cells.toFixed(0)} ms (1), rows ${ratio(rows)}, plan ${ratio(plan)}, preview ${ratio(preview)} ${JSON.stringify(counts)}`,
    );
  }
  const grown = ['cells', 'rows', 'plan', 'preview'].map(
    (part) => `${part} ${(whole[part] / quarter[part]).toFixed(1)}`,
  );
  say(`${kind}: four times the people take ${grown.join(', ')} times as long`);
}
