import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccountsService, Public } from '../../modules/access';
import { SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { homeOf } from './home-of';

@PageController('')
@Public()
export class StartController {
  constructor(private readonly accounts: AccountsService) {}

  /** Everybody to their own page; the first visitor of an empty service to the set-up. */
  @Get()
  async start(@Req() request: FastifyRequest): Promise<SeeOther> {
    const actor = request.actors?.[0];
    if (!actor && !(await this.accounts.hasAny())) return new SeeOther('/setup');
    return new SeeOther(homeOf(actor));
  }
}
