import { textsIn } from '../../texts';
import { entriesOf, type PersonFields } from '../people/field';
import { fieldsOf, type Side } from '../people/fields';
import { meaningsOf } from './columns';
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

  it.each([
    ['Họ và chữ đệm', 'surname'],
    ['Bạn muốn học gì?', 'topics'],
    ['Bạn rảnh vào buổi nào?', 'windows'],
    ['Bạn ở thôn nào?', 'hamletId'],
    ['Bản, làng', 'hamletId'],
    ['Bác muốn được hướng dẫn gì?', 'topics'],
    ['Biết dạy gì', 'topics'],
    ['Chủ đề', 'topics'],
    ['Anh/chị ở tổ nào?', 'hamletId'],
    ['Ông bà ở thôn nào?', 'hamletId'],
    ['Thuộc tổ', 'hamletId'],
    ['Bản', 'hamletId'],
    ['Thôn phụ trách', 'hamletId'],
    ['Giờ nào tiện?', 'windows'],
    ['Kèm được mấy người', 'maxMentees'],
    ['Số điện thoại của bố mẹ', 'otherPhone'],
    ['SĐT chủ hộ', 'otherPhone'],
    ['Số điện thoại (không có thì để trống)', 'phone'],
    ['Người giám hộ ký đồng ý', 'consentOn'],
    ['Mong muốn người hướng dẫn là nam hay nữ', 'wishedGender'],
    ['Có điện thoại thông minh không?', undefined],
    ['Có dùng Zalo không?', undefined],
    ['Số buổi đã học', undefined],
    ['Tổ trưởng', undefined],
    ['Số ĐT tổ trưởng', undefined],
    ['Tổ công nghệ số cộng đồng', undefined],
    ['Người nhập liệu', undefined],
    ['Họ tên người giới thiệu', undefined],
  ])('of other lists: %s', (header, column) => {
    expect(meaningsOf(header).at(0)?.column).toBe(column);
  });

  it('give the name to who stands in the row, not to the head of the household before it', () => {
    const cells = ['Họ tên chủ hộ', 'Tên học viên', 'Năm sinh', 'Thôn'];
    const read = findHeader({ name: 'Danh sách', rows: [{ number: 1, cells }] });
    expect(read?.columns).toMatchObject({ fullName: 1, birthYear: 2, hamletId: 3 });
    const alone = ['Họ tên chủ hộ', 'Năm sinh', 'Thôn'];
    const heads = findHeader({ name: 'Danh sách', rows: [{ number: 1, cells: alone }] });
    expect(heads?.columns.fullName).toBe(0);
  });
});
