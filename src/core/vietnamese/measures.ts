import { Vocabulary } from './vocabulary';

/** What the movement is counted by; what each counts stands in `modules/programme/measures`. */
export const MEASURES = new Vocabulary({
  enumName: 'MeasureCode',
  terms: [
    { code: 'turns', vi: 'Lượt hướng dẫn', en: 'Turns of guidance', pattern: /luot/ },
    {
      code: 'people',
      vi: 'Người được hướng dẫn',
      en: 'People guided',
      also: ['Số người được hướng dẫn', 'Số người học'],
    },
    {
      code: 'one-topic',
      vi: 'Người tự làm được ít nhất một nội dung',
      en: 'People who can do one topic alone',
      pattern: /mot noi dung/,
    },
    {
      code: 'all-topics',
      vi: 'Người học xong mọi nội dung đã đăng ký',
      en: 'People who reached all they signed up for',
      pattern: /moi noi dung|het noi dung|ky nang/,
    },
    {
      code: 'vneid',
      vi: 'Người được xác nhận trên VNeID',
      en: 'People confirmed on VNeID',
      pattern: /vneid|xac nhan/,
    },
    { code: 'families', vi: 'Gia đình số', en: 'Digital Families', pattern: /gia dinh|ho so/ },
  ],
});

export type MeasureCode = 'turns' | 'people' | 'one-topic' | 'all-topics' | 'vneid' | 'families';

/** How far people have come, in its order; what each counts stands in `modules/programme/measures`. */
export const STAGES = [
  'listed',
  'consented',
  'paired',
  'people',
  'one-topic',
  'all-topics',
  'kept',
  'vneid',
] as const;

export type StageCode = (typeof STAGES)[number];

/** How it stands now: who takes part, and who of them waits for an ambassador. */
const STANDINGS = ['active', 'waiting'] as const;

type StandingCode = (typeof STANDINGS)[number];

/** Whatever is counted: of targets, of the way that people go, and how it stands. */
export type CountedCode = MeasureCode | StageCode | StandingCode;

export const COUNTED: readonly CountedCode[] = [
  ...new Set([...(MEASURES.codes as MeasureCode[]), ...STAGES, ...STANDINGS]),
];

/** Whom a target is for: everybody, adults, or one of the framework's four groups. */
export const AUDIENCES = new Vocabulary({
  enumName: 'AudienceCode',
  terms: [
    { code: 'all', vi: 'Tất cả', en: 'Everybody', also: ['Toàn dân', 'Mọi người'] },
    {
      code: 'adult',
      vi: 'Người trưởng thành',
      en: 'Adults',
      also: ['Từ 18 tuổi'],
      pattern: /truong thanh|18 tuoi/,
    },
    {
      code: 'student',
      vi: 'Học sinh, sinh viên',
      en: 'Pupils and students',
      pattern: /hoc sinh|sinh vien/,
    },
    { code: 'citizen', vi: 'Người dân', en: 'Citizens' },
    {
      code: 'official',
      vi: 'Cán bộ, công chức, viên chức',
      en: 'Officials and public employees',
      pattern: /can bo|cong chuc|vien chuc/,
    },
    {
      code: 'worker',
      vi: 'Người lao động trong doanh nghiệp',
      en: 'Workers in enterprises',
      pattern: /doanh nghiep|lao dong|cong nhan/,
    },
  ],
});

/** From this age on somebody is an adult. */
export const ADULT_AGE = 18;
