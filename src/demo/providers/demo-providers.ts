import { createServer } from 'node:net';
import type { Env } from '../../platform/config/env';
import { toIsoWithOffset } from '../../core/time/zone';
import type { Traces } from '../../core/people/traces';
import { OutboxFolder } from './outbox-folder';
import { startProviderStandIn } from './provider-stand-in';
import type { FaultOf } from './faults';
import type { Received } from './received';
import { startSmtpStandIn } from './smtp-stand-in';

/** The providers of a demo: nothing leaves the machine, whatever the settings say. */
export interface DemoProviders {
  /** A page with what arrived, and buttons that make a provider fail. */
  url: string;
  settings: Partial<Record<keyof Env, unknown>>;
  /** Takes whoever is erased out of the messages that were sent. */
  forget(traces: Traces): Promise<void>;
  /** Reports every few seconds what arrived, as providers do, to the service at `baseUrl`. */
  reportTo(baseUrl: string): void;
}

const reportEveryMs = 5_000;
const names = { zalo: 'Zalo', esms: 'SMS', smtp: 'E-mail' };

/**
 * Starts stand-ins for Zalo, eSMS and a mail server, and writes each message that they accept into
 * the outbox folder. `port` is wished for; another one is taken where it is in use.
 */
export async function startDemoProviders(
  outboxFolder: string,
  zone: string,
  port: number,
  now: () => number,
): Promise<DemoProviders> {
  const outbox = new OutboxFolder(outboxFolder);
  const onAccepted = (message: Received) => outbox.add(pageOf(message, zone));
  const standIn = await startProviderStandIn({
    port: await freePort(port),
    now,
    onAccepted,
    usualFault: notEverybody,
  });
  const { received } = standIn;
  const mail = await startSmtpStandIn({ received, now, onAccepted });
  return {
    url: standIn.url,
    async forget(traces) {
      for (const message of received) {
        message.text = traces.takenOut(message.text);
        message.phone = traces.takenOut(message.phone);
        message.body = traces.takenOutOf(message.body);
      }
      await outbox.forget(traces);
    },
    reportTo(baseUrl) {
      setInterval(() => void standIn.reports.send(baseUrl).catch(() => 0), reportEveryMs).unref();
    },
    settings: {
      ZALO_BASE_URL: standIn.url,
      ZALO_OAUTH_URL: standIn.url,
      ZALO_APP_ID: 'demo',
      ZALO_SECRET_KEY: 'demo',
      ZALO_REFRESH_TOKEN: standIn.url,
      ZALO_ACCESS_TOKEN: undefined,
      ZALO_TEMPLATES: undefined,
      ZALO_TEMPLATE_ID: 'demo',
      ESMS_BASE_URL: standIn.url,
      ESMS_API_KEY: 'demo',
      ESMS_SECRET_KEY: 'demo',
      ESMS_BRAND_NAME: 'TUNGNGO',
      SMTP_URL: mail.url,
    },
  };
}

/** As in a real commune: one in ten has no Zalo, and one in a hundred a number that is no longer used. */
const notEverybody: FaultOf = ({ provider, phone }) => {
  if (provider === 'zalo' && phone.endsWith('7')) return { kind: 'code', code: -118 };
  return provider === 'esms' && phone.endsWith('77') ? { kind: 'code', code: 114 } : undefined;
};

function pageOf({ provider, phone, key, at, text }: Received, zone: string) {
  const sentAt = toIsoWithOffset(at, zone);
  const head = [`Gửi: ${phone}`, `Qua: ${names[provider]}`, `Lúc: ${sentAt}`, `Mã tin: ${key}`];
  return { key, head, text, cells: [sentAt, names[provider], phone, text.split('\n')[0]] };
}

/** The port, or 0 (any) where it is in use or no port at all. */
function freePort(wished: number): Promise<number> {
  if (wished > 65_535) return Promise.resolve(0);
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(0));
    server.listen(wished, '127.0.0.1', () => server.close(() => done(wished)));
  });
}
