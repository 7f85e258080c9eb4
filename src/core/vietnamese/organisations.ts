import { Vocabulary } from './vocabulary';

/** Whom the members of a community technology team come from. */
export const ORGANISATIONS = new Vocabulary({
  enumName: 'OrganisationCode',
  terms: [
    {
      code: 'youth-union',
      vi: 'Đoàn Thanh niên',
      en: 'Youth union',
      also: ['Đoàn TN', 'ĐTN', 'Đoàn viên'],
      pattern: /doan thanh nien|doan tncs|chi doan|doan xa|doan phuong|\bdtn\b|thanh nien/,
    },
    {
      code: 'womens-union',
      vi: 'Hội Phụ nữ',
      en: 'Women’s union',
      also: ['HPN', 'Hội LHPN', 'Hội Liên hiệp Phụ nữ'],
      pattern: /phu nu|\bl?hpn\b/,
    },
    {
      code: 'farmers-association',
      vi: 'Hội Nông dân',
      en: 'Farmers’ association',
      also: ['HND'],
      pattern: /nong dan|\bhnd\b/,
    },
    {
      code: 'veterans-association',
      vi: 'Hội Cựu chiến binh',
      en: 'Veterans’ association',
      also: ['HCCB', 'CCB'],
      pattern: /cuu chien binh|\bh?ccb\b/,
    },
    {
      code: 'elderly-association',
      vi: 'Hội Người cao tuổi',
      en: 'Association of the elderly',
      also: ['HNCT'],
      pattern: /cao tuoi/,
    },
    {
      code: 'fatherland-front',
      vi: 'Mặt trận Tổ quốc',
      en: 'Fatherland front',
      also: ['MTTQ', 'Ban công tác mặt trận'],
      pattern: /mat tran/,
    },
    {
      code: 'police',
      vi: 'Công an',
      en: 'Police',
      also: ['Công an xã', 'Công an phường', 'Tổ an ninh trật tự'],
      pattern: /cong an|an ninh/,
    },
    {
      code: 'school',
      vi: 'Trường học',
      en: 'School',
      also: ['Giáo viên', 'Nhà trường'],
      pattern: /\btruong (?:th|tieu|trung|mam|dai|hoc)|giao vien/,
    },
    {
      code: 'hamlet-board',
      vi: 'Ban quản lý thôn, tổ',
      en: 'Hamlet board',
      also: ['Trưởng thôn', 'Tổ trưởng dân phố', 'Ban cán sự'],
      pattern: /truong thon|to truong|ban quan ly/,
    },
    {
      code: 'commune-office',
      vi: 'Cán bộ xã, phường',
      en: 'Commune office',
      also: ['UBND xã', 'UBND phường', 'Cán bộ'],
      pattern: /ubnd|can bo/,
    },
    {
      code: 'company',
      vi: 'Doanh nghiệp bưu chính, viễn thông',
      en: 'Post or telecom company',
      also: ['VNPT', 'Viettel', 'MobiFone', 'Bưu điện'],
      pattern: /vnpt|viettel|mobifone|buu dien|doanh nghiep|cong ty/,
    },
    { code: 'other', vi: 'Khác', en: 'Other' },
  ],
  fallback: 'other',
});
