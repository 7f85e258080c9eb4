import { Get, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AccountsService, Public } from '../../modules/access';
import { SeeOther } from '../kit/page/page';
import { PageController } from '../kit/page/page-controller';
import { homeOf } from '../kit/paths/home-of';
import { paths } from '../kit/paths/paths';

@PageController()
@Public('sends everybody on to their own page')
export class StartController {
  constructor(private readonly accounts: AccountsService) {}

  /** Everybody to their own page; the first visitor of an empty service to the set-up. */
  @Get(paths.start.pattern)
  async start(@Req() request: FastifyRequest): Promise<SeeOther> {
    const [actor, ...others] = request.actors ?? [];
    const isPersonal = actor?.kind === 'mentor' || actor?.kind === 'mentee';
    if (isPersonal && others.length > 0) return new SeeOther(paths.people());
    if (!actor && !(await this.accounts.hasAny())) return new SeeOther(paths.setUp());
    return new SeeOther(homeOf(actor));
  }
}
