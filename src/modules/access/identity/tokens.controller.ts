import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../policies/actor';
import { Allow, CurrentActor, Public } from '../policies/access.decorators';
import { AccountsService } from './accounts.service';
import { signInRate } from './rates';
import { StaffTokens } from './staff-tokens';
import { SignInDto, TokenDto, WhoAmIDto } from './tokens.dto';

@ApiTags('access')
@Controller('api/v1')
export class TokensController {
  constructor(
    private readonly accounts: AccountsService,
    private readonly staffTokens: StaffTokens,
  ) {}

  @Public('one signs in here')
  @RouteConfig(signInRate)
  @Post('tokens')
  @ApiCreatedResponse({ type: TokenDto })
  async create(
    @Body() { login, password }: SignInDto,
    @Req() request: FastifyRequest,
  ): Promise<TokenDto> {
    const account = await this.accounts.signIn(login, password, request.ip);
    const { token, expiresAt } = this.staffTokens.issue(account);
    return { token, expiresAt };
  }

  @Allow('self.read')
  @Get('me')
  @ApiBearerAuth()
  @ApiOkResponse({ type: WhoAmIDto })
  me(@CurrentActor() { kind, id, wardId }: Actor): WhoAmIDto {
    return { kind, id, wardId };
  }
}
