import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../../../platform/config/env';
import type { Account } from './account.entity';
import { AccountsService, type Typed } from './accounts.service';
import { clearCookie, cookieOf, setCookie, staffCookie } from './cookies';
import { deviceName } from '../signed-in/device-name';
import { KnownDevices } from './known-devices';
import { normalLogin } from './logins';
import type { WayIn } from '../signed-in/sign-in.entity';
import { type Place, SignIns } from './sign-ins';
import { originOf } from '../policies/request-origin';

/** The staff's way in and out, in a browser. */
@Injectable()
export class StaffEntrance {
  constructor(
    private readonly env: Env,
    private readonly accounts: AccountsService,
    private readonly devices: KnownDevices,
    private readonly signIns: SignIns,
  ) {}

  /** Whose name and password these are. @throws DomainError wrong-sign-in, too-many-sign-ins */
  recognize({ login, password }: Typed, request: FastifyRequest): Promise<Account> {
    const device = this.devices.nameOf(request, normalLogin(login));
    const from = { address: request.ip, device, origin: originOf(request) };
    return this.accounts.signIn({ login, password }, from);
  }

  /** The name of the browser, where the account was signed in before. */
  deviceOf(request: FastifyRequest, { login }: Account): string | undefined {
    return this.devices.nameOf(request, login);
  }

  /** From now on the browser is signed in as the account, by a token that nobody has seen before. */
  async enter(
    account: Account,
    wayIn: WayIn,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const before = cookieOf(request, this.env, staffCookie);
    const { token, seconds } = await this.signIns.beginStaff(
      account,
      wayIn,
      placeOf(request),
      before,
    );
    setCookie(reply, this.env, staffCookie, token, seconds);
    this.devices.remember(request, reply, account.login);
  }

  /** Ends the sign-in on the server; a copy of its cookie opens nothing any more. */
  async leave(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    await this.signIns.endStaff(cookieOf(request, this.env, staffCookie) ?? '', originOf(request));
    clearCookie(reply, this.env, staffCookie);
  }
}

export function placeOf(request: FastifyRequest): Place {
  return {
    device: deviceName(request.headers['user-agent']),
    address: request.ip,
    origin: originOf(request),
  };
}
