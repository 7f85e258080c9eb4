import { type CourseTopic, Curriculum } from './curriculum';

/** The phone comes first for whoever needs it, by hand or by voice. */
const phone = ['smartphone', 'voice-phone'] as const;

/** The curriculum that the service comes with. */
export const builtInTopics = [
  { code: 'smartphone', after: [], lessons: 3 },
  { code: 'voice-phone', after: [], lessons: 3 },
  { code: 'online-safety', after: phone, lessons: 2 },
  { code: 'video-calls', after: phone, lessons: 2 },
  { code: 'vneid', after: phone, lessons: 2 },
  { code: 'public-services', after: ['vneid'], lessons: 2 },
  { code: 'health-book', after: ['vneid'], lessons: 2 },
  { code: 'cashless', after: phone, lessons: 2 },
  { code: 'digital-savings', after: ['cashless'], lessons: 2 },
  { code: 'online-selling', after: ['cashless'], lessons: 3 },
  { code: 'farm-prices', after: phone, lessons: 2 },
  { code: 'digital-signature', after: ['vneid'], lessons: 2 },
  { code: 'artificial-intelligence', after: phone, lessons: 2 },
] as const satisfies readonly CourseTopic[];

/** The topics there are. */
export type TopicCode = (typeof builtInTopics)[number]['code'];

export function isTopicCode(code: string): code is TopicCode {
  return builtInTopics.some((topic) => topic.code === code);
}

export const builtInCurriculum = new Curriculum(builtInTopics);
