import type { Side } from '../people/fields';
import { parsePeopleSheets } from './people-sheet';
import type { CellValue } from './table';

const context = {
  today: '2026-11-22',
  hamlets: [{ name: 'Thôn 1', latitude: 20.39, longitude: 105.85 }],
};
const rest = ['Họ và tên', 'Năm sinh', 'Thôn', 'Nhu cầu học', 'Buổi rảnh', 'Đồng ý'];
const LAN: CellValue[] = ['Lê Thị Lan', 1955, 'Thôn 1', 'VNeID', 'Tối CN', '15/11/2026'];

function read(side: Side, phones: object) {
  const rows = [
    [...Object.keys(phones).map((header) => header.trim()), ...rest],
    [...(Object.values(phones) as CellValue[]), ...LAN],
  ].map((cells, index) => ({ number: index + 1, cells }));
  const reading = parsePeopleSheets([{ name: 'Danh sách', rows }], context, side);
  if (!reading.ok) throw new Error(reading.code);
  const [person] = reading.accepted;
  return {
    phone: person?.phone,
    otherPhone: person?.otherPhone,
    said: reading.warnings.map(({ problem }) => problem),
    refused: reading.rejected.flatMap(({ faults }) => faults.map(({ problem }) => problem)),
  };
}

const mentee = (phones: object) => read('mentee', phones);
const mentor = (phones: object) => read('mentor', phones);

describe('the phones of a list', () => {
  it.each([
    'SĐT 2',
    'Số điện thoại khác',
    'ĐT người thân',
    'Số điện thoại (người nhà)',
    'SĐT con',
    'SĐT của con trai',
    'Điện thoại cố định',
    'Điện thoại bàn',
    'Máy bàn',
    'Zalo',
    // The same header once more.
    'Số điện thoại ',
  ])('under "%s" beside the first keep a second number', (header) => {
    expect(mentee({ 'Số điện thoại': '0912345678', [header]: '0987654321' })).toEqual({
      phone: '+84912345678',
      otherPhone: '+84987654321',
      said: [],
      refused: [],
    });
  });

  it.each(['Số điện thoại', 'Số di động', 'Điện thoại liên hệ', 'Điện thoại bàn/di động'])(
    'under "%s" alone are the first number',
    (header) => {
      expect(mentee({ [header]: '0912345678' })).toMatchObject({
        phone: '+84912345678',
        otherPhone: null,
      });
    },
  );

  it('use a relative’s number where there is none of their own, as a relative’s, and say so', () => {
    expect(mentee({ SĐT: '', 'SĐT người thân': '0987654321' })).toEqual({
      phone: null,
      otherPhone: '+84987654321',
      said: ['phone-of-relative'],
      refused: [],
    });
  });

  it.each(['0229 3868 123', '(0229) 3868123', '0229.3.868.123', 2293868123])(
    'keep the landline %s for calling, and say so',
    (written) => {
      expect(mentee({ SĐT: written })).toEqual({
        phone: null,
        otherPhone: '+842293868123',
        said: ['phone-landline-kept'],
        refused: [],
      });
      expect(mentor({ SĐT: written })).toMatchObject({ otherPhone: '+842293868123', refused: [] });
    },
  );

  it('write to the mobile of the second column and call the landline of the first', () => {
    expect(mentee({ SĐT: '0229 3868 123', 'SĐT 2': '0912345678' })).toEqual({
      phone: '+84912345678',
      otherPhone: '+842293868123',
      said: ['phone-of-second', 'phone-second-kept'],
      refused: [],
    });
  });

  it('lose no number of a cell in silence', () => {
    expect(mentee({ SĐT: '0912345678 / 0987654321' })).toEqual({
      phone: '+84912345678',
      otherPhone: '+84987654321',
      said: ['phone-second-kept'],
      refused: [],
    });
    const three = { SĐT: '0912345678 / 0987654321', 'SĐT 2': '0229 3868 123' };
    expect(mentee(three)).toEqual({
      phone: '+84912345678',
      otherPhone: '+842293868123',
      said: ['phone-left-out'],
      refused: [],
    });
    expect(mentee({ SĐT: '0912345678', 'SĐT 2': '0912' })).toMatchObject({
      otherPhone: null,
      said: ['other-phone-odd'],
    });
  });

  it('of an ambassador are asked for, and may stand in the second column', () => {
    expect(mentor({ SĐT: '', 'SĐT 2': '' }).refused).toEqual(['phone-missing']);
    expect(mentor({ SĐT: '', 'SĐT 2': '0912345678' })).toMatchObject({
      phone: '+84912345678',
      otherPhone: null,
      refused: [],
    });
  });
});
