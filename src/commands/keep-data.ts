import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { entities } from '../app/entities';
import { keepingRules } from '../app/keeping';
import { type Env, loadEnv } from '../platform/config/env';
import { dialectOf } from '../platform/database/options';
import type { Sealing } from '../platform/database/sealing/sealing';
import { sealingOf } from '../platform/keeping/database-care';
import { copyName } from '../platform/keeping/kept-copies';
import { makeBackup } from '../platform/keeping/make-backup';
import { moveDatabase } from '../platform/keeping/move-database';
import { restoreBackup } from '../platform/keeping/restore-backup';
import { sealDatabase } from '../platform/keeping/seal-database';
import { UsageError } from './shell/exit';

/** Copies the database of the settings; without `to` into the folder of the daily copies. */
export async function backUp(to: string | undefined): Promise<void> {
  const env = loadEnv();
  const now = Date.now();
  const file = resolve(to ?? join(env.backupDir, copyName('by-hand', now)));
  if (existsSync(file)) throw new UsageError(`Đã có ${file}: hãy chọn tên khác.`);
  const { counts, secrets } = await makeBackup(env, file, now);
  const withSecret = secrets.length > 0 ? ', kèm khóa' : '';
  process.stdout.write(`Đã sao lưu và kiểm tra ${totalOf(counts)} dòng${withSecret}: ${file}\n`);
}

/** Puts a copy in the place of the database of the settings. */
export async function restore(file: string): Promise<void> {
  const env = loadEnv();
  if (!existsSync(file)) throw new UsageError(`Không có tệp ${file}.`);
  const { note, before } = await restoreBackup(env, keepingRules, file, Date.now());
  const lines = [
    `Đã phục hồi và kiểm tra ${totalOf(note.counts)} dòng, sao lưu lúc ${new Date(note.madeAt).toISOString()}.`,
    ...(before ? [`Dữ liệu trước khi phục hồi nằm ở ${before}`] : []),
    ...(env.SECRET && !note.secrets.includes(env.SECRET)
      ? [
          'SECRET trong cài đặt khác khóa của bản sao lưu: hãy đặt lại SECRET, hoặc thêm khóa cũ vào SECRET_BEFORE.',
        ]
      : []),
    ...(env.REDIS_URL
      ? ['Hàng đợi trong Redis còn nhớ việc cũ: hãy xóa nó (FLUSHDB) trước khi khởi động.']
      : []),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Seals the database of the settings by DATA_KEY. */
export async function encrypt(): Promise<void> {
  const env = loadEnv();
  const sealing = sealingNeeded(env);
  const rows = await sealDatabase(env, keepingRules, entities, { opening: sealing, sealing });
  process.stdout.write(
    `Đã mã hóa ${rows.toLocaleString('vi-VN')} dòng bằng khóa ${sealing.sealer.id}.\n` +
      'Hãy giữ DATA_KEY ở một nơi khác: mất khóa thì không ai đọc lại được.\n' +
      `Các bản sao lưu cũ trong ${env.backupDir} vẫn như trước lệnh này: hãy xóa khi không cần nữa.\n`,
  );
}

/** Opens all of it. */
export async function decrypt(): Promise<void> {
  const env = loadEnv();
  const opening = sealingNeeded(env);
  const rows = await sealDatabase(env, keepingRules, entities, { opening, sealing: null });
  process.stdout.write(
    `Đã giải mã ${rows.toLocaleString('vi-VN')} dòng. Từ nay hãy bỏ DATA_KEY khỏi cài đặt.\n`,
  );
}

function sealingNeeded(env: Env): Sealing {
  const sealing = sealingOf(env);
  if (!sealing) throw new UsageError('Chưa có khóa: hãy đặt DATA_KEY (ít nhất 32 ký tự).');
  return sealing;
}

/** Carries the embedded database of the settings to PostgreSQL. */
export async function move(to: string): Promise<void> {
  const env = loadEnv();
  if (dialectOf(env.DATABASE_URL) !== 'sqlite') {
    throw new UsageError('Chỉ chuyển được từ SQLite: DATABASE_URL phải bắt đầu bằng sqlite:');
  }
  if (!URL.canParse(to) || !/^postgres(?:ql)?:$/.test(new URL(to).protocol)) {
    throw new UsageError('--to là địa chỉ của PostgreSQL: postgres://USER:PASSWORD@HOST/DATABASE');
  }
  const counts = await moveDatabase(env, keepingRules, to);
  process.stdout.write(
    `Đã chuyển, đếm và so từng dòng: ${totalOf(counts)} dòng của ${Object.keys(counts).length} bảng.\n` +
      'Từ nay hãy đặt DATABASE_URL là địa chỉ đó; tệp SQLite cũ vẫn còn nguyên.\n',
  );
}

function totalOf(counts: Record<string, number>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return total.toLocaleString('vi-VN');
}
