import { readCode, readCodes } from './read-codes';
import { RowNotes } from './row-notes';

/** A row of a sheet whose only column is headed “Nhóm”. */
function cellOf(text: string): RowNotes {
  const header = { rowNumber: 1, columns: { groups: 0 }, texts: ['Nhóm'] };
  return new RowNotes(header, { number: 2, cells: [text] });
}

it('keeps the one code of a cell, and none of an empty one', () => {
  const notes = cellOf('Nông dân');
  expect(readCode(notes, 'groups', 'group')).toBe('farmer');
  expect(readCode(cellOf(''), 'groups', 'group')).toBeNull();
  expect(notes.warnings).toEqual([]);
});

it('tells officers that only the first of several is kept where one can be', () => {
  const notes = cellOf('Nông dân, Công nhân');
  expect(readCode(notes, 'groups', 'group')).toBe('farmer');
  expect(notes.warnings).toMatchObject([{ column: 'Nhóm', code: 'code', problem: 'code-several' }]);
});

it('keeps what nobody knows as “other” where the list has it, and warns where it has not', () => {
  expect(readCodes(cellOf('Nông dân, Phi công'), 'groups', 'group')).toEqual(['farmer', 'other']);
  const notes = cellOf('Cần phép màu');
  expect(readCodes(notes, 'groups', 'support')).toEqual([]);
  expect(notes.warnings).toMatchObject([{ quoted: 'Cần phép màu' }]);
});

it('takes an empty cell for what the list assumes', () => {
  expect(readCodes(cellOf(' '), 'groups', 'language')).toEqual(['vi']);
  expect(readCode(cellOf(' '), 'groups', 'language')).toBe('vi');
});
