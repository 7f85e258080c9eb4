import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { MINUTE_MS } from '../../../core/time/durations';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Account } from '../identity/account.entity';
import { clearCookie, cookieOf, setCookie, stepCookie } from '../identity/cookies';
import { Signer } from '../identity/signer';
import type { WayIn } from '../signed-in/sign-in.entity';

/** Time to find the phone. */
const STEP_MS = 10 * MINUTE_MS;

/**
 * Between the password and the code: the browser holds a signed note that the password was right, which opens no page
 * and ends after minutes, or with the account's other sign-ins.
 */
@Injectable()
export class SecondSteps {
  constructor(
    private readonly env: Env,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly signer: Signer,
  ) {}

  begin({ id, signInVersion }: Account, wayIn: WayIn, reply: FastifyReply): void {
    const value = [id, signInVersion, wayIn, this.clock.now() + STEP_MS].join('.');
    const note = `${value}.${this.signer.signature('second-step', value)}`;
    setCookie(reply, this.env, stepCookie, note, STEP_MS / 1000);
  }

  /** Whose password was right in this browser; null when it was too long ago. */
  async standing(request: FastifyRequest): Promise<{ account: Account; wayIn: WayIn } | null> {
    const note = cookieOf(request, this.env, stepCookie) ?? '';
    const [id = '', version, wayIn, endsAt, signature = ''] = note.split('.');
    const value = [id, version, wayIn, endsAt].join('.');
    if (!this.signer.isSignedBy('second-step', value, signature)) return null;
    if (Number(endsAt) <= this.clock.now()) return null;
    const account = await this.unitOfWork.read.findOneBy(Account, {
      id,
      signInVersion: Number(version),
      isActive: true,
    });
    return account && { account, wayIn: wayIn as WayIn };
  }

  end(reply: FastifyReply): void {
    clearCookie(reply, this.env, stepCookie);
  }
}
