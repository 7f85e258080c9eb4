import { Vocabulary } from './vocabulary';

/** What members of teams and ambassadors are trained in before and while they teach. */
export const TRAININGS = new Vocabulary({
  enumName: 'TrainingCode',
  terms: [
    {
      code: 'safe-conduct',
      vi: 'Ứng xử an toàn',
      en: 'Safe conduct',
      also: ['Quy tắc ứng xử', 'An toàn khi đến nhà dân'],
      pattern: /ung xu/,
    },
    {
      code: 'personal-data',
      vi: 'Bảo vệ dữ liệu cá nhân',
      en: 'Personal data',
      also: ['Dữ liệu cá nhân', 'Bảo mật thông tin'],
      pattern: /du lieu|bao mat/,
    },
    {
      code: 'teaching-elders',
      vi: 'Dạy người cao tuổi',
      en: 'Teaching elders',
      also: ['Kỹ năng hướng dẫn người cao tuổi', 'Sư phạm'],
      pattern: /cao tuoi|su pham/,
    },
  ],
});
