import type { HardRule } from '../../../core/matching/rules/constraints';
import { lockSentence } from '../../../core/matching/explain/explain-words';
import type { LockFault } from '../../../core/matching/pairing/match';
import { DomainError } from '../../../platform/common/domain-error';

const sentences: Record<HardRule, string> = {
  'no-consent': 'Học viên chưa đồng ý xử lý dữ liệu nên chưa thể ghép cặp.',
  'too-far': 'Hai người ở quá xa nhau so với mức cho phép.',
  'no-language': 'Hai người không có ngôn ngữ chung.',
  'no-topic': 'Đại sứ không hướng dẫn nội dung nào mà học viên cần.',
  'no-window': 'Hai người không có buổi rảnh chung.',
  'no-gender': 'Học viên muốn người hướng dẫn là nam hoặc nữ khác với đại sứ này.',
};

/** The refusal of a pair that breaks a hard rule. */
export function refusalOf(rule: HardRule): DomainError {
  return new DomainError(rule, sentences[rule], 409);
}

/** The officer's own decisions contradict each other or the rules. */
export function lockRefusal(fault: LockFault): DomainError {
  const sentence = `${lockSentence(fault, 'vi')} Hãy bỏ bớt cặp cố định rồi ghép lại.`;
  return new DomainError(fault.code, sentence, 409);
}
