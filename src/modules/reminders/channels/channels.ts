import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { MonotonicClock } from '../../../platform/common/monotonic-clock';
import { Env } from '../../../platform/config/env';
import type { Channel, ChannelName } from './channel';
import { EmailChannel } from './email.channel';
import { RateLimit } from './rate-limit';
import { SmsChannel } from './sms.channel';
import { zaloTemplates } from './zalo-templates';
import { ZaloTokens } from './zalo-tokens';
import { type AccessTokens, ZaloChannel } from './zalo.channel';

/** The channels that the settings allow: none when they name no provider. */
@Injectable()
export class Channels implements OnModuleDestroy {
  private channels = new Map<ChannelName, Channel>();
  private limits = new Map<ChannelName, RateLimit>();

  constructor(
    env: Env,
    private readonly clock: Clock,
    zaloTokens: ZaloTokens,
    patience: MonotonicClock,
  ) {
    const now = () => clock.now();
    this.use(providersOf(env, zaloTokens, now, patience));
  }

  /** Replaces them all, as tests and benches do. */
  use(channels: Channel[]): void {
    const now = this.clock.now();
    this.channels = new Map(channels.map((channel) => [channel.name, channel]));
    this.limits = new Map(
      channels.map(({ name, perSecond }) => [name, new RateLimit(perSecond, now)]),
    );
  }

  get names(): ChannelName[] {
    return [...this.channels.keys()];
  }

  /** Channels that never reach somebody twice with the same key. */
  get repeatable(): ChannelName[] {
    return this.names.filter((name) => this.get(name).repeatsSafely);
  }

  /** Messages a day of those channels that have a limit. */
  get dayLimits(): Map<ChannelName, number> {
    return new Map(
      [...this.channels.values()].flatMap(({ name, perDay }) =>
        perDay === undefined ? [] : [[name, perDay] as const],
      ),
    );
  }

  get(name: ChannelName): Channel {
    const channel = this.channels.get(name);
    if (!channel) throw new Error(`The channel ${name} is not configured.`);
    return channel;
  }

  /** 0 when one more message may go out now, else milliseconds to wait. */
  waitMs(name: ChannelName): number {
    return this.limits.get(name)?.take(this.clock.now()) ?? 0;
  }

  onModuleDestroy(): void {
    for (const channel of this.channels.values()) channel.close?.();
  }
}

function providersOf(
  env: Env,
  zaloTokens: AccessTokens,
  now: () => number,
  patience: MonotonicClock,
): Channel[] {
  const providers: Channel[] = [];
  const templateOf = zaloTemplates(env);
  if (env.hasZaloToken && templateOf) {
    const settings = {
      baseUrl: withoutSlash(env.ZALO_BASE_URL),
      templateOf,
      zone: env.TIME_ZONE,
      perSecond: env.ZALO_PER_SECOND,
      perDay: env.ZALO_PER_DAY,
    };
    providers.push(new ZaloChannel(settings, zaloTokens, now, patience));
  }
  const { ESMS_API_KEY: apiKey, ESMS_SECRET_KEY: secretKey, ESMS_BRAND_NAME: brandName } = env;
  if (apiKey && secretKey) {
    const settings = {
      baseUrl: withoutSlash(env.ESMS_BASE_URL),
      apiKey,
      secretKey,
      brandName: brandName ?? '',
      perSecond: env.ESMS_PER_SECOND,
      perDay: env.ESMS_PER_DAY,
    };
    providers.push(new SmsChannel(settings, now, patience));
  }
  if (env.SMTP_URL) {
    const limits = { perSecond: env.SMTP_PER_SECOND, perDay: env.SMTP_PER_DAY };
    providers.push(
      new EmailChannel({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM, ...limits }, now),
    );
  }
  return providers;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
