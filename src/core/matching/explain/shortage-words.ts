import { Language } from './explain-words';
import { IdleMentors } from './idle-mentors';
import { BlockingSet } from './blocking-sets';
import { Need } from './needs';
import { Count, Shortage } from './shortage';

/** What the codes of a shortage are called, in the reader's language. */
export interface ShortageNames {
  hamlet: (id: string) => string;
  topic: (code: string) => string;
  language: (code: string) => string;
}

const MOST_NAMED = 3;

/** What a ward lacks, in a few sentences: how many, where, with which topics and evenings. */
export function shortageSentences(
  shortage: Shortage,
  names: ShortageNames,
  language: Language,
): string[] {
  const { people, mentorsNeeded, byHamlet, byTopic, byLanguage, byTime } = shortage;
  const isVi = language === 'vi';
  if (people === 0) {
    return [isVi ? 'Không thiếu đại sứ số.' : 'There are enough ambassadors.'];
  }
  const time = (key: string) => timeName(key, language);
  return isVi
    ? [
        `${people} học viên chưa có đại sứ số; cần thêm ít nhất ${mentorsNeeded} đại sứ số.`,
        `Nơi thiếu: ${most(byHamlet, names.hamlet)}.`,
        `Nội dung họ cần: ${most(byTopic, names.topic)}. Ngôn ngữ: ${most(byLanguage, names.language)}.`,
        `Giờ họ rảnh: ${most(byTime, time)}.`,
      ]
    : [
        `${people} without an ambassador; at least ${mentorsNeeded} more needed.`,
        `Where: ${most(byHamlet, names.hamlet)}.`,
        `Topics they need: ${most(byTopic, names.topic)}. Languages: ${most(byLanguage, names.language)}.`,
        `When they are free: ${most(byTime, time)}.`,
      ];
}

/** Whom to look for: one mentor of the list that would take everyone left over. */
export function needSentence(
  need: Need,
  minMentees: number,
  names: ShortageNames,
  language: Language,
): string {
  const count = need.menteeIds.length;
  const missing = minMentees - count;
  const hamlet = need.hamletId === null ? '' : names.hamlet(need.hamletId);
  const topic = names.topic(need.topic);
  const spoken = names.language(need.language);
  const time = timeName(need.time, language);
  if (language === 'vi') {
    const who = { female: 'đại sứ nữ', male: 'đại sứ nam', any: 'đại sứ' }[need.gender ?? 'any'];
    const more = missing > 0 ? ` Cần gom thêm ${missing} người ở gần cho đủ ${minMentees}.` : '';
    return `Một ${who} ở gần ${hamlet}, nói ${spoken}, dạy ${topic}, rảnh ${time}: nhận được ${count} người.${more}`;
  }
  const who = { female: 'a woman', male: 'a man', any: 'somebody' }[need.gender ?? 'any'];
  const more = missing > 0 ? ` ${missing} more from near by would make up the ${minMentees}.` : '';
  return `Look for ${who} near ${hamlet} who speaks ${spoken}, teaches ${topic} and is free on ${time}: could take ${count}.${more}`;
}

/** Why these people cannot all have a place, whoever is moved. */
export function blockingSentence(
  { mentorIds, places, leftIds }: BlockingSet,
  language: Language,
): string {
  const [mentors, left] = [mentorIds.length, leftIds.length];
  if (mentors === 0) {
    return language === 'vi'
      ? `${left} học viên không có đại sứ số nào đang nhận người mà dạy được cho họ.`
      : `Nobody who takes people could teach these ${left}.`;
  }
  return language === 'vi'
    ? `${places + left} học viên chỉ có ${mentors} đại sứ số dạy được, với ${places} chỗ: thiếu ${left} chỗ, dù đổi ai đi nữa.`
    : `${places + left} people have only ${mentors} ambassadors who could teach them, with ${places} places: ${left} too few, whoever is moved.`;
}

/** Mentors who stay below the minimum: how many, where, and what is missing. */
export function idleSentences(
  { people, byHamlet, menteesMissing }: IdleMentors,
  names: ShortageNames,
  language: Language,
): string[] {
  const isVi = language === 'vi';
  if (people === 0) {
    return [isVi ? 'Mọi đại sứ số đều có học viên.' : 'Every ambassador has mentees.'];
  }
  const where = most(byHamlet, names.hamlet);
  const missing =
    menteesMissing === 0
      ? []
      : [
          isVi
            ? `Những người ở nơi quá ít học viên phù hợp còn thiếu tổng cộng ${menteesMissing} học viên.`
            : `Where too few suit, ${menteesMissing} more mentees in all would be needed.`,
        ];
  return isVi
    ? [`${people} đại sứ số chưa có học viên: ${where}.`, ...missing]
    : [`${people} ambassadors have nobody: ${where}.`, ...missing];
}

/** "6-evening" as people say it. */
export function timeName(key: string, language: Language): string {
  const [day, part] = key.split('-');
  const at = Number(day) - 1;
  if (language === 'en') return `${WEEKDAYS_EN[at]} ${part}s`;
  return `${PARTS_VI[part] ?? part} ${WEEKDAYS_VI[at]}`;
}

const WEEKDAYS_VI = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const WEEKDAYS_EN = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const PARTS_VI: Record<string, string> = { morning: 'sáng', afternoon: 'chiều', evening: 'tối' };

function most(counts: readonly Count[], name: (key: string) => string): string {
  const named = counts.slice(0, MOST_NAMED).map(({ key, people }) => `${name(key)} (${people})`);
  return named.join(', ') + (counts.length > MOST_NAMED ? ', …' : '');
}
