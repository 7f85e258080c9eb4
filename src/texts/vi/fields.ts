import type { FieldName, ListedFieldName } from '../../core/people/fields';
import { terms } from './terms';

/** What each field of a person is called, by its name. */
const common = {
  fullName: 'Họ và tên',
  gender: 'Giới tính',
  birthYear: 'Năm sinh',
  phone: 'Điện thoại',
  otherPhone: 'Điện thoại khác',
  hamletId: 'Thôn/tổ',
  languages: 'Ngôn ngữ',
  windows: 'Giờ rảnh',
  consentOn: 'Đồng ý xử lý dữ liệu ngày',
  email: 'Thư điện tử',
  place: 'Vị trí',
  programme: 'Chương trình',
  isActive: 'Đang tham gia',
};

export const fields = {
  mentor: {
    ...common,
    organisation: 'Tổ chức',
    topics: 'Hướng dẫn được',
    maxMentees: 'Số học viên tối đa',
    trainings: 'Đã tập huấn',
  } satisfies Record<FieldName<'mentor'>, string>,
  mentee: {
    ...common,
    householdId: 'Mã hộ',
    address: 'Địa chỉ',
    groups: 'Nhóm',
    targetGroup: 'Nhóm theo khung 757',
    topics: 'Cần học',
    support: 'Cần hỗ trợ',
    wishedGender: 'Muốn người hướng dẫn',
    isPriority: 'Được ưu tiên',
    isHomebound: 'Học tại nhà',
  } satisfies Record<FieldName<'mentee'>, string>,
};

/** A column of an empty list: its heading, by which it is read back, and how to fill it in. */
interface SheetColumnText {
  header: string;
  hint: string;
}

const listOf = (names: Record<string, string>): string => Object.values(names).join(', ');
const choiceOf = (names: Record<string, string>): string =>
  `Một hay nhiều nội dung, cách nhau bằng dấu phẩy: ${listOf(names)}.`;

const commonColumns = {
  fullName: { header: 'Họ và tên', hint: 'Họ trước, tên sau.' },
  gender: { header: 'Giới tính', hint: 'Nam hoặc Nữ.' },
  birthYear: { header: 'Năm sinh', hint: 'Năm (1955) hoặc ngày/tháng/năm (15/10/1955).' },
  otherPhone: {
    header: 'Điện thoại khác',
    hint: 'Máy bàn, số thứ hai hoặc số của người thân, để gọi. Không có thì để trống.',
  },
  hamletId: { header: 'Thôn/Xóm', hint: 'Đúng tên trong danh sách thôn của đơn vị.' },
  languages: {
    header: 'Ngôn ngữ',
    hint: `Để trống là Tiếng Việt. Ví dụ: ${Object.values(terms.language).slice(0, 6).join(', ')}.`,
  },
  windows: {
    header: 'Buổi rảnh',
    hint: 'Ví dụ: Tối thứ 2; Tối thứ 4; Sáng CN. Hoặc: Các buổi tối; Cuối tuần; 18h-20h thứ 3.',
  },
  email: { header: 'Email', hint: 'Để trống nếu không có.' },
  place: {
    header: 'Tọa độ',
    hint: 'Vĩ độ, kinh độ (20.38879, 105.84629). Để trống thì lấy vị trí của thôn.',
  },
};

export const sheetColumns = {
  ordinal: { header: 'STT', hint: 'Số thứ tự.' },
  genders: ['Nam', 'Nữ'],
  list: 'Danh sách',
  guide: 'Hướng dẫn',
  choices: 'Danh mục',
  guideTitle: 'CÁCH GHI TỪNG CỘT',
  guideColumns: { header: 'Tên cột trong bảng', needed: 'Bắt buộc ghi', hint: 'Cách ghi' },
  needed: 'có',
  titles: {
    mentor: 'DANH SÁCH ĐẠI SỨ SỐ',
    mentee: 'DANH SÁCH NGƯỜI DÂN ĐĂNG KÝ HỌC',
    hamlets: 'DANH SÁCH THÔN, TỔ DÂN PHỐ',
    venues: 'DANH SÁCH ĐIỂM HỌC',
  },
  chooseOrType: 'Chọn một, hoặc gõ nhiều và cách nhau bằng dấu phẩy.',
  notInList: 'Không có trong danh mục. Vẫn ghi như vậy?',
  freeTimes: [
    'Các buổi tối',
    'Tối thứ 2 đến thứ 6',
    'Cuối tuần',
    'Sáng thứ 7, Sáng CN',
    'Chiều thứ 7, Chiều CN',
    'Tối thứ 7, Tối CN',
    'Tối thứ 2',
    'Tối thứ 3',
    'Tối thứ 4',
    'Tối thứ 5',
    'Tối thứ 6',
  ],
  yesNo: { yes: 'Có', no: 'Không' },
  hamlet: {
    name: { header: 'Tên thôn/tổ', hint: 'Mỗi thôn, tổ một dòng; tên như trong danh sách người.' },
    latitude: { header: 'Vĩ độ', hint: 'Ví dụ 20.38879. Để trống thì lấy vị trí của xã, phường.' },
    longitude: { header: 'Kinh độ', hint: 'Ví dụ 105.84629.' },
  },
  venue: {
    name: { header: 'Tên điểm học', hint: 'Nhà văn hóa, trường học, điểm lưu động…' },
    hamlet: { header: 'Thuộc thôn/tổ', hint: 'Để trống nếu của cả xã, phường.' },
    latitude: { header: 'Vĩ độ', hint: 'Để trống thì lấy vị trí của thôn.' },
    longitude: { header: 'Kinh độ', hint: 'Để trống thì lấy vị trí của thôn.' },
    seats: { header: 'Số chỗ', hint: 'Bao nhiêu người ngồi học được. Để trống là 20.' },
    hasWifi: { header: 'Có wifi', hint: 'Có hoặc Không.' },
    isStepFree: { header: 'Lối đi không bậc', hint: 'Xe lăn vào được: Có hoặc Không.' },
  },
  mentor: {
    ...commonColumns,
    phone: { header: 'Số điện thoại', hint: 'Số di động của đại sứ số.' },
    organisation: {
      header: 'Đơn vị',
      hint: 'Đoàn Thanh niên, Hội Phụ nữ, Tổ công nghệ số cộng đồng…',
    },
    topics: { header: 'Nội dung hướng dẫn được', hint: choiceOf(terms.topic) },
    maxMentees: { header: 'Số học viên tối đa', hint: 'Để trống là 8.' },
  } satisfies Record<ListedFieldName<'mentor'>, SheetColumnText>,
  mentee: {
    ...commonColumns,
    phone: {
      header: 'Số điện thoại',
      hint: 'Số di động, có thể là số của người nhà. Không có thì để trống.',
    },
    householdId: {
      header: 'Mã hộ',
      hint: 'Người cùng hộ ghi cùng một mã, để học cùng một đại sứ số.',
    },
    address: {
      header: 'Địa chỉ',
      hint: 'Số nhà, ngõ hoặc cách tìm nhà. Chỉ đại sứ số của người học và cán bộ thấy.',
    },
    groups: { header: 'Nhóm đối tượng', hint: `${listOf(terms.group)}.` },
    targetGroup: {
      header: 'Nhóm theo khung 757',
      hint: `Một trong: ${listOf(terms.targetGroup)}. Để trống thì lấy theo nhóm đối tượng.`,
    },
    topics: { header: 'Nhu cầu học', hint: choiceOf(terms.topic) },
    support: {
      header: 'Cần hỗ trợ',
      hint: `${listOf(terms.support)}. Không cần thì để trống.`,
    },
    wishedGender: {
      header: 'Muốn người hướng dẫn là',
      hint: 'Nam hoặc Nữ. Để trống là ai cũng được.',
    },
    consentOn: {
      header: 'Đồng ý xử lý dữ liệu (ngày)',
      hint: 'Ngày người học đồng ý cho dùng dữ liệu cá nhân (15/11/2026). Không ghi thay khi chưa hỏi.',
    },
  } satisfies Record<ListedFieldName<'mentee'>, SheetColumnText>,
};
