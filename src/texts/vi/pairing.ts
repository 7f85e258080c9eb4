import type { BlockingSet } from '../../core/matching/explain/blocking-sets';
import type { RunnerUp } from '../../core/matching/explain/explain';
import type { IdleMentors } from '../../core/matching/explain/idle-mentors';
import type { Need } from '../../core/matching/explain/needs';
import type { Shortage } from '../../core/matching/explain/shortage';
import type { Difference } from '../../core/matching/explain/what-if';
import type { InactiveReason, UnpairedReason } from '../../core/matching/pairing/reasons';
import type { SplitHousehold } from '../../core/matching/pairing/split-households';
import type { CostPart } from '../../core/matching/rules/cost';
import { mostOf, type ShortageNames } from '../facts/shortage-names';
import { impossible } from './pairing-rules';

const weekdays = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'];
const parts: Record<string, string> = { morning: 'sáng', afternoon: 'chiều', evening: 'tối' };

/** Why the pairs are as they are: every sentence from the facts of the core. */
export const pairing = {
  distance,
  beyond,
  exactMetres,
  /** The name of a language inside a sentence. */
  spoken: (name: string) => name.charAt(0).toLowerCase() + name.slice(1),

  /** Why somebody is left over. */
  unpaired: ({ code, data }: UnpairedReason): string => {
    const around = `Trong ${distance(data.maxMetres)} có ${data.withinReach} đại sứ số`;
    const nearest =
      data.nearestAbleMetres === null
        ? ''
        : ` Người phù hợp gần nhất cách ${beyond(data.nearestAbleMetres, data.maxMetres)}.`;
    const left = data.beforeRule;
    switch (code) {
      case 'no-consent':
        return 'Chưa đồng ý xử lý dữ liệu.';
      case 'too-far':
        return `Không có đại sứ số nào trong ${distance(data.maxMetres)}.${nearest}`;
      case 'other-programme':
        return `${left} đại sứ số ở gần, nhưng không ai ở cùng chương trình.${nearest}`;
      case 'no-language':
        return `${around}, không ai có chung ngôn ngữ.${nearest}`;
      case 'no-topic':
        return `${around}, ${left} người có chung ngôn ngữ nhưng không ai dạy nội dung cần học.${nearest}`;
      case 'no-window':
        return `${left} đại sứ số ở gần dạy được, nhưng không ai cùng giờ rảnh.${nearest}`;
      case 'no-gender':
        return `${left} đại sứ số ở gần dạy được, nhưng không ai đúng mong muốn nam hoặc nữ.${nearest}`;
      case 'no-training':
        return `${left} đại sứ số ở gần dạy được, nhưng chưa ai có buổi tập huấn mà đơn vị yêu cầu.${nearest}`;
      case 'forbidden':
        return `${left} đại sứ số dạy được đều đã bị loại với người này.`;
      case 'mentor-closed':
        return data.able === 1
          ? 'Đại sứ số duy nhất dạy được không gom đủ số học viên tối thiểu.'
          : `Cả ${data.able} đại sứ số dạy được đều không gom đủ số học viên tối thiểu.`;
      case 'no-group-yet':
        return data.able === 1
          ? 'Đại sứ số duy nhất dạy được chưa có học viên nào; hãy ghép cặp để biết có gom đủ số tối thiểu không.'
          : `Cả ${data.able} đại sứ số dạy được đều chưa có học viên nào; hãy ghép cặp để biết có gom đủ số tối thiểu không.`;
      case 'household':
        return `Không đại sứ số nào đang có nhóm mà hợp với cả hộ ${data.householdSize} người và còn đủ chỗ.`;
      case 'has-room':
        return `${data.room ?? data.able - data.full - data.closed} đại sứ số dạy được vẫn còn chỗ; hãy chọn tay hoặc ghép lại.`;
      case 'mentors-full':
        if (data.able === 1) return 'Đại sứ số duy nhất dạy được đã đủ học viên.';
        return data.closed === 0
          ? `Cả ${data.able} đại sứ số dạy được đều đã đủ học viên.`
          : `Trong ${data.able} đại sứ số dạy được, ${data.full} đã đủ học viên, ${data.closed} không gom đủ số tối thiểu.`;
    }
  },

  /** Why an ambassador has nobody. */
  inactive: ({ code, data }: InactiveReason): string => {
    const { able, leftOver, minMentees, maxMentees } = data;
    const few = leftOver < minMentees ? `, chưa đủ ${minMentees}` : '';
    const left = leftOver === 0 ? '' : ` (trong đó ${leftOver} người chưa có đại sứ số${few})`;
    switch (code) {
      case 'max-below-min':
        return `Chỉ nhận tối đa ${maxMentees} học viên, ít hơn mức tối thiểu ${minMentees}.`;
      case 'no-candidates':
        return 'Không có học viên nào gần đây hợp cả ngôn ngữ, nội dung và giờ rảnh.';
      case 'below-min':
        return `Chỉ ${able} học viên phù hợp, chưa đủ mức tối thiểu ${minMentees}.`;
      case 'others-nearer':
        return `Có ${able} học viên phù hợp${left}, nhưng gom đủ ${minMentees} người từ các đại sứ số khác thì cả đơn vị không lợi hơn.`;
      case 'no-better-found':
        return `Có ${able} học viên phù hợp${left}, nhưng chưa tìm được cách cho người này ${minMentees} học viên mà cả đơn vị lợi hơn. Có thể chuyển tay, hoặc ghép lại.`;
    }
  },

  /** Why a household is with several ambassadors, or some of it with nobody. */
  split: ({ code, data }: SplitHousehold): string => {
    const left = data.leftOver === 0 ? '' : ` ${data.leftOver} người trong hộ chưa có đại sứ số.`;
    switch (code) {
      case 'locked':
        return `Cặp cố định chia hộ này.${left}`;
      case 'nobody-suits-all':
        return `Không đại sứ số nào hợp với cả ${data.people} người và nhận được cả hộ.${left}`;
      case 'mentors-closed':
        return `${data.able} đại sứ số hợp với cả hộ đều không gom đủ số học viên tối thiểu.${left}`;
      case 'mentors-full':
        return `${data.open} đại sứ số hợp với cả hộ không còn đủ chỗ cho ${data.people} người; giữ cả hộ thì người khác phải nhường chỗ.${left}`;
      case 'cheaper-apart':
        return data.extraCost > 0
          ? `Học cùng một đại sứ số thì được, nhưng bất lợi hơn bằng ${distance(data.extraCost)} đường đi.${left}`
          : `Có thể học cùng một đại sứ số mà không bất lợi hơn; hãy chọn tay hoặc ghép lại.${left}`;
    }
  },

  /** A topic that the own ambassador does not teach, and who could teach it beside them. */
  openNeed: (topic: string, mentors: readonly { name: string; metres: number }[]): string =>
    mentors.length === 0
      ? `${topic}: chưa ai ở gần dạy được`
      : `${topic}: ${mentors.map(({ name, metres }) => `${name} (${distance(metres)})`).join(', ')}`,

  /** One part of a pair's cost; null where there is nothing to say. */
  costPart: ({ name, amount, count }: CostPart): string | null => {
    switch (name) {
      case 'metres':
        return `Cách nhau ${distance(count)}`;
      case 'other-hamlet':
        return amount === 0 ? 'Cùng thôn/tổ' : `Khác thôn/tổ: +${amount}`;
      case 'missing-topics':
        return count === 0
          ? 'Dạy được mọi nội dung cần học'
          : `Còn ${count} nội dung chưa dạy được: +${amount}`;
      case 'cannot-begin':
        return count === 0
          ? null
          : `Chưa dạy được nội dung phải học trước, cần thêm người dạy nội dung ấy: +${amount}`;
      case 'few-windows':
        return `Cùng rảnh ${count} khung 30 phút mỗi tuần${amount > 0 ? `: +${amount}` : ''}`;
      case 'leaves-current-mentor':
        return count === 0 ? null : `Phải đổi đại sứ số hiện tại: +${amount}`;
    }
  },

  /** What giving the mentee to this other ambassador would mean. */
  runnerUp: (runner: RunnerUp, name: string): string => {
    const { metres, extraCost, isFull } = runner;
    const place = isFull ? ', đã đủ học viên nên phải có người nhường chỗ' : '';
    const own = distance(Math.abs(extraCost));
    const forOne = extraCost === 0 ? 'như nhau' : `${extraCost > 0 ? 'kém' : 'lợi'} hơn ${own}`;
    return `${name}, cách ${distance(metres)}${place}: riêng người này ${forOne}, cả đơn vị ${forEveryone(runner)}.`;
  },

  /** What a change would do to everyone, or why it cannot be. */
  difference: (difference: Difference): string => {
    const { isPossible, code, moved, extraCost } = difference;
    if (!isPossible) return impossible[code ?? 'no-places'];
    if (moved.length === 0) return 'Không ai phải đổi.';
    const found = moved.filter(({ fromMentorId }) => fromMentorId === null).length;
    const lost = moved.filter(({ toMentorId }) => toMentorId === null).length;
    const changed = moved.length - found - lost;
    const who = [
      changed > 0 ? `${changed} học viên đổi đại sứ số` : '',
      found > 0 ? `${found} người đang chờ có đại sứ số` : '',
      lost > 0 ? `${lost} người không còn đại sứ số` : '',
    ]
      .filter(Boolean)
      .join(', ');
    // Metres are of use only while nobody gains or loses an ambassador.
    if (found > 0 || lost > 0) return `${who}.`;
    if (extraCost === 0) return `${who}; cả đơn vị không kém hơn.`;
    const walk = distance(Math.abs(extraCost));
    return `${who}; cả đơn vị ${extraCost > 0 ? 'kém' : 'lợi'} hơn ${walk} quy ra đường đi.`;
  },

  /** What a ward lacks: how many, where, with which topics and evenings. */
  shortage: (shortage: Shortage, names: ShortageNames): string[] => {
    const { people, mentorsNeeded, byHamlet, byTopic, byLanguage, byTime } = shortage;
    if (people === 0) return ['Không thiếu đại sứ số.'];
    return [
      `${people} học viên chưa có đại sứ số; cần thêm ít nhất ${mentorsNeeded} đại sứ số.`,
      `Nơi thiếu: ${mostOf(byHamlet, names.hamlet)}.`,
      `Nội dung họ cần: ${mostOf(byTopic, names.topic)}. Ngôn ngữ: ${mostOf(byLanguage, names.language)}.`,
      `Giờ họ rảnh: ${mostOf(byTime, timeName)}.`,
    ];
  },

  /** Whom to look for: one ambassador of the list who would take everyone left over. */
  need: (need: Need, minMentees: number, names: ShortageNames): string => {
    const count = need.menteeIds.length;
    const missing = minMentees - count;
    const hamlet = need.hamletId === null ? '' : names.hamlet(need.hamletId);
    const who = { female: 'đại sứ nữ', male: 'đại sứ nam', any: 'đại sứ' }[need.gender ?? 'any'];
    const more = missing > 0 ? ` Cần gom thêm ${missing} người ở gần cho đủ ${minMentees}.` : '';
    return `Một ${who} ở gần ${hamlet}, nói ${names.language(need.language)}, dạy ${names.topic(need.topic)}, rảnh ${timeName(need.time)}: nhận được ${count} người.${more}`;
  },

  /** Why these people cannot all have a place, whoever is moved. */
  blocking: ({ mentorIds, places, leftIds }: BlockingSet): string => {
    const [mentors, left] = [mentorIds.length, leftIds.length];
    return mentors === 0
      ? `${left} học viên không có đại sứ số nào đang nhận người mà dạy được cho họ.`
      : `${places + left} học viên chỉ có ${mentors} đại sứ số dạy được, với ${places} chỗ: thiếu ${left} chỗ, dù đổi ai đi nữa.`;
  },

  /** Ambassadors who stay below the minimum: how many, where, and what is missing. */
  idle: ({ people, byHamlet, menteesMissing }: IdleMentors, names: ShortageNames): string[] => {
    if (people === 0) return ['Mọi đại sứ số đều có học viên.'];
    const where = `${people} đại sứ số chưa có học viên: ${mostOf(byHamlet, names.hamlet)}.`;
    if (menteesMissing === 0) return [where];
    return [
      where,
      `Những người ở nơi quá ít học viên phù hợp còn thiếu tổng cộng ${menteesMissing} học viên.`,
    ];
  },

  /** "6-evening" as people say it. */
  timeName,
};

/** Metres, from a thousand on kilometres. */
function distance(metres: number): string {
  if (metres < 1000) return `${metres} m`;
  return `${(metres / 1000).toFixed(1).replace(/\.0$/, '').replace('.', ',')} km`;
}

/** A distance that is more than the limit never reads as the limit itself. */
function beyond(metres: number, limit: number): string {
  return distance(metres) === distance(limit) ? exactMetres(metres) : distance(metres);
}

function exactMetres(metres: number): string {
  return `${String(Math.ceil(metres)).replace(/\B(?=(\d{3})+$)/g, '.')} m`;
}

function timeName(key: string): string {
  const [day, part] = key.split('-');
  return `${parts[part] ?? part} ${weekdays[Number(day) - 1]}`;
}

/** Metres only while nobody gains or loses an ambassador; without a proof it is said that more was not found. */
function forEveryone({ costForEveryone, isProved, lost, found }: RunnerUp): string {
  const people = [
    lost > 0 ? `${lost} người không còn đại sứ số` : '',
    found > 0 ? `${found} người đang chờ có đại sứ số` : '',
  ].filter((words) => words !== '');
  const walk = distance(Math.abs(costForEveryone));
  const change =
    costForEveryone === 0 ? 'không kém hơn' : `${costForEveryone > 0 ? 'kém' : 'lợi'} hơn ${walk}`;
  const said = people.length > 0 ? `có ${people.join(', ')}` : change;
  return isProved ? said : `${said} theo cách ghép tốt nhất tìm được`;
}
