import { type AuditFinding, AuditVerifier } from '../modules/access';
import { loadEnv } from '../platform/config/env';
import { UsageError } from './shell/exit';
import { openFeatures } from './shell/open-features';

export interface VerifyOptions {
  /** As an earlier look printed it: 'POSITION:HASH'. */
  noted?: string;
}

/** Prints what the record holds and what does not hold of it; exit code 1 where something does not. */
export async function verifyAudit(options: VerifyOptions): Promise<void> {
  const noted = options.noted === undefined ? undefined : endIn(options.noted);
  const app = await openFeatures(loadEnv());
  try {
    const { entries, forgotten, end, findings } = await app.get(AuditVerifier).verify(noted);
    for (const finding of findings) process.stderr.write(`${sentenceOf(finding)}\n`);
    process.stdout.write(
      `${entries} việc đã kiểm tra, ${forgotten} việc đã xóa khi hết hạn lưu, ` +
        `${findings.length} chỗ sai.\nCuối chuỗi: ${end.position}:${end.hash}\n`,
    );
    if (findings.length > 0) process.exitCode = 1;
  } finally {
    await app.close();
  }
}

function endIn(noted: string): { position: number; hash: string } {
  const [, position, hash] = /^(\d{1,15}):([\w-]{22}|)$/.exec(noted) ?? [];
  if (position === undefined || hash === undefined) {
    throw new UsageError('--noted là dòng "Cuối chuỗi" của lần kiểm tra trước, ví dụ 120:Xk3….');
  }
  return { position: Number(position), hash };
}

const sentences: Record<AuditFinding['code'], (where: string, id: string) => string> = {
  'entry-altered': (where, id) => `Việc ${where}(${id}) đã bị sửa.`,
  'entry-missing': (where, id) => `Việc ${where}(${id}) đã bị xóa.`,
  'entry-unsealed': (_, id) =>
    `Việc ${id} không nằm trong chuỗi: đã bị chèn vào hoặc mất dấu niêm.`,
  'seal-missing': (where, id) => `Chuỗi đứt ở số ${where}trước việc ${id}.`,
  'forgotten-too-soon': (_, id) => `Lần xóa ${id} không theo hạn lưu.`,
  'trigger-missing': (_, id) => `Thiếu khóa bảo vệ ${id} trong cơ sở dữ liệu.`,
  'end-missing': (where) => `Cuối chuỗi đã ghi (số ${where.trim()}) không còn: phần sau đã bị cắt.`,
};

function sentenceOf({ code, position, id }: AuditFinding): string {
  return sentences[code](position === null ? '' : `${position} `, id);
}
