import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../../../platform/common/domain-error';
import type { Account } from '../identity/account.entity';
import { StaffEntrance } from '../identity/staff-entrance';
import type { WayIn } from '../signed-in/sign-in.entity';
import { originOf } from '../policies/request-origin';
import { SecondFactors } from './second-factors';
import { SecondSteps } from './second-steps';

/** The staff's way in, by whatever door: nobody with a second factor comes in without a code of it, or what the settings let count as one. */
@Injectable()
export class StaffDoor {
  constructor(
    private readonly entrance: StaffEntrance,
    private readonly factors: SecondFactors,
    private readonly steps: SecondSteps,
  ) {}

  /** Signs the browser in, or has it asked for a code first, where nobody else vouches for a second factor. */
  async admit(
    account: Account,
    wayIn: WayIn,
    request: FastifyRequest,
    reply: FastifyReply,
    isVouchedFor = false,
  ): Promise<'in' | 'code'> {
    if (!isVouchedFor && (await this.factors.isAskedOf(account))) {
      this.steps.begin(account, wayIn, reply);
      return 'code';
    }
    await this.entrance.enter(account, wayIn, request, reply);
    return 'in';
  }

  /** Whether the browser may say a code now. */
  async isAsking(request: FastifyRequest): Promise<boolean> {
    return (await this.steps.standing(request)) !== null;
  }

  /** @throws DomainError step-over, wrong-code, too-many-sign-ins */
  async sayCode(code: string, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const step = await this.steps.standing(request);
    if (!step) throw new DomainError('step-over');
    const device = this.entrance.deviceOf(request, step.account);
    await this.factors.check(step.account, code, { device, origin: originOf(request) });
    await this.entrance.enter(step.account, step.wayIn, request, reply);
    this.steps.end(reply);
  }
}
