import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUrl,
  Matches,
  Max,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

export type Role = 'web' | 'worker' | 'all';

const anyUrl = { require_tld: false, require_protocol: true };

/** Every setting of the service. `.env.example` explains each; nothing else reads the environment. */
export class Env {
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  @IsOptional()
  @IsUrl(anyUrl)
  BASE_URL?: string;

  @IsIn(['web', 'worker', 'all'])
  ROLE: Role = 'all';

  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, {
    message: 'DATABASE_URL must start with sqlite: or postgres://',
  })
  DATABASE_URL = 'sqlite:var/tung-ngo.sqlite';

  @IsOptional()
  @Matches(/^rediss?:\/\/.+$/, { message: 'REDIS_URL must start with redis:// or rediss://' })
  REDIS_URL?: string;

  @IsTimeZone()
  TIME_ZONE = 'Asia/Ho_Chi_Minh';

  /** Folder of everything the service writes beside the database: queue, outbox, secret. */
  @IsString()
  DATA_DIR = 'var';

  /** Signs cookies and personal links; made once under DATA_DIR when absent. */
  @IsOptional()
  @MinLength(32)
  SECRET?: string;

  @IsOptional()
  @Matches(/^smtps?:\/\/.+$/, { message: 'SMTP_URL must start with smtp:// or smtps://' })
  SMTP_URL?: string;

  @IsEmail({ require_tld: false })
  MAIL_FROM = 'tung-ngo@localhost.localdomain';

  @IsUrl(anyUrl)
  ZALO_BASE_URL = 'https://business.openapi.zalo.me';

  @IsOptional()
  @IsString()
  ZALO_ACCESS_TOKEN?: string;

  @IsOptional()
  @IsString()
  ZALO_TEMPLATE_ID?: string;

  @IsUrl(anyUrl)
  ESMS_BASE_URL = 'https://rest.esms.vn';

  @IsOptional()
  @IsString()
  ESMS_API_KEY?: string;

  @IsOptional()
  @IsString()
  ESMS_SECRET_KEY?: string;

  @IsOptional()
  @IsString()
  ESMS_BRAND_NAME?: string;

  /** Where people reach the service; links in messages start with it, without a slash at the end. */
  get baseUrl(): string {
    return (this.BASE_URL ?? `http://localhost:${this.PORT}`).replace(/\/+$/, '');
  }

  get dataDir(): string {
    return resolve(this.DATA_DIR);
  }
}

/** Reads `.env` (when there is one) and the environment; throws one sentence that names each bad setting. */
export function loadEnv(overrides: Partial<Record<keyof Env, unknown>> = {}): Env {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return parseEnv({ ...process.env, ...overrides });
}

/** Validates raw settings; empty strings count as absent. */
export function parseEnv(raw: Record<string, unknown>): Env {
  const known = new Set([...Object.keys(new Env()), ...optionalSettings]);
  const given = Object.entries(raw).filter(
    ([key, value]) => known.has(key) && value !== undefined && value !== '',
  );
  const env = plainToInstance(Env, Object.fromEntries(given), { exposeDefaultValues: true });
  const errors = validateSync(env);
  if (errors.length > 0) {
    const sentences = errors.flatMap((error) => Object.values(error.constraints ?? {}));
    throw new Error(`The settings are not usable: ${sentences.join('; ')}.`);
  }
  return env;
}

const optionalSettings: (keyof Env)[] = [
  'BASE_URL',
  'REDIS_URL',
  'SECRET',
  'SMTP_URL',
  'ZALO_ACCESS_TOKEN',
  'ZALO_TEMPLATE_ID',
  'ESMS_API_KEY',
  'ESMS_SECRET_KEY',
  'ESMS_BRAND_NAME',
];
