import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';

const WINDOW_MS = 15 * 60_000;
const FAILURES_PER_LOGIN = 10;
const FAILURES_PER_ADDRESS = 50;
const REMEMBERED = 20_000;

interface Failures {
  count: number;
  since: number;
}

/** Slows down guessing: counts failed sign-ins per login and per network address, in this process. */
@Injectable()
export class SignInAttempts {
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly clock: Clock) {}

  /** @throws DomainError too-many-sign-ins */
  assertAllowed(login: string, address: string): void {
    const isOver =
      this.count(`login ${login}`) >= FAILURES_PER_LOGIN ||
      this.count(`address ${address}`) >= FAILURES_PER_ADDRESS;
    if (!isOver) return;
    const sentence = 'Đã thử đăng nhập sai quá nhiều lần. Xin chờ 15 phút rồi thử lại.';
    throw new DomainError('too-many-sign-ins', sentence, 429);
  }

  failed(login: string, address: string): void {
    for (const key of [`login ${login}`, `address ${address}`]) {
      const since = this.recent(key)?.since ?? this.clock.now();
      const count = this.count(key) + 1;
      this.failures.delete(key);
      this.failures.set(key, { count, since });
    }
    this.forgetOldest();
  }

  succeeded(login: string): void {
    this.failures.delete(`login ${login}`);
  }

  private count(key: string): number {
    return this.recent(key)?.count ?? 0;
  }

  private recent(key: string): Failures | undefined {
    const known = this.failures.get(key);
    return known && this.clock.now() - known.since < WINDOW_MS ? known : undefined;
  }

  private forgetOldest(): void {
    for (const key of this.failures.keys()) {
      if (this.failures.size <= REMEMBERED) return;
      this.failures.delete(key);
    }
  }
}
