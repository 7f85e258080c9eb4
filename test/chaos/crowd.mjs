import { setTimeout as pause } from 'node:timers/promises';

const atOnce = 6;
/** Whoever got no answer asks again under the same key, as docs/operations.md tells programs. */
const askAgainMs = 150;

/** People who book, whatever happens to the service meanwhile; what they were promised is counted afterwards. */
export class Crowd {
  promised = new Set();
  refused = 0;
  unanswered = 0;
  waited = 0;
  isOver = false;

  constructor(service, token, requests) {
    this.service = service;
    this.token = token;
    this.requests = requests;
    this.next = 0;
  }

  begin() {
    this.isOver = false;
    this.lanes = Array.from({ length: atOnce }, () => this.lane());
  }

  /** Nobody begins anew; who has begun is answered. */
  async end() {
    this.isOver = true;
    await Promise.all(this.lanes);
  }

  /** Until so many more were promised a place. */
  async promises(count) {
    const aim = this.promised.size + count;
    while (this.promised.size < aim && this.next < this.requests.length) await pause(20);
  }

  async lane() {
    while (!this.isOver && this.next < this.requests.length) {
      const nth = this.next++;
      await this.book(this.requests[nth], `chaos-${nth}`);
      // A pause for breath: a trial is about faults and not about speed.
      await pause(30);
    }
  }

  async book(request, key) {
    for (let tries = 0; tries < 800; tries++) {
      const { status, body } = await this.ask(request, key);
      if (status === 201) return void this.promised.add(body.booking?.id ?? body.id);
      if (status >= 400 && status < 500 && status !== 429) return void this.refused++;
      this.waited++;
      await pause(askAgainMs);
    }
    this.unanswered++;
  }

  async ask(request, key) {
    try {
      const answer = await fetch(`${this.service.base}/api/v1/bookings`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${this.token}`,
          'idempotency-key': key,
        },
        body: JSON.stringify(request),
        signal: AbortSignal.timeout(20_000),
      });
      this.last = { status: answer.status, text: await answer.text() };
      return { status: answer.status, body: JSON.parse(this.last.text) };
    } catch {
      return { status: 0 };
    }
  }
}
