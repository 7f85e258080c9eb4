import type { Received } from './received';

/** Reports each message as arrived, the way its provider does, once; mail servers report nothing. */
export class StandInReports {
  private readonly reported = new Set<string>();

  constructor(private readonly received: readonly Received[]) {}

  /** To the service at `baseUrl`; gives how many were reported. */
  async send(baseUrl: string): Promise<number> {
    const fresh = this.received.filter(
      ({ provider, key }) => provider !== 'smtp' && !this.reported.has(key),
    );
    for (const message of fresh) {
      this.reported.add(message.key);
      await report(`${baseUrl}/api/v1/provider-reports`, message);
    }
    return fresh.length;
  }
}

async function report(url: string, { provider, key, messageId }: Received): Promise<void> {
  if (provider === 'zalo') {
    const message = { msg_id: messageId, tracking_id: key };
    await fetch(`${url}/zalo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ event_name: 'user_received_message', message }),
    });
    return;
  }
  const done = { SMSID: messageId, RequestId: key, SendStatus: '5', SendSuccess: '1' };
  await fetch(`${url}/sms?${new URLSearchParams(done).toString()}`);
}
