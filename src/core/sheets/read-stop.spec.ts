import { readStop } from './read-stop';
import { meaningsOf } from './columns';
import { RowNotes } from './row-notes';

const today = '2026-11-22';

function read(
  column: 'status' | 'hasDied' | 'hasMoved' | 'hasLeft' | 'note',
  cell: string | Date | null,
) {
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

  it.each([
    ['đã mất', 'died'],
    ['Mất ngày 2/9/2026', 'died'],
    ['Đã chuyển đi', 'moved'],
    ['rút đồng ý', 'consent'],
  ])('"%s" as a note stops somebody as %s', (cell, reason) => {
    expect(read('note', cell).stop).toMatchObject({ reason });
    expect(meaningsOf('Ghi chú').map(({ column }) => column)).toEqual(['note']);
  });

  it.each(['Bận chăm cháu', 'Chồng đã mất', 'Hoàn thành', 'mat', 'Đang học', null])(
    '"%s" as a note stops nobody, and nobody is asked about it',
    (cell) => {
      expect(read('note', cell)).toEqual({ stop: null, said: [] });
    },
  );

  it.each(['Nghỉ hưu', 'chờ xác minh'])('"%s" stops nobody, and is asked about', (cell) => {
    expect(read('status', cell)).toEqual({ stop: null, said: ['status-unknown'] });
  });

  it.each([
    'Chồng đã mất',
    'Vợ mất năm 2010',
    'Đã mất thẻ CCCD',
    'Đã mất sức lao động',
    'Mắt',
    'Mắt 3/10',
    'Mat 3/10',
    'mat',
    'Không đi xa được',
    'Ít đi xa',
    'Mới chuyển đến',
    'Chuyển về từ Hà Nội',
    'Chưa học hết cấp 1',
    'Không học hết cấp 1',
    'Nghỉ thai sản',
    'Đúng',
    'Dùng',
    'Thời',
    'Con mất',
  ])('"%s" is an everyday word: it stops nobody, and is asked about', (cell) => {
    expect(read('status', cell)).toEqual({ stop: null, said: ['status-unknown'] });
  });

  it.each(['Chưa hoàn thành', 'Chưa học xong', 'Không muốn nghỉ', 'Không rút đồng ý', 'Chưa mất'])(
    '"%s" says that they go on',
    (cell) => {
      expect(read('status', cell).stop).toBeNull();
    },
  );

  it.each([
    ['DA MAT', 'died'],
    ['Đã hoàn thành, chuyển đi', 'moved'],
    ['mất năm 2025', 'died'],
    ['Đã chuyển đi từ 01/11/2026', 'moved'],
    ['huỷ đồng ý', 'consent'],
  ])('"%s" still stops somebody as %s', (cell, reason) => {
    expect(read('status', cell).stop).toMatchObject({ reason });
  });

  it.each<[string, string[]]>([
    ['Chưa mất', []],
    ['Không có', ['status-unknown']],
    ['Không', []],
    ['no', []],
    ['3', ['status-unknown']],
    ['Chồng', ['status-unknown']],
  ])('"%s" in a column for a reason stops nobody', (cell, said) => {
    for (const column of ['hasDied', 'hasMoved', 'hasLeft'] as const) {
      expect(read(column, cell)).toEqual({ stop: null, said });
    }
  });

  it.each(['Mắt', 'MAT', 'Dùng', 'Đúng', 'Dung', 'Thời', 'Thời học'])(
    'has no such column under "%s"',
    (header) => {
      const columns = meaningsOf(header).map(({ column }) => column);
      expect(columns.filter((column) => /^has(?:Died|Moved|Left)$/.test(column))).toEqual([]);
    },
  );

  it.each([
    ['Đã mất', 'hasDied'],
    ['Mất', 'hasDied'],
    ['Da mat', 'hasDied'],
    ['Chuyển đi', 'hasMoved'],
    ['Nghỉ học', 'hasLeft'],
  ])('has one under "%s"', (header, column) => {
    expect(meaningsOf(header)[0]?.column).toBe(column);
  });

  it('may have a column for each reason, ticked or with the day', () => {
    expect(read('hasDied', 'x').stop).toMatchObject({ reason: 'died', on: today });
    expect(read('hasMoved', '15/10/2026').stop).toMatchObject({
      reason: 'moved',
      on: '2026-10-15',
    });
    expect(read('hasLeft', '').stop).toBeNull();
    expect(read('status', 'Đã mất 01/12/2030').stop).toMatchObject({ reason: 'died', on: today });
  });
});
