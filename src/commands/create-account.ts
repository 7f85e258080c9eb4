import { createInterface } from 'node:readline';
import { AccountsService, systemActor } from '../modules/access';
import { loadEnv } from '../platform/config/env';
import { WardsService } from '../modules/wards';
import { UsageError } from './shell/exit';
import { openFeatures } from './shell/open-features';

export interface AccountOptions {
  login: string;
  name: string;
  /** Code of the officer's ward; without it an operator of the whole service. */
  ward?: string;
}

/** Makes a staff account; its password is the first line of standard input. */
export async function createAccount(options: AccountOptions): Promise<void> {
  const app = await openFeatures(loadEnv());
  try {
    const ward = options.ward ? await app.get(WardsService).findByCode(options.ward) : null;
    if (options.ward && !ward) throw new UsageError(`Không có đơn vị ${options.ward}.`);
    await app.get(AccountsService).create(systemActor, {
      login: options.login,
      fullName: options.name,
      password: await firstLine(process.stdin),
      role: ward ? 'officer' : 'operator',
      wardId: ward?.id ?? null,
    });
  } finally {
    await app.close();
  }
}

async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input })) return line;
  throw new UsageError('Chưa có mật khẩu ở dòng đầu tiên của đầu vào.');
}
