import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
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
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  validateSync,
} from 'class-validator';
import { type RightsDays, rightsDays } from '../../core/people/rights';
import {
  toNumber,
  anyUrl,
  templateList,
  PerSecond,
  PerDay,
  Span,
  Days,
  listOf,
  isNetwork,
  isIssuer,
  isThisMachine,
} from './setting-rules';

export type ProcessRole = 'web' | 'worker' | 'all';

/** Every setting of the service. `.env.example` explains each; nothing else reads the environment. */
export class Env {
  @Transform(({ value }) => Number(value))
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  /** Where it listens: others reach it through a proxy on this machine, unless it says 0.0.0.0 or an address. */
  @Matches(/^[\w.:-]+$/, { message: 'HOST must be an address such as 127.0.0.1 or 0.0.0.0' })
  HOST = '127.0.0.1';

  /** Proxies on other machines, whose word on where a request comes from counts; one on this machine is believed as well. */
  @IsOptional()
  @ValidateBy({
    name: 'areNetworks',
    validator: {
      validate: (value) => typeof value === 'string' && listOf(value).every(isNetwork),
      defaultMessage: () =>
        'TRUSTED_PROXIES must be a list of addresses or networks such as 10.0.3.7, 172.18.0.0/16, uniquelocal',
    },
  })
  TRUSTED_PROXIES?: string;

  @IsOptional()
  @IsUrl(anyUrl)
  BASE_URL?: string;

  @IsIn(['web', 'worker', 'all'])
  ROLE: ProcessRole = 'all';

  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, {
    message: 'DATABASE_URL must start with sqlite: or postgres://',
  })
  DATABASE_URL = 'sqlite:var/tung-ngo.sqlite';

  @IsOptional()
  @Matches(/^rediss?:\/\/.+$/, { message: 'REDIS_URL must start with redis:// or rediss://' })
  REDIS_URL?: string;

  @IsTimeZone()
  TIME_ZONE = 'Asia/Ho_Chi_Minh';

  /** Folder of everything the service writes beside the database: queue, secret. */
  @IsString()
  DATA_DIR = 'var';

  /** Signs cookies and personal links; made once under DATA_DIR when absent. */
  @IsOptional()
  @MinLength(32)
  SECRET?: string;

  /** What SECRET was before, the latest first: printed links stay good, sign-ins do not. */
  @IsOptional()
  @Matches(/^[^\s,;]{32,}(?:[\s,;]+[^\s,;]{32,})*$/, {
    message: 'SECRET_BEFORE must be a list of secrets of at least 32 characters each',
  })
  SECRET_BEFORE?: string;

  /** Seals telephone numbers and addresses in the database; nothing keeps it but the settings. */
  @IsOptional()
  @Matches(/^[^\s,;]{32,}$/, {
    message: 'DATA_KEY must have at least 32 characters, without spaces and commas',
  })
  DATA_KEY?: string;

  /** What DATA_KEY was before: `tung-ngo encrypt` opens by it what it seals anew. */
  @IsOptional()
  @Matches(/^[^\s,;]{32,}(?:[\s,;]+[^\s,;]{32,})*$/, {
    message: 'DATA_KEY_BEFORE must be a list of keys of at least 32 characters each',
  })
  DATA_KEY_BEFORE?: string;

  /** A collector of metrics sends it as Authorization: Bearer; without it only operators see them. */
  @IsOptional()
  @Matches(/^[\w.~+/=-]{16,}$/, {
    message: 'METRICS_TOKEN must have at least 16 characters: letters, digits and - . _ ~ + / =',
  })
  METRICS_TOKEN?: string;

  /** Where a process that only works (ROLE=worker) answers /health and /metrics; without it, nowhere. */
  @Transform(toNumber)
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(65535)
  WATCH_PORT?: number;

  /** A collector of traces (OTLP over HTTP) to which spans of requests, jobs and writes go; without it nothing is traced. */
  @IsOptional()
  @IsUrl(anyUrl)
  OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  /** Who must have a second factor beside the password; everybody of the staff may. */
  @IsIn(['optional', 'administrators', 'staff'])
  SECOND_FACTOR: 'optional' | 'administrators' | 'staff' = 'optional';

  /** An OpenID provider, such as VNeID, by which whoever has connected it signs in; nothing of it while it is left out. */
  @IsOptional()
  @ValidateBy({
    name: 'isIssuer',
    validator: {
      validate: isIssuer,
      defaultMessage: () => 'OIDC_ISSUER must be an https:// address (http:// only on localhost)',
    },
  })
  OIDC_ISSUER?: string;

  /** As what the provider knows this service. */
  @ValidateIf(({ OIDC_ISSUER }: Env) => OIDC_ISSUER !== undefined)
  @IsString({ message: 'OIDC_CLIENT_ID is needed with OIDC_ISSUER' })
  OIDC_CLIENT_ID?: string;

  /** Without one the service shows who it is by PKCE alone. */
  @IsOptional()
  @IsString()
  OIDC_CLIENT_SECRET?: string;

  /** What buttons call it. */
  @MaxLength(40)
  OIDC_NAME = 'VNeID';

  /** What identifies a person there, never to be given to another: of it only a keyed hash is kept. */
  @Matches(/^[\w:/.-]{1,100}$/, { message: 'OIDC_CLAIM must be the name of a claim such as sub' })
  OIDC_CLAIM = 'sub';

  @Matches(/^(?:[\x21-\x7e]+ +)*openid(?: +[\x21-\x7e]+)*$/, {
    message: 'OIDC_SCOPE must be words such as: openid profile',
  })
  OIDC_SCOPE = 'openid';

  /** Which of what it says by acr or amr count as the second factor; none when left out. */
  @IsOptional()
  @IsString()
  OIDC_SECOND_FACTOR?: string;

  /** Staff who ask for nothing for so long sign in again. */
  @Span(24 * 60)
  STAFF_IDLE_MINUTES = 60;

  /** Staff sign in again after so many hours, whatever they do. */
  @Span(24 * 7)
  STAFF_SESSION_HOURS = 12;

  /** A phone on which an ambassador's or a mentee's page was not opened for so long forgets it. */
  @Span(3650)
  PERSON_IDLE_DAYS = 180;

  /** An ambassador or a mentee opens their link again after so many days. */
  @Span(3650)
  PERSON_SESSION_DAYS = 365;

  @IsOptional()
  @Matches(/^smtps?:\/\/.+$/, { message: 'SMTP_URL must start with smtp:// or smtps://' })
  SMTP_URL?: string;

  @IsEmail({ require_tld: false })
  MAIL_FROM = 'tung-ngo@localhost.localdomain';

  @PerSecond()
  SMTP_PER_SECOND = 100;

  @PerDay()
  SMTP_PER_DAY?: number;

  @IsUrl(anyUrl)
  ZALO_BASE_URL = 'https://business.openapi.zalo.me';

  @IsUrl(anyUrl)
  ZALO_OAUTH_URL = 'https://oauth.zaloapp.com';

  @IsOptional()
  @IsString()
  ZALO_APP_ID?: string;

  @IsOptional()
  @IsString()
  ZALO_SECRET_KEY?: string;

  /** The first one only: each may be used once, and the ones after it stand in the database. */
  @IsOptional()
  @IsString()
  ZALO_REFRESH_TOKEN?: string;

  @IsOptional()
  @IsString()
  ZALO_ACCESS_TOKEN?: string;

  /** The template of every kind of message that ZALO_TEMPLATES does not name. */
  @IsOptional()
  @IsString()
  ZALO_TEMPLATE_ID?: string;

  @IsOptional()
  @Matches(templateList, {
    message: 'ZALO_TEMPLATES must be a list such as booked=101, booked.en=102, lead=103',
  })
  ZALO_TEMPLATES?: string;

  @PerSecond()
  ZALO_PER_SECOND = 500;

  @PerDay()
  ZALO_PER_DAY?: number;

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

  @PerSecond()
  ESMS_PER_SECOND = 500;

  @PerDay()
  ESMS_PER_DAY?: number;

  @Days()
  RETAIN_AUDIT_DAYS = 1095;

  /** Messages and the tries to send them, after the lesson they spoke of. */
  @Days()
  RETAIN_REMINDERS_DAYS = 365;

  /** What learners answered to questions. */
  @Days()
  RETAIN_FEEDBACK_DAYS = 365;

  /** Proposals that were discarded, failed or replaced. */
  @Days()
  RETAIN_PROPOSALS_DAYS = 90;

  /** How changes of plans, moved pairs and the fields of people were, so that one press could take them back. */
  @Days()
  RETAIN_CHANGES_DAYS = 365;

  /** What stood in rows of a sheet that were not taken. */
  @Days()
  RETAIN_REJECTED_ROWS_DAYS = 30;

  /** The same of people who did not agree. */
  @Days()
  RETAIN_UNAGREED_ROWS_DAYS = 1;

  /** A personal link opens for so long after the pair has ended. */
  @Days()
  LINK_GRACE_DAYS = 30;

  /** Where copies of the database are kept; DATA_DIR/backups when absent. */
  @IsOptional()
  @IsString()
  BACKUP_DIR?: string;

  /** Where videos of lessons are kept that units upload; DATA_DIR/videos when absent. */
  @IsOptional()
  @IsString()
  VIDEO_DIR?: string;

  /** How large one of them may be. */
  @Span(2_000)
  VIDEO_MEGABYTES = 100;

  /** So many daily copies are kept; 0 makes none, neither daily nor before the tables change. */
  @Transform(toNumber)
  @IsInt()
  @Min(0)
  @Max(3650)
  BACKUP_DAYS = 7;

  /** How many connections a process has to PostgreSQL for writing, … */
  @Span(200)
  DATABASE_WRITERS = 10;

  /** … and for reading. Those who sign in, and the watchdog, have some of their own. */
  @Span(200)
  DATABASE_READERS = 6;

  /** How long PostgreSQL may take, in milliseconds, to give a connection, … */
  @Span(60_000)
  DATABASE_CONNECT_MS = 3_000;

  /** … a lock that others hold, … */
  @Span(600_000)
  DATABASE_LOCK_MS = 5_000;

  /** … and the answer to one statement. */
  @Span(3_600_000)
  DATABASE_STATEMENT_MS = 30_000;

  /** Within how many working days people hear that a request of theirs was received. */
  @Days()
  RIGHTS_ANSWER_DAYS = rightsDays.answer;

  /** Within how many days data is shown or put right, … */
  @Days()
  RIGHTS_ACCESS_DAYS = rightsDays.access;

  /** … consent withdrawn, or processing restricted or objected to, … */
  @Days()
  RIGHTS_WITHDRAW_DAYS = rightsDays.withdraw;

  /** … and somebody erased. */
  @Days()
  RIGHTS_ERASE_DAYS = rightsDays.erase;

  get rightsDays(): RightsDays {
    const [access, withdraw] = [this.RIGHTS_ACCESS_DAYS, this.RIGHTS_WITHDRAW_DAYS];
    return {
      answer: this.RIGHTS_ANSWER_DAYS,
      access,
      correct: access,
      restrict: withdraw,
      object: withdraw,
      withdraw,
      erase: this.RIGHTS_ERASE_DAYS,
    };
  }

  /** Where people reach the service; links in messages start with it, without a slash at the end. */
  get baseUrl(): string {
    return (this.BASE_URL ?? `http://localhost:${this.PORT}`).replace(/\/+$/, '');
  }

  /** The path of its host under which the service stands, such as `/tung-ngo`; empty where the host is its own. */
  get basePath(): string {
    return new URL(this.baseUrl).pathname.replace(/\/+$/, '');
  }

  /** Whether others than this machine can reach that address. */
  get isReachable(): boolean {
    return !isThisMachine(new URL(this.baseUrl).hostname);
  }

  /** Whose `X-Forwarded-For` counts. */
  get trustedProxies(): string[] {
    return ['loopback', ...listOf(this.TRUSTED_PROXIES)];
  }

  get secretsBefore(): string[] {
    return listOf(this.SECRET_BEFORE);
  }

  /** The keys of the data, the one that seals first; none where nothing is sealed. */
  get dataKeys(): string[] {
    return this.DATA_KEY ? [this.DATA_KEY, ...listOf(this.DATA_KEY_BEFORE)] : [];
  }

  get oidcSecondFactors(): string[] {
    return listOf(this.OIDC_SECOND_FACTOR);
  }

  /** A token, or all that is needed to get one. */
  get hasZaloToken(): boolean {
    const canRenew = this.ZALO_APP_ID && this.ZALO_SECRET_KEY && this.ZALO_REFRESH_TOKEN;
    return Boolean(this.ZALO_ACCESS_TOKEN ?? canRenew);
  }

  get dataDir(): string {
    return resolve(this.DATA_DIR);
  }

  get videoDir(): string {
    return this.VIDEO_DIR ? resolve(this.VIDEO_DIR) : join(this.dataDir, 'videos');
  }

  get backupDir(): string {
    return this.BACKUP_DIR ? resolve(this.BACKUP_DIR) : join(this.dataDir, 'backups');
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
  'SECRET_BEFORE',
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET',
  'OIDC_SECOND_FACTOR',
  'METRICS_TOKEN',
  'WATCH_PORT',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'BACKUP_DIR',
  'VIDEO_DIR',
  'SMTP_URL',
  'SMTP_PER_DAY',
  'ZALO_APP_ID',
  'ZALO_SECRET_KEY',
  'ZALO_REFRESH_TOKEN',
  'ZALO_ACCESS_TOKEN',
  'ZALO_TEMPLATE_ID',
  'ZALO_TEMPLATES',
  'ZALO_PER_DAY',
  'ESMS_API_KEY',
  'ESMS_SECRET_KEY',
  'ESMS_BRAND_NAME',
  'ESMS_PER_DAY',
];
