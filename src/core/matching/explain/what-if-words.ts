import { distance, Language } from './explain-words';
import { Difference } from './what-if';

/** What a change would do to everyone, or why it cannot be, in one sentence. */
export function differenceSentence(difference: Difference, language: Language): string {
  const { isPossible, code, moved } = difference;
  if (!isPossible) return (language === 'vi' ? impossibleVi : impossibleEn)[code ?? 'no-places'];
  const found = moved.filter(({ fromMentorId }) => fromMentorId === null).length;
  const lost = moved.filter(({ toMentorId }) => toMentorId === null).length;
  const changed = moved.length - found - lost;
  if (moved.length === 0) return language === 'vi' ? 'Không ai phải đổi.' : 'Nobody moves.';
  const said =
    language === 'vi'
      ? [
          [changed, `${changed} học viên đổi đại sứ số`],
          [found, `${found} người đang chờ có đại sứ số`],
          [lost, `${lost} người không còn đại sứ số`],
        ]
      : [
          [changed, `${changed} would change ambassador`],
          [found, `${found} would get one at last`],
          [lost, `${lost} would have none any more`],
        ];
  const who = said.flatMap(([count, words]) => (count === 0 ? [] : [words])).join(', ');
  return found === 0 && lost === 0 ? `${who}; ${costWords(difference, language)}.` : `${who}.`;
}

/**
 * The price in metres of walking; only of use while nobody gains or loses a mentor. It has in it what
 * leaving a mentor costs, which the reasons of a pair leave out.
 */
function costWords({ extraCost }: Difference, language: Language): string {
  const walk = distance(Math.abs(extraCost), language);
  if (language === 'en') {
    return extraCost === 0
      ? 'as good as now'
      : `${walk} ${extraCost > 0 ? 'worse' : 'better'} in all, with the trouble of changing`;
  }
  if (extraCost === 0) return 'cả đơn vị không kém hơn';
  return `cả đơn vị ${extraCost > 0 ? 'kém' : 'lợi'} hơn ${walk} quy ra đường đi, kể cả phiền của việc đổi`;
}

type Obstacle = NonNullable<Difference['code']>;

const impossibleVi: Record<Obstacle, string> = {
  'no-consent': 'Học viên chưa đồng ý xử lý dữ liệu nên chưa thể ghép cặp.',
  'too-far': 'Hai người ở quá xa nhau so với mức cho phép.',
  'no-language': 'Hai người không có ngôn ngữ chung.',
  'no-topic': 'Đại sứ số không dạy nội dung nào mà học viên cần.',
  'no-window': 'Hai người không có giờ rảnh chung.',
  'no-gender': 'Học viên muốn người hướng dẫn là nam hoặc nữ khác với đại sứ số này.',
  forbidden: 'Hai người này đã được ghi là không ghép với nhau.',
  'unknown-person': 'Có người không còn trong danh sách.',
  household: 'Có người trong hộ không hợp với đại sứ số này, mà cả hộ phải đi cùng nhau.',
  'no-places':
    'Không tìm được cách nào giữ đúng số học viên ít nhất và nhiều nhất của các đại sứ số.',
};

const impossibleEn: Record<Obstacle, string> = {
  'no-consent': 'The mentee has not agreed to the use of personal data.',
  'too-far': 'The two live too far apart.',
  'no-language': 'The two share no language.',
  'no-topic': 'The ambassador teaches no topic that the mentee needs.',
  'no-window': 'The two are never free at the same time.',
  'no-gender': 'The mentee wishes for a woman or a man, and this ambassador is not.',
  forbidden: 'An officer ruled this pair out.',
  'unknown-person': 'Somebody is no longer on the lists.',
  household: 'Somebody of the household, which stays together, does not suit this ambassador.',
  'no-places': 'No way was found that keeps every ambassador between the minimum and the maximum.',
};
