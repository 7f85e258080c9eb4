import { dirname } from 'node:path';
import { CommanderError } from 'commander';
import { DomainError } from '../../platform/common/domain-error';
import { StartRefusal, type StartRefusalCode } from '../../platform/common/start-refusal';

const startRefusals: Record<StartRefusalCode, (what: string) => string> = {
  'database-in-use': (what) =>
    `Cơ sở dữ liệu ${what} đang được dùng: hãy dừng dịch vụ trước, rồi chạy lại lệnh này.`,
  'database-being-restored': (what) =>
    `Cơ sở dữ liệu ${what} đang được phục hồi: hãy chờ xong rồi khởi động.`,
  'database-broken': (what) =>
    `Không đọc được cơ sở dữ liệu ${what}: hãy phục hồi từ bản sao lưu (tung-ngo restore).`,
  'schema-too-new': (what) =>
    `Dữ liệu là của một phiên bản mới hơn (${what}): hãy cài phiên bản mới của Từng Ngõ rồi chạy lại.`,
  'secret-missing': (what) =>
    `Thiếu tệp khóa ${what} của dữ liệu này: hãy chép lại tệp đó (bản sao lưu có giữ: tung-ngo restore), hoặc đặt SECRET.`,
  'data-key-missing': (key) =>
    `Số điện thoại và địa chỉ trong cơ sở dữ liệu đã được mã hóa (khóa ${key}): hãy đặt DATA_KEY.`,
  'data-key-wrong': (key) =>
    `DATA_KEY không phải là khóa của cơ sở dữ liệu này (khóa ${key}): hãy đặt đúng khóa.`,
  'data-not-sealed': (key) =>
    `Cơ sở dữ liệu chưa được mã hóa bằng DATA_KEY (khóa ${key}): hãy dừng dịch vụ và chạy tung-ngo encrypt.`,
  'not-a-backup': (what) => `${what} không phải là bản sao lưu của Từng Ngõ.`,
  'backup-broken': (what) => `Bản sao lưu ${what} bị hỏng: hãy dùng bản khác.`,
  'too-little-room': (what) =>
    `Không đủ chỗ trống trong ${what} cho bản sao: hãy dọn bớt hoặc chọn ổ đĩa khác, rồi chạy lại.`,
  'target-not-empty': (what) =>
    `Cơ sở dữ liệu ${what} đã có dữ liệu: chỉ chuyển được vào cơ sở dữ liệu trống.`,
  'copy-differs': (what) => `Bản chép không giống bản gốc (${what}): chưa có gì bị thay đổi.`,
};

/** What was given, or what lies there, cannot be used; else something came in between. */
function isOfArguments({ code }: StartRefusal): boolean {
  return ![
    'database-in-use',
    'database-being-restored',
    'too-little-room',
    'copy-differs',
  ].includes(code);
}

/** Of a machine that does not answer now, and of PostgreSQL: no such database, a wrong name or password. */
const unreachable = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH'];
const notLetIn = ['3D000', '28P01', '28000'];

/** Where no file can be: no such folder, a file in its place, a folder that the system makes up. */
const noPlace = [
  'ENOENT',
  'ENOTDIR',
  'EISDIR',
  'EPERM',
  'EINVAL',
  'ENAMETOOLONG',
  'ELOOP',
  'ENOTSUP',
];

function isFull(code: string | undefined): boolean {
  return code !== undefined && ['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL'].includes(code);
}

/** What came in between may be over when it is tried again, which whoever keeps the service running will do. */
function mayPass(error: unknown): boolean {
  if (error instanceof StartRefusal) return !isOfArguments(error);
  const { code } = (error ?? {}) as { code?: string };
  return code !== undefined && (isFull(code) || unreachable.includes(code));
}

/** Arguments or files that cannot be used. */
export class UsageError extends Error {}

/** Ends the program: 2 with one sentence for unusable arguments or files, 1 for a fault. */
export function endWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  const sentence = sentenceFor(error);
  if (sentence !== null) {
    process.stderr.write(`${sentence}\n`);
    process.exit(mayPass(error) ? 1 : 2);
  }
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
}

/** What whoever started the program can put right; null for a fault of ours. */
export function sentenceFor(error: unknown): string | null {
  if (error instanceof DomainError || error instanceof UsageError) return error.message;
  if (error instanceof StartRefusal) return startRefusals[error.code](error.what);
  const { code, port, path, message } = (error ?? {}) as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') {
    return `Cổng ${port} đang được một chương trình khác dùng: hãy tắt chương trình đó, hoặc đặt PORT khác.`;
  }
  if (isFull(code)) return `Đĩa đã đầy: hãy dọn bớt rồi chạy lại (${message}).`;
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    return `Cơ sở dữ liệu bị hỏng: hãy phục hồi từ bản sao lưu (tung-ngo restore) (${message}).`;
  }
  if (code && unreachable.includes(code)) {
    return `Không nối được với máy chủ: hãy xem nó có chạy không và địa chỉ có đúng không (${message}).`;
  }
  if (code && notLetIn.includes(code)) {
    return `Máy chủ cơ sở dữ liệu không cho vào: hãy xem lại tên cơ sở dữ liệu, tên người dùng và mật khẩu (${message}).`;
  }
  if (path && (code === 'EACCES' || code === 'EROFS'))
    return `Không có quyền ghi hoặc đọc ${path}.`;
  if (path && code && noPlace.includes(code)) {
    return `Không tạo hoặc mở được tệp trong thư mục ${dirname(path)}: hãy chọn thư mục khác (${code}).`;
  }
  return null;
}
