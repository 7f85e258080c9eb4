import type { SheetImport } from '../../../modules/exchange/people/sheet-import.entity';
import { rejectedLines } from './rejected-lines';

it('names the row that was not taken, so that the officer finds it', () => {
  const sheet = {
    headers: ['STT', 'Họ và tên', 'SĐT'],
    rejected: [
      {
        row: 8,
        cells: [1, 'Lê Lan', 'x'],
        issues: [{ column: 'SĐT', code: 'phone', reason: 'Sai.' }],
      },
    ],
  } as unknown as SheetImport;
  expect(rejectedLines(sheet)).toEqual([
    { id: '-8-0', row: '8', place: { row: 8 }, name: 'Lê Lan', column: 'SĐT', reason: 'Sai.' },
  ]);
});
