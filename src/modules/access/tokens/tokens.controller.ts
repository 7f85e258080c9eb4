import { Body, Controller, Delete, Get, HttpCode, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../policies/actor';
import { DomainError } from '../../../platform/common/domain-error';
import { SecondFactors } from '../second-factor/second-factors';
import { originOf } from '../policies/request-origin';
import { Allow, CurrentActor, Public } from '../policies/access.decorators';
import { Authentication } from '../identity/authentication';
import { signInRate } from '../identity/rates';
import { SignIns } from '../identity/sign-ins';
import { placeOf, StaffEntrance } from '../identity/staff-entrance';
import { SignInDto, TokenDto, WhoAmIDto } from './tokens.dto';

@ApiTags('access')
@Controller('api/v1')
export class TokensController {
  constructor(
    private readonly entrance: StaffEntrance,
    private readonly factors: SecondFactors,
    private readonly signIns: SignIns,
    private readonly authentication: Authentication,
  ) {}

  @Public('one signs in here')
  @RouteConfig(signInRate)
  @Post('tokens')
  @ApiCreatedResponse({ type: TokenDto })
  async create(@Body() typed: SignInDto, @Req() request: FastifyRequest): Promise<TokenDto> {
    const account = await this.entrance.recognize(typed, request);
    if (await this.factors.isAskedOf(account)) {
      if (!typed.code) throw new DomainError('second-factor-needed');
      await this.factors.check(account, typed.code, { origin: originOf(request) });
    }
    const place = placeOf(request);
    const { token, expiresAt } = await this.signIns.beginStaff(account, 'program', place);
    return { token, expiresAt };
  }

  /** Signs out: the token that the request came by opens nothing any more. */
  @Allow('account.keep')
  @Delete('tokens/current')
  @HttpCode(204)
  @ApiBearerAuth()
  @ApiNoContentResponse()
  async end(@Req() request: FastifyRequest): Promise<void> {
    await this.signIns.endStaff(this.authentication.staffToken(request) ?? '', originOf(request));
  }

  @Allow('self.read')
  @Get('me')
  @ApiBearerAuth()
  @ApiOkResponse({ type: WhoAmIDto })
  me(@CurrentActor() { kind, id, wardId }: Actor): WhoAmIDto {
    return { kind, id, wardId };
  }
}
