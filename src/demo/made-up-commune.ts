import type { HamletFields, NewWard, VenueFields } from '../modules/wards';
import { madeUpName, madeUpPhone } from './made-up-names';
import { Random } from './random';

/** A commune that does not exist, with its two sheets as an officer would have typed them. */
export interface MadeUpCommune {
  ward: NewWard;
  hamlets: HamletFields[];
  venues: VenueFields[];
  mentorSheet: SheetLines;
  menteeSheet: SheetLines;
}

/** Header and lines of a sheet. */
export type SheetLines = (string | number)[][];

const hamletCount = 10;
const demoSize = { mentors: 48, households: 190 };
const centre = { latitude: 20.3305, longitude: 105.9102 };
const kilometreInDegrees = 1 / 111;

const topics = [
  'Sử dụng điện thoại cơ bản',
  'Cài đặt VNeID',
  'Dịch vụ công trực tuyến',
  'Thanh toán không tiền mặt',
  'Bán hàng trực tuyến',
  'An toàn trên mạng',
  'Gọi video cho con cháu',
  'Sổ sức khỏe điện tử',
];
const evenings = [
  'Tối thứ 2',
  'Tối thứ 3',
  'Tối thứ 4',
  'Tối thứ 5',
  'Tối thứ 6',
  'Tối thứ 7',
  'Tối CN',
];
const weekends = ['Sáng thứ 7', 'Chiều thứ 7', 'Sáng CN', 'Chiều CN'];
const organisations = [
  'Đoàn Thanh niên',
  'Hội Phụ nữ',
  'Hội Nông dân',
  'Giáo viên',
  'Tổ công nghệ số cộng đồng',
];
const groups = [
  'Người cao tuổi',
  'Người cao tuổi',
  'Tiểu thương',
  'Nông dân',
  'Công nhân',
  'Lao động tự do',
];

/** How many people a made-up commune has; a household has one to three learners. */
interface CommuneSize {
  mentors: number;
  households: number;
}

/** `today` is the local day that consents are dated by, 'YYYY-MM-DD'. */
export function makeUpCommune(
  seed: number,
  today: string,
  { mentors, households }: CommuneSize = demoSize,
): MadeUpCommune {
  const random = new Random(seed);
  const hamlets = Array.from({ length: hamletCount }, (_, i) => ({
    name: `Thôn ${i + 1}`,
    ...placeNear(random, centre, 2),
  }));
  const venues = hamlets.map((hamlet) => ({
    name: `Nhà văn hóa ${hamlet.name}`,
    hamletName: hamlet.name,
    kind: 'hall' as const,
    ...placeNear(random, hamlet, 0.1),
    seats: random.pick([15, 20, 30]),
    hasWifi: random.chance(0.7),
    isStepFree: random.chance(0.5),
    openings: null,
  }));
  return {
    // Whoever tries it out shall find every message at once, not over the next two hours.
    ward: {
      code: '99001',
      name: 'Xã Thử Nghiệm',
      ...centre,
      kind: 'demo',
      provinceCode: '37',
      settings: { spreadMinutes: 0 },
    },
    hamlets,
    venues,
    mentorSheet: mentorLines(random, hamlets, mentors),
    menteeSheet: menteeLines(random, hamlets, today, households),
  };
}

function mentorLines(random: Random, hamlets: HamletFields[], count: number): SheetLines {
  const header = [
    'STT',
    'Họ và tên',
    'Giới tính',
    'Năm sinh',
    'Số điện thoại',
    'Thôn/Xóm',
    'Đơn vị',
    'Nội dung hướng dẫn được',
    'Ngôn ngữ',
    'Buổi rảnh',
    'Số học viên tối đa',
    'Tọa độ',
    'Email',
  ];
  const lines = Array.from({ length: count }, (_, i) => {
    const hamlet = random.pick(hamlets);
    const gender = random.pick(['Nữ', 'Nam']);
    return [
      i + 1,
      madeUpName(random, gender),
      gender,
      random.integer(1975, 2006),
      madeUpPhone(random),
      hamlet.name,
      random.pick(organisations),
      random.some(topics, random.integer(4, 7)).join(', '),
      random.chance(0.15) ? 'Tiếng Việt, Tiếng Mường' : 'Tiếng Việt',
      [
        ...random.some(evenings, random.integer(2, 4)),
        ...random.some(weekends, random.integer(1, 2)),
      ].join(', '),
      random.pick([6, 8, 8]),
      pin(placeNear(random, hamlet, 0.4)),
      // Teachers and youth union members read e-mail; nobody has an address of this domain.
      i % 3 === 0 ? `dai-su-${i + 1}@example.vn` : '',
    ];
  });
  return [header, ...lines];
}

function menteeLines(
  random: Random,
  hamlets: HamletFields[],
  today: string,
  householdCount: number,
): SheetLines {
  const header = [
    'STT',
    'Họ và tên',
    'Giới tính',
    'Năm sinh',
    'Số điện thoại',
    'Mã hộ',
    'Thôn/Xóm',
    'Địa chỉ',
    'Nhóm đối tượng',
    'Nhu cầu học',
    'Ngôn ngữ',
    'Buổi rảnh',
    'Cần hỗ trợ',
    'Muốn người hướng dẫn là',
    'Đồng ý xử lý dữ liệu (ngày)',
    'Tọa độ',
  ];
  const consent = today.split('-').reverse().join('/');
  const lines: SheetLines = [];
  for (let household = 1; household <= householdCount; household++) {
    const hamlet = random.pick(hamlets);
    const home = pin(placeNear(random, hamlet, 0.4));
    const address = `Số ${1 + (household % 60)}, ngõ ${1 + (household % 9)}`;
    const phone = random.chance(0.8) ? madeUpPhone(random) : '';
    for (let member = random.pick([1, 1, 2, 2, 3]); member > 0; member--) {
      const gender = random.pick(['Nữ', 'Nam']);
      const group = random.pick(groups);
      lines.push([
        lines.length + 1,
        madeUpName(random, gender),
        gender,
        group === 'Người cao tuổi' ? random.integer(1940, 1965) : random.integer(1966, 2005),
        phone,
        `HGD${String(household).padStart(4, '0')}`,
        hamlet.name,
        address,
        group,
        random.some(topics, random.integer(1, 4)).join(', '),
        random.chance(0.05) ? 'Tiếng Mường' : 'Tiếng Việt',
        random.chance(0.2)
          ? 'Các buổi tối'
          : random.some([...evenings, ...weekends], random.integer(2, 4)).join('; '),
        random.chance(0.04) ? random.pick(['Khiếm thị', 'Khiếm thính', 'Khó đi lại']) : '',
        gender === 'Nữ' && random.chance(0.08) ? 'Nữ' : '',
        // A few people have not signed yet: the page of rejected rows has something to show.
        random.chance(0.02) ? '' : consent,
        home,
      ]);
    }
  }
  return [header, ...lines];
}

function placeNear(
  random: Random,
  from: { latitude: number; longitude: number },
  kilometres: number,
): { latitude: number; longitude: number } {
  const shift = () => (random.next() * 2 - 1) * kilometres * kilometreInDegrees;
  return {
    latitude: rounded(from.latitude + shift()),
    longitude: rounded(from.longitude + shift()),
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 100_000) / 100_000;
}

function pin({ latitude, longitude }: { latitude: number; longitude: number }): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
}
