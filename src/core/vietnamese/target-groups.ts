import { Vocabulary } from './vocabulary';

/** The four groups of the national framework of digital skills (757/QĐ-BKHCN): each person is in one. */
export const TARGET_GROUPS = new Vocabulary({
  enumName: 'TargetGroupCode',
  terms: [
    {
      code: 'student',
      vi: 'Học sinh, sinh viên',
      en: 'Pupils and students',
      also: ['Học sinh', 'Sinh viên', 'HSSV', 'Nhóm 1'],
      pattern: /hoc sinh|sinh vien/,
    },
    { code: 'citizen', vi: 'Người dân', en: 'Citizens', also: ['Nhóm 2', 'Dân'] },
    {
      code: 'official',
      vi: 'Cán bộ, công chức, viên chức',
      en: 'Officials and public employees',
      also: [
        'Cán bộ, công chức, viên chức, người lao động trong cơ quan nhà nước',
        'CBCCVC',
        'Cán bộ',
        'Nhóm 3',
      ],
      pattern: /can bo|cong chuc|vien chuc|co quan nha nuoc/,
    },
    {
      code: 'worker',
      vi: 'Người lao động trong doanh nghiệp',
      en: 'Workers in enterprises',
      also: ['Công nhân', 'Người lao động', 'Nhóm 4'],
      pattern: /doanh nghiep|cong nhan|hop tac xa/,
    },
  ],
});

/** Which of our group codes says a framework's group, the first that holds; whoever has none is a citizen. */
const saidBy: readonly (readonly [group: string, target: string])[] = [
  ['student', 'student'],
  ['child', 'student'],
  ['official', 'official'],
  ['worker', 'worker'],
];

/** The framework's group of somebody with these codes of `groups.ts`, where nobody said otherwise. */
export function targetGroupOf(groups: readonly string[]): string {
  return saidBy.find(([group]) => groups.includes(group))?.[1] ?? 'citizen';
}
