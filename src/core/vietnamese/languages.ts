import { ListReading, Term, Vocabulary } from './vocabulary';

/** Languages spoken in the communes; ISO 639 codes. */
export const LANGUAGES: readonly Term[] = [
  { code: 'vi', vi: 'Tiếng Việt', en: 'Vietnamese', also: ['Kinh', 'Việt Nam', 'Phổ thông', 'VN'] },
  { code: 'mtq', vi: 'Tiếng Mường', en: 'Muong' },
  { code: 'tyz', vi: 'Tiếng Tày', en: 'Tay' },
  { code: 'blt', vi: 'Tiếng Thái', en: 'Tai', also: ['Thái đen', 'Thái trắng'] },
  { code: 'nut', vi: 'Tiếng Nùng', en: 'Nung' },
  { code: 'hmn', vi: "Tiếng H'Mông", en: 'Hmong', also: ['Mông', 'Hmông', 'Mèo', 'H Mông'] },
  { code: 'ium', vi: 'Tiếng Dao', en: 'Dao' },
  { code: 'km', vi: 'Tiếng Khmer', en: 'Khmer', also: ['Khơ me', 'Khơme', 'Khmer Nam Bộ'] },
  { code: 'cjm', vi: 'Tiếng Chăm', en: 'Cham', also: ['Chàm'] },
  { code: 'rad', vi: 'Tiếng Ê Đê', en: 'Rade', also: ['Êđê', 'Ê-đê'] },
  { code: 'jra', vi: 'Tiếng Gia Rai', en: 'Jarai', also: ['Jrai', 'Giarai'] },
  { code: 'bdq', vi: 'Tiếng Ba Na', en: 'Bahnar', also: ['Bana'] },
  { code: 'sed', vi: 'Tiếng Xơ Đăng', en: 'Sedang', also: ['Xê Đăng', 'Xơđăng'] },
  { code: 'hre', vi: 'Tiếng Hrê', en: 'Hre', also: ["H'rê"] },
  { code: 'kpm', vi: 'Tiếng Cơ Ho', en: 'Koho', also: ["K'ho", 'Kơ Ho'] },
  { code: 'cmo', vi: 'Tiếng Mnông', en: 'Mnong', also: ["M'Nông"] },
  { code: 'stt', vi: 'Tiếng Xtiêng', en: 'Stieng', also: ["S'tiêng", 'Stiêng'] },
  { code: 'bru', vi: 'Tiếng Bru - Vân Kiều', en: 'Bru', also: ['Vân Kiều', 'Bru'] },
  { code: 'ktv', vi: 'Tiếng Cơ Tu', en: 'Katu', also: ['Cơtu', 'Ka Tu'] },
  { code: 'rog', vi: 'Tiếng Ra Glai', en: 'Roglai', also: ['Raglai'] },
  { code: 'mlf', vi: 'Tiếng Khơ Mú', en: 'Khmu', also: ['Khơmú', 'Khmú'] },
  { code: 'mji', vi: 'Tiếng Sán Dìu', en: 'San Diu' },
  { code: 'mlc', vi: 'Tiếng Cao Lan', en: 'Cao Lan', also: ['Sán Chay', 'Sán Chí'] },
  { code: 'hni', vi: 'Tiếng Hà Nhì', en: 'Hani' },
  { code: 'pcc', vi: 'Tiếng Giáy', en: 'Giay', also: ['Dáy'] },
  { code: 'tou', vi: 'Tiếng Thổ', en: 'Tho' },
  { code: 'yue', vi: 'Tiếng Hoa', en: 'Cantonese', also: ['Hán', 'Quảng Đông'] },
  {
    code: 'zh',
    vi: 'Tiếng Trung',
    en: 'Chinese',
    also: ['Trung Quốc', 'Trung Hoa', 'Phổ thông Trung Quốc'],
  },
  { code: 'en', vi: 'Tiếng Anh', en: 'English' },
  { code: 'fr', vi: 'Tiếng Pháp', en: 'French' },
  { code: 'lo', vi: 'Tiếng Lào', en: 'Lao' },
  { code: 'ja', vi: 'Tiếng Nhật', en: 'Japanese' },
  { code: 'ko', vi: 'Tiếng Hàn', en: 'Korean' },
  { code: 'ru', vi: 'Tiếng Nga', en: 'Russian' },
  {
    code: 'vsl',
    vi: 'Ngôn ngữ ký hiệu',
    en: 'Sign language',
    also: ['Ký hiệu', 'Thủ ngữ', 'NNKH', 'Ngôn ngữ kí hiệu'],
  },
];

const vocabulary = new Vocabulary(LANGUAGES, /^(?:noi )?(?:tieng|dan toc|nguoi)(?: dan toc)?(?= )/);

/** Reads a cell of languages into ISO 639 codes; "Kinh" and "phổ thông" are Vietnamese. */
export function readLanguages(text: string): ListReading {
  return vocabulary.read(text);
}
