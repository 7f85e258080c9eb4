import { join } from 'node:path';
import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import type { Channel, ChannelName } from './channel';
import { EmailChannel } from './email.channel';
import { LogChannel } from './log.channel';
import { RateLimit } from './rate-limit';
import { SmsChannel } from './sms.channel';
import { ZaloChannel } from './zalo.channel';

/** The channels that the settings allow; the outbox folder alone when they name no provider. */
@Injectable()
export class Channels implements OnModuleDestroy {
  private channels = new Map<ChannelName, Channel>();
  private limits = new Map<ChannelName, RateLimit>();

  constructor(
    env: Env,
    private readonly clock: Clock,
  ) {
    const now = () => clock.now();
    const providers = providersOf(env, now);
    const log = new LogChannel(join(env.dataDir, 'outbox'), env.TIME_ZONE, now);
    this.use(providers.length > 0 ? providers : [log]);
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

function providersOf(env: Env, now: () => number): Channel[] {
  const zone = env.TIME_ZONE;
  const { ZALO_ACCESS_TOKEN: accessToken, ZALO_TEMPLATE_ID: templateId } = env;
  const { ESMS_API_KEY: apiKey, ESMS_SECRET_KEY: secretKey, ESMS_BRAND_NAME: brandName } = env;
  const providers: Channel[] = [];
  if (accessToken && templateId) {
    const baseUrl = withoutSlash(env.ZALO_BASE_URL);
    providers.push(new ZaloChannel({ baseUrl, accessToken, templateId, zone }, now));
  }
  if (apiKey && secretKey) {
    const baseUrl = withoutSlash(env.ESMS_BASE_URL);
    providers.push(new SmsChannel({ baseUrl, apiKey, secretKey, brandName: brandName ?? '' }, now));
  }
  if (env.SMTP_URL) providers.push(new EmailChannel(env.SMTP_URL, env.MAIL_FROM, now));
  return providers;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}
