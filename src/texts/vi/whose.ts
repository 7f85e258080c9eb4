/** Somebody as a neighbour would call them; `age` in years, null when it is not known. */
export interface Called {
  name: string;
  gender: 'female' | 'male' | null;
  age: number | null;
}

const OLD = 60;

/** Whose page it is: a phone is often a family's. */
export const whose = {
  called: ({ name, gender, age }: Called): string => {
    if (gender === null || age === null) return name;
    const words = gender === 'female' ? ['chị', 'bà'] : ['anh', 'ông'];
    return `${age >= OLD ? words[1] : words[0]} ${name}`;
  },
  strip: {
    page: 'Trang của:',
    booking: 'Đặt lịch cho:',
    move: 'Đổi giờ học cho:',
    cancel: 'Hủy buổi học của:',
    freeTimes: 'Giờ rảnh của:',
    waiting: 'Chờ chỗ cho:',
    messages: 'Tin nhắn gửi cho:',
    data: 'Dữ liệu của:',
  },
  callWard: (ward: string) => `Gọi ${ward}:`,
  help: 'Cần giúp?',
  readAloud: '🔊 Đọc to trang này',
  stopReading: '■ Dừng đọc',
  others: 'Người khác trên điện thoại này',
  pageOf: (name: string) => `→ Sang trang của ${name}`,
  choose: 'Bạn muốn mở trang của ai?',
  chooseLead:
    'Điện thoại này đã mở liên kết riêng của những người sau. Mỗi người có trang riêng, không lẫn của nhau.',
  chooseLink: 'Mọi người trên điện thoại này',
  mentor: 'đại sứ số',
  mentee: 'học viên',
  forget: 'Bỏ khỏi điện thoại này',
  forgetOf: (name: string) => `Bỏ ${name} khỏi điện thoại này`,
  forgetHint:
    'Bỏ rồi thì phải quét lại mã QR trên phiếu mới vào được. Lịch học đã đặt vẫn giữ nguyên.',
  otherTitle: 'Điện thoại này chưa mở trang của người đó',
  keptTitle: 'Những gì vừa điền vẫn còn ở đây',
  keptLead:
    'Chưa có gì được gửi đi. Hãy quét mã QR trên phiếu của người đó, rồi quay lại trang này và bấm nút dưới đây.',
  sendAgain: 'Gửi lại',
};
