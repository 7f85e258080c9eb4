import { Vocabulary } from './vocabulary';

/** What marks a resident: any number of these. Which of the framework's groups they are in, `target-groups.ts` says. */
export const GROUPS = new Vocabulary({
  enumName: 'GroupCode',
  terms: [
    {
      code: 'elderly',
      vi: 'Người cao tuổi',
      en: 'Elderly',
      also: ['NCT', 'Người già', 'Cao tuổi', 'Người lớn tuổi', 'Hội người cao tuổi'],
      pattern: /cao tuoi|lon tuoi|nguoi gia/,
    },
    {
      code: 'disabled',
      vi: 'Người khuyết tật',
      en: 'Person with a disability',
      also: ['NKT', 'Khuyết tật', 'Tàn tật'],
      pattern: /khuyet tat|tan tat/,
    },
    {
      code: 'trader',
      vi: 'Tiểu thương',
      en: 'Small trader',
      also: ['Buôn bán', 'Kinh doanh', 'Buôn bán nhỏ', 'Hộ kinh doanh'],
      pattern: /tieu thuong|buon ban|kinh doanh/,
    },
    {
      code: 'farmer',
      vi: 'Nông dân',
      en: 'Farmer',
      also: ['Làm ruộng', 'Làm nông'],
      pattern: /nong dan|lam nong/,
    },
    { code: 'worker', vi: 'Công nhân', en: 'Worker', pattern: /cong nhan/ },
    {
      code: 'freelance',
      vi: 'Lao động tự do',
      en: 'Casual worker',
      also: ['Tự do', 'LĐTD'],
      pattern: /tu do/,
    },
    {
      code: 'minority',
      vi: 'Đồng bào dân tộc thiểu số',
      en: 'Ethnic minority',
      also: ['Dân tộc thiểu số', 'DTTS', 'Đồng bào dân tộc'],
      pattern: /thieu so|dong bao dan toc/,
    },
    {
      code: 'poor',
      vi: 'Hộ nghèo',
      en: 'Poor household',
      also: ['Hộ cận nghèo', 'Cận nghèo', 'Người nghèo'],
      pattern: /ngheo/,
    },
    {
      code: 'remote',
      vi: 'Vùng sâu, vùng xa',
      en: 'Remote area',
      also: ['Vùng sâu vùng xa', 'Vùng đặc biệt khó khăn', 'Hải đảo', 'Biên giới'],
      pattern: /vung sau|vung xa|dac biet kho khan|hai dao|bien gioi/,
    },
    { code: 'woman', vi: 'Phụ nữ', en: 'Woman', pattern: /phu nu/ },
    { code: 'youth', vi: 'Thanh niên', en: 'Youth', pattern: /thanh nien/ },
    {
      code: 'student',
      vi: 'Học sinh, sinh viên',
      en: 'Student',
      also: ['Học sinh', 'Sinh viên', 'HSSV'],
    },
    { code: 'child', vi: 'Trẻ em', en: 'Child', also: ['Thiếu nhi'] },
    { code: 'homemaker', vi: 'Nội trợ', en: 'Homemaker' },
    {
      code: 'retired',
      vi: 'Hưu trí',
      en: 'Retired',
      also: ['Cán bộ hưu trí', 'Về hưu', 'Nghỉ hưu'],
    },
    {
      code: 'official',
      vi: 'Cán bộ, công chức',
      en: 'Official',
      also: ['Cán bộ', 'Công chức', 'Viên chức', 'CBCC', 'CBCCVC'],
    },
    { code: 'other', vi: 'Khác', en: 'Other' },
  ],
  fallback: 'other',
});
