import type { Difference } from '../../core/matching/explain/what-if';
import type { LockFault } from '../../core/matching/pairing/match-plan';

/** Why the locked pairs cannot all be kept. */
export const locks: Record<LockFault['code'], string> = {
  'lock-unknown-person': 'Cặp cố định có người không còn trong danh sách.',
  'lock-without-consent': 'Cặp cố định có học viên chưa đồng ý xử lý dữ liệu.',
  'lock-twice': 'Một học viên bị cố định với hai đại sứ số.',
  'lock-forbidden': 'Một cặp vừa bị cố định vừa bị cấm.',
  'lock-not-candidate': 'Cặp cố định không phải là cặp có thể ghép.',
  'lock-splits-household': 'Cặp cố định chia một hộ cho hai đại sứ số.',
  'locks-over-maximum': 'Số cặp cố định của một đại sứ số vượt quá số học viên tối đa.',
  'locks-under-minimum': 'Đại sứ số có cặp cố định nhưng không thể đủ số học viên tối thiểu.',
};

/** Why a change that an officer thought about cannot be. */
export const impossible: Record<NonNullable<Difference['code']>, string> = {
  'no-consent': 'Học viên chưa đồng ý xử lý dữ liệu nên chưa thể ghép cặp.',
  'too-far': 'Hai người ở quá xa nhau so với mức cho phép.',
  'other-programme': 'Hai người ở hai chương trình khác nhau, hoặc chương trình chỉ học theo lớp.',
  'no-language': 'Hai người không có ngôn ngữ chung.',
  'no-topic': 'Đại sứ số không dạy nội dung nào mà học viên cần.',
  'no-window': 'Hai người không có giờ rảnh chung.',
  'no-gender': 'Học viên muốn người hướng dẫn là nam hoặc nữ khác với đại sứ số này.',
  'no-training': 'Đại sứ số chưa có buổi tập huấn mà đơn vị yêu cầu trước khi ghép.',
  forbidden: 'Hai người này đã được ghi là không ghép với nhau.',
  'unknown-person': 'Có người không còn trong danh sách.',
  household: 'Có người trong hộ không hợp với đại sứ số này, mà cả hộ phải đi cùng nhau.',
  'no-places':
    'Không tìm được cách nào giữ đúng số học viên ít nhất và nhiều nhất của các đại sứ số.',
};
