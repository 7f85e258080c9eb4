import { readStop } from './read-stop';
import { RowNotes } from './row-notes';

const today = '2026-11-22';

function read(column: 'status' | 'hasDied' | 'hasMoved' | 'hasLeft', cell: string | Date | null) {
  const header = { rowNumber: 1, columns: { [column]: 0 }, texts: ['Tình trạng'] };
  const notes = new RowNotes(header, { number: 2, cells: [cell] });
  return { stop: readStop(notes, today), said: notes.warnings.map(({ problem }) => problem) };
}

describe('a list that says who stopped', () => {
  it.each([
    ['Đã mất', 'died'],
    ['mất 2/9/2026', 'died'],
    ['Đã chuyển đi', 'moved'],
    ['chuyển khẩu', 'moved'],
    ['đi làm ăn xa', 'moved'],
    ['Nghỉ', 'no-wish'],
    ['xin thôi học', 'no-wish'],
    ['không tham gia nữa', 'no-wish'],
    ['Đã hoàn thành', 'finished'],
    ['rút lại đồng ý', 'consent'],
  ])('"%s" stops somebody as %s', (cell, reason) => {
    expect(read('status', cell).stop).toMatchObject({ reason });
  });

  it.each([null, '', 'Đang học', 'Đang tham gia', 'Bình thường', 'chưa chuyển đi', 'Không nghỉ'])(
    '"%s" stops nobody',
    (cell) => {
      expect(read('status', cell)).toEqual({ stop: null, said: [] });
    },
  );

  it.each(['Nghỉ hưu', 'chờ xác minh'])('"%s" stops nobody, and is asked about', (cell) => {
    expect(read('status', cell)).toEqual({ stop: null, said: ['status-unknown'] });
  });

  it('may have a column for each reason, ticked or with the day', () => {
    expect(read('hasDied', 'x').stop).toEqual({ reason: 'died', on: today });
    expect(read('hasMoved', '15/10/2026').stop).toEqual({ reason: 'moved', on: '2026-10-15' });
    expect(read('hasLeft', '').stop).toBeNull();
    expect(read('status', 'Đã mất 01/12/2030').stop).toEqual({ reason: 'died', on: today });
  });
});
