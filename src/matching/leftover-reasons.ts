import type { Leftover } from './leftover.entity';

type Facts = Record<string, number | null>;

const sentences: Record<string, (facts: Facts) => string> = {
  'no-consent': () => 'Chưa đồng ý xử lý dữ liệu.',
  'too-far': (f) => `Không có đại sứ nào trong ${f.maxMetres} m.`,
  'no-language': (f) => `Không có ngôn ngữ chung với đại sứ nào trong ${f.maxMetres} m.`,
  'no-topic': (f) => `Không đại sứ nào trong ${f.maxMetres} m dạy nội dung cần học.`,
  'no-window': () => 'Không có buổi rảnh chung với đại sứ nào dạy được.',
  'no-gender': () => 'Không có đại sứ nam hoặc nữ như mong muốn.',
  forbidden: () => 'Những đại sứ dạy được đều đã bị loại trừ với người này.',
  'mentors-full': (f) => `Cả ${f.able} đại sứ dạy được đều đã đủ học viên.`,
  'mentor-closed': (f) => `${f.closed} đại sứ dạy được không gom đủ số học viên tối thiểu.`,
  household: (f) => `Không đại sứ nào nhận được cả hộ ${f.householdSize} người.`,
  'max-below-min': (f) => `Số học viên tối đa (${f.maxMentees}) nhỏ hơn mức tối thiểu ${f.minMentees}.`,
  'no-candidates': () => 'Không có học viên nào phù hợp ở gần.',
  'below-min': (f) => `Chỉ ${f.able} học viên phù hợp, ít hơn mức tối thiểu ${f.minMentees}.`,
  'others-nearer': () => 'Học viên quanh đây có đại sứ khác gần hoặc phù hợp hơn.',
};

/** The reason in one Vietnamese sentence. */
export function leftoverReason({ code, facts }: Pick<Leftover, 'code' | 'facts'>): string {
  return sentences[code]?.(facts as Facts) ?? code;
}
