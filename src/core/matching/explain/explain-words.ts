import { CostPart } from '../rules/cost';
import { RunnerUp } from './explain';
import { LockFault } from '../pairing/match';
import { InactiveReason, UnpairedReason } from '../pairing/reasons';

export type Language = string;

/** Why somebody is left over, in one sentence. */
export function unpairedSentence(reason: UnpairedReason, language: Language): string {
  return (language === 'vi' ? unpairedVi : unpairedEn)(reason);
}

/** Why an ambassador has nobody, in one sentence. */
export function inactiveSentence({ code, data }: InactiveReason, language: Language): string {
  const { able, leftOver, minMentees, maxMentees } = data;
  const isFew = leftOver < minMentees;
  const viFew = isFew ? `, chưa đủ ${minMentees}` : '';
  const enFew = isFew ? `, fewer than ${minMentees}` : '';
  const viLeft = leftOver === 0 ? '' : ` (trong đó ${leftOver} người chưa có đại sứ số${viFew})`;
  const enLeft = leftOver === 0 ? '' : ` (${leftOver} of them without anyone${enFew})`;
  const vi: Record<InactiveReason['code'], string> = {
    'max-below-min': `Chỉ nhận tối đa ${maxMentees} học viên, ít hơn mức tối thiểu ${minMentees}.`,
    'no-candidates': 'Không có học viên nào gần đây hợp cả ngôn ngữ, nội dung và giờ rảnh.',
    'below-min': `Chỉ ${able} học viên phù hợp, chưa đủ mức tối thiểu ${minMentees}.`,
    'others-nearer': `Có ${able} học viên phù hợp${viLeft}, nhưng gom đủ ${minMentees} người từ các đại sứ số khác thì cả đơn vị không lợi hơn.`,
  };
  const en: Record<InactiveReason['code'], string> = {
    'max-below-min': `Takes at most ${maxMentees} mentees, fewer than the minimum of ${minMentees}.`,
    'no-candidates': 'Nobody near fits: no one shares a language, a topic and a free time.',
    'below-min': `Only ${counted(able, 'mentee')} could be taught, fewer than the minimum of ${minMentees}.`,
    'others-nearer': `${counted(able, 'mentee')} could be taught${enLeft}, but taking ${minMentees} from other ambassadors would not serve all together better.`,
  };
  return (language === 'vi' ? vi : en)[code];
}

/** One part of a pair's cost; null where there is nothing to say. */
export function costPartSentence(
  { name, amount, count }: CostPart,
  language: Language,
): string | null {
  const isVi = language === 'vi';
  switch (name) {
    case 'metres':
      return isVi ? `Cách nhau ${distance(count, language)}` : `${distance(count, language)} apart`;
    case 'other-hamlet':
      if (amount === 0) return isVi ? 'Cùng thôn/tổ' : 'Same hamlet';
      return isVi ? `Khác thôn/tổ: +${amount}` : `Another hamlet: +${amount}`;
    case 'missing-topics':
      if (count === 0) return isVi ? 'Dạy được mọi nội dung cần học' : 'Teaches every topic needed';
      return isVi
        ? `Còn ${count} nội dung chưa dạy được: +${amount}`
        : `${counted(count, 'topic')} not taught: +${amount}`;
    case 'few-windows':
      return isVi
        ? `Cùng rảnh ${count} khung 30 phút mỗi tuần${amount > 0 ? `: +${amount}` : ''}`
        : `${counted(count, 'free half-hour')} a week in common${amount > 0 ? `: +${amount}` : ''}`;
    case 'leaves-current-mentor':
      if (count === 0) return null;
      return isVi
        ? `Phải đổi đại sứ số hiện tại: +${amount}`
        : `Leaves today's ambassador: +${amount}`;
  }
}

/** What giving the mentee to this other ambassador would mean; `name` is how the ambassador is called. */
export function runnerUpSentence(runner: RunnerUp, name: string, language: Language): string {
  const { metres, extraCost, isFull } = runner;
  const away = distance(metres, language);
  const own = distance(Math.abs(extraCost), language);
  const all = forEveryone(runner, language);
  if (language === 'vi') {
    const place = isFull ? ', đã đủ học viên nên phải có người nhường chỗ' : '';
    const forOne = extraCost === 0 ? 'như nhau' : `${extraCost > 0 ? 'kém' : 'lợi'} hơn ${own}`;
    return `${name}, cách ${away}${place}: riêng người này ${forOne}, cả đơn vị ${all}.`;
  }
  const place = isFull ? ', full, so that somebody would have to give up a place' : '';
  const forOne = extraCost === 0 ? 'the same' : `${own} ${extraCost > 0 ? 'worse' : 'better'}`;
  return `${name}, ${away} away${place}: ${forOne} for this person, ${all} for everyone.`;
}

/** Metres only while nobody gains or loses an ambassador; without a proof it is said that more was not found. */
function forEveryone(
  { costForEveryone, isProved, lost, found }: RunnerUp,
  language: Language,
): string {
  const walk = distance(Math.abs(costForEveryone), language);
  const isWorse = costForEveryone > 0;
  if (language === 'vi') {
    const people = [
      lost > 0 ? `${lost} người không còn đại sứ số` : '',
      found > 0 ? `${found} người đang chờ có đại sứ số` : '',
    ].filter((words) => words !== '');
    const change =
      costForEveryone === 0 ? 'không kém hơn' : `${isWorse ? 'kém' : 'lợi'} hơn ${walk}`;
    const said = people.length > 0 ? `có ${people.join(', ')}` : change;
    return isProved ? said : `${said} theo cách ghép tốt nhất tìm được`;
  }
  const people = [
    lost > 0 ? `${lost} without an ambassador any more` : '',
    found > 0 ? `${found} with one at last` : '',
  ].filter((words) => words !== '');
  const change = costForEveryone === 0 ? 'no worse' : `${walk} ${isWorse ? 'worse' : 'better'}`;
  const said = people.length > 0 ? people.join(', ') : change;
  return isProved ? said : `${said} in the best re-pairing found`;
}

/** Why the locked pairs cannot all be kept. */
export function lockSentence({ code }: LockFault, language: Language): string {
  const vi: Record<LockFault['code'], string> = {
    'lock-unknown-person': 'Cặp cố định có người không còn trong danh sách.',
    'lock-without-consent': 'Cặp cố định có học viên chưa đồng ý xử lý dữ liệu.',
    'lock-twice': 'Một học viên bị cố định với hai đại sứ số.',
    'lock-forbidden': 'Một cặp vừa bị cố định vừa bị cấm.',
    'lock-not-candidate': 'Cặp cố định không phải là cặp có thể ghép.',
    'lock-splits-household': 'Cặp cố định chia một hộ cho hai đại sứ số.',
    'locks-over-maximum': 'Số cặp cố định của một đại sứ số vượt quá số học viên tối đa.',
    'locks-under-minimum': 'Đại sứ số có cặp cố định nhưng không thể đủ số học viên tối thiểu.',
  };
  const en: Record<LockFault['code'], string> = {
    'lock-unknown-person': 'A locked pair names somebody who is no longer on the lists.',
    'lock-without-consent': 'A locked pair has a mentee without consent.',
    'lock-twice': 'A mentee is locked to two ambassadors.',
    'lock-forbidden': 'A pair is both locked and forbidden.',
    'lock-not-candidate': 'A locked pair is not a possible pair.',
    'lock-splits-household': 'A lock splits a household between two ambassadors.',
    'locks-over-maximum': 'An ambassador has more locked mentees than the maximum.',
    'locks-under-minimum': 'An ambassador with a locked mentee cannot reach the minimum.',
  };
  return (language === 'vi' ? vi : en)[code];
}

function unpairedVi({ code, data }: UnpairedReason): string {
  const around = `Trong ${distance(data.maxMetres, 'vi')} có ${data.withinReach} đại sứ số`;
  const nearest =
    data.nearestAbleMetres === null
      ? ''
      : ` Người phù hợp gần nhất cách ${distance(data.nearestAbleMetres, 'vi')}.`;
  const left = data.beforeRule;
  switch (code) {
    case 'no-consent':
      return 'Chưa đồng ý xử lý dữ liệu.';
    case 'too-far':
      return `Không có đại sứ số nào trong ${distance(data.maxMetres, 'vi')}.${nearest}`;
    case 'no-language':
      return `${around}, không ai có chung ngôn ngữ.${nearest}`;
    case 'no-topic':
      return `${around}, ${left} người có chung ngôn ngữ nhưng không ai dạy nội dung cần học.${nearest}`;
    case 'no-window':
      return `${left} đại sứ số ở gần dạy được, nhưng không ai cùng giờ rảnh.${nearest}`;
    case 'no-gender':
      return `${left} đại sứ số ở gần dạy được, nhưng không ai đúng mong muốn nam hoặc nữ.${nearest}`;
    case 'forbidden':
      return `${left} đại sứ số dạy được đều đã bị loại với người này.`;
    case 'mentor-closed':
      return data.able === 1
        ? 'Đại sứ số duy nhất dạy được không gom đủ số học viên tối thiểu.'
        : `Cả ${data.able} đại sứ số dạy được đều không gom đủ số học viên tối thiểu.`;
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
}

function unpairedEn({ code, data }: UnpairedReason): string {
  const around = `Of ${counted(data.withinReach, 'ambassador')} within ${distance(data.maxMetres, 'en')}`;
  const nearest =
    data.nearestAbleMetres === null
      ? ''
      : ` The nearest who suits is ${distance(data.nearestAbleMetres, 'en')} away.`;
  const left = counted(data.beforeRule, 'ambassador');
  switch (code) {
    case 'no-consent':
      return 'Has not agreed to the use of personal data.';
    case 'too-far':
      return `No ambassador within ${distance(data.maxMetres, 'en')}.${nearest}`;
    case 'no-language':
      return `${around}, none shares a language.${nearest}`;
    case 'no-topic':
      return `${around}, ${data.beforeRule} share a language but none teaches a topic needed.${nearest}`;
    case 'no-window':
      return `${left} near could teach, but none is free at the same time.${nearest}`;
    case 'no-gender':
      return `${left} near could teach, but none is the woman or man wished for.${nearest}`;
    case 'forbidden':
      return `${left} could teach, but each is ruled out for this person.`;
    case 'mentor-closed':
      return data.able === 1
        ? 'The only ambassador who could teach does not reach the minimum.'
        : `None of the ${data.able} ambassadors who could teach reaches the minimum.`;
    case 'household':
      return `No ambassador with a group who suits the whole household of ${data.householdSize} has places left for it.`;
    case 'has-room':
      return `${counted(data.room ?? data.able - data.full - data.closed, 'ambassador')} who could teach still has room; choose by hand or pair again.`;
    case 'mentors-full':
      if (data.able === 1) return 'The only ambassador who could teach is full.';
      return data.closed === 0
        ? `All ${counted(data.able, 'ambassador')} who could teach are full.`
        : `Of ${counted(data.able, 'ambassador')} who could teach, ${data.full} are full and ${data.closed} ${data.closed === 1 ? 'does' : 'do'} not reach the minimum.`;
  }
}

/** Metres, from a thousand on kilometres, in the reader's way of writing numbers. */
export function distance(metres: number, language: Language): string {
  if (metres < 1000) return `${metres} m`;
  const kilometres = (metres / 1000).toFixed(1).replace(/\.0$/, '');
  return `${language === 'vi' ? kilometres.replace('.', ',') : kilometres} km`;
}

/** English only: a number and its noun. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
