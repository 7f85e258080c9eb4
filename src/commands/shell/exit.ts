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
  'not-a-backup': (what) => `${what} không phải là bản sao lưu của Từng Ngõ.`,
  'backup-broken': (what) => `Bản sao lưu ${what} bị hỏng: hãy dùng bản khác.`,
  'too-little-room': (what) => `Không đủ chỗ trống trong ${what} để sao lưu.`,
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

/** Arguments or files that cannot be used. */
export class UsageError extends Error {}

/** Ends the program: 2 with one sentence for unusable arguments or files, 1 for a fault. */
export function endWith(error: unknown): never {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : 2);
  const sentence = sentenceFor(error);
  if (sentence !== null) {
    process.stderr.write(`${sentence}\n`);
    process.exit(error instanceof StartRefusal && !isOfArguments(error) ? 1 : 2);
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
  const { code, port } = (error ?? {}) as { code?: string; port?: number };
  if (code !== 'EADDRINUSE') return null;
  return `Cổng ${port} đang được một chương trình khác dùng: hãy tắt chương trình đó, hoặc đặt PORT khác.`;
}
