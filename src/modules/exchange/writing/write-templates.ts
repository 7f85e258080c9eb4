import { Workbook, Worksheet } from 'exceljs';
import { GROUPS } from '../../../core/vietnamese/groups';
import { LANGUAGES } from '../../../core/vietnamese/languages';
import { SUPPORT_NEEDS } from '../../../core/vietnamese/support';
import { TOPICS } from '../../../core/vietnamese/topics';
import { addTextRow, bytesOf, printedSheet } from './printed-sheet';

interface TemplateColumn {
  header: string;
  width: number;
  /** How to fill the column, for the second sheet. */
  hint: string;
  isRequired?: boolean;
  choices?: readonly string[];
}

const GENDERS = ['Nam', 'Nữ'];
const PREPARED_ROWS = 500;

const NAME: TemplateColumn = {
  header: 'Họ và tên',
  width: 26,
  hint: 'Họ trước, tên sau.',
  isRequired: true,
};
const GENDER: TemplateColumn = {
  header: 'Giới tính',
  width: 10,
  hint: 'Nam hoặc Nữ.',
  choices: GENDERS,
};
const BIRTH: TemplateColumn = {
  header: 'Năm sinh',
  width: 12,
  hint: 'Năm (1955) hoặc ngày/tháng/năm (15/10/1955).',
  isRequired: true,
};
const HAMLET: TemplateColumn = {
  header: 'Thôn/Xóm',
  width: 16,
  hint: 'Đúng tên trong danh sách thôn của đơn vị.',
  isRequired: true,
};
const LANGUAGE: TemplateColumn = {
  header: 'Ngôn ngữ',
  width: 16,
  hint: `Để trống là Tiếng Việt. Ví dụ: ${LANGUAGES.slice(0, 6)
    .map(({ vi }) => vi)
    .join(', ')}.`,
};
const FREE_TIMES: TemplateColumn = {
  header: 'Buổi rảnh',
  width: 30,
  hint: 'Ví dụ: Tối thứ 2; Tối thứ 4; Sáng CN. Hoặc: Các buổi tối; Cuối tuần; 18h-20h thứ 3.',
  isRequired: true,
};
const PIN: TemplateColumn = {
  header: 'Tọa độ',
  width: 22,
  hint: 'Vĩ độ, kinh độ (20.38879, 105.84629). Để trống thì lấy vị trí của thôn.',
};

const EMAIL: TemplateColumn = { header: 'Email', width: 26, hint: 'Để trống nếu không có.' };

const MENTOR_COLUMNS: readonly TemplateColumn[] = [
  { header: 'STT', width: 6, hint: 'Số thứ tự.' },
  NAME,
  GENDER,
  BIRTH,
  { ...phoneColumn('Số di động của đại sứ số.'), isRequired: true },
  HAMLET,
  { header: 'Đơn vị', width: 24, hint: 'Đoàn Thanh niên, Hội Phụ nữ, Tổ công nghệ số cộng đồng…' },
  topicsColumn('Nội dung hướng dẫn được'),
  LANGUAGE,
  FREE_TIMES,
  { header: 'Số học viên tối đa', width: 12, hint: 'Để trống là 8.' },
  EMAIL,
  PIN,
];

const MENTEE_COLUMNS: readonly TemplateColumn[] = [
  { header: 'STT', width: 6, hint: 'Số thứ tự.' },
  NAME,
  GENDER,
  BIRTH,
  phoneColumn('Số di động, có thể là số của người nhà. Không có thì để trống.'),
  { header: 'Mã hộ', width: 12, hint: 'Người cùng hộ ghi cùng một mã, để học cùng một đại sứ số.' },
  HAMLET,
  { header: 'Nhóm đối tượng', width: 18, hint: `${namesOf(GROUPS)}.` },
  topicsColumn('Nhu cầu học'),
  LANGUAGE,
  FREE_TIMES,
  { header: 'Cần hỗ trợ', width: 16, hint: `${namesOf(SUPPORT_NEEDS)}. Không cần thì để trống.` },
  {
    header: 'Muốn người hướng dẫn là',
    width: 14,
    hint: 'Nam hoặc Nữ. Để trống là ai cũng được.',
    choices: GENDERS,
  },
  {
    header: 'Đồng ý xử lý dữ liệu (ngày)',
    width: 16,
    hint: 'Ngày người học đồng ý cho dùng dữ liệu cá nhân (15/11/2026). Không ghi thay khi chưa hỏi.',
    isRequired: true,
  },
  EMAIL,
  PIN,
];

/** An empty sheet of ambassadors to be filled in by an officer. */
export function writeMentorTemplate(): Promise<Buffer> {
  return writeTemplate('DANH SÁCH ĐẠI SỨ SỐ', MENTOR_COLUMNS);
}

/** An empty sheet of residents who ask to learn. */
export function writeMenteeTemplate(): Promise<Buffer> {
  return writeTemplate('DANH SÁCH NGƯỜI DÂN ĐĂNG KÝ HỌC', MENTEE_COLUMNS);
}

async function writeTemplate(title: string, columns: readonly TemplateColumn[]): Promise<Buffer> {
  const workbook = new Workbook();
  const sheet = printedSheet(workbook, 'Danh sách', title, columns);
  columns.forEach(({ header, choices }, index) => {
    if (header !== 'STT') sheet.getColumn(index + 1).numFmt = '@';
    if (choices) offerChoices(sheet, index + 1, choices);
  });
  addGuide(workbook, columns);
  return bytesOf(workbook);
}

function offerChoices(sheet: Worksheet, column: number, choices: readonly string[]): void {
  for (let row = 3; row < PREPARED_ROWS; row += 1) {
    sheet.getCell(row, column).dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${choices.join(',')}"`],
    };
  }
}

function addGuide(workbook: Workbook, columns: readonly TemplateColumn[]): void {
  const guide = printedSheet(workbook, 'Hướng dẫn', 'CÁCH GHI TỪNG CỘT', [
    { header: 'Tên cột trong bảng', width: 28 },
    { header: 'Bắt buộc ghi', width: 12 },
    { header: 'Cách ghi', width: 90 },
  ]);
  for (const { header, isRequired, hint } of columns) {
    addTextRow(guide, [header, isRequired ? 'có' : '', hint]);
  }
}

function phoneColumn(hint: string): TemplateColumn {
  return { header: 'Số điện thoại', width: 16, hint };
}

function topicsColumn(header: string): TemplateColumn {
  return {
    header,
    width: 44,
    hint: `Một hay nhiều nội dung, cách nhau bằng dấu phẩy: ${namesOf(TOPICS)}.`,
    isRequired: true,
  };
}

function namesOf(terms: readonly { vi: string }[]): string {
  return terms.map(({ vi }) => vi).join(', ');
}
