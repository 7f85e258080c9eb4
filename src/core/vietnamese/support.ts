import { Vocabulary } from './vocabulary';

/** What a learner needs help with. */
export const SUPPORT_NEEDS = new Vocabulary({
  enumName: 'SupportCode',
  terms: [
    {
      code: 'blind',
      vi: 'Khiếm thị',
      en: 'Blind or low vision',
      also: ['Mù', 'Mắt kém', 'Mắt yếu', 'Khiếm thị nặng', 'Nhìn kém'],
      pattern: /khiem thi\b|\bmu\b(?! chu)|mat (?:kem|yeu|mo)|nhin kem|thi luc/,
    },
    {
      code: 'deaf',
      vi: 'Khiếm thính',
      en: 'Deaf or hard of hearing',
      also: ['Điếc', 'Nặng tai', 'Nghe kém', 'Lãng tai'],
      pattern: /khiem thinh|\bdiec\b|nang tai|nghe kem|lang tai|thinh luc/,
    },
    {
      code: 'mobility',
      vi: 'Khó đi lại',
      en: 'Cannot walk well',
      also: ['Xe lăn', 'Khuyết tật vận động', 'Đi lại khó khăn', 'Liệt', 'Chân yếu'],
      pattern: /di lai|xe lan|van dong|\bliet\b|chan yeu|di chuyen/,
    },
    {
      code: 'speech',
      vi: 'Khó nói',
      en: 'Cannot speak well',
      also: ['Câm'],
      pattern: /kho noi|\bcam\b/,
    },
    {
      code: 'reading',
      vi: 'Không biết chữ',
      en: 'Cannot read',
      also: ['Mù chữ', 'Tái mù chữ', 'Không đọc được chữ'],
    },
    {
      code: 'no-device',
      vi: 'Không có điện thoại',
      en: 'Has no phone',
      also: ['Chưa có điện thoại'],
    },
  ],
  nothing: /^(?:khong|khong co|khong can|khong can ho tro|binh thuong|0|x)?$/,
});
