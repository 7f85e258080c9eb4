import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../../../platform/config/env';
import { cookieOf, deviceCookie, setCookie } from './cookies';
import { Signer } from './signer';

const NONCE_LENGTH = 16;
/** Colleagues at one computer. */
const mostAccounts = 8;
const YEAR_SECONDS = 365 * 24 * 3600;

/**
 * Remembers where somebody signed in before, so that a stranger who guesses at their name shuts out other strangers
 * and not them (OWASP's device cookies). A mark opens nothing: it is a random name of the browser, signed together with
 * the name that was typed.
 */
@Injectable()
export class KnownDevices {
  constructor(
    private readonly env: Env,
    private readonly signer: Signer,
  ) {}

  /** The random name of a browser in which this login was signed in to before. */
  nameOf(request: FastifyRequest, login: string): string | undefined {
    return this.marksOf(request)
      .find((mark) => this.isOf(mark, login))
      ?.slice(0, NONCE_LENGTH);
  }

  remember(request: FastifyRequest, reply: FastifyReply, login: string): void {
    const others = this.marksOf(request).filter((mark) => !this.isOf(mark, login));
    const nonce = randomBytes(12).toString('base64url');
    const mark = nonce + this.signer.signature('device', `${login} ${nonce}`);
    const marks = [mark, ...others].slice(0, mostAccounts);
    setCookie(reply, this.env, deviceCookie, marks.join('.'), YEAR_SECONDS);
  }

  private marksOf(request: FastifyRequest): string[] {
    const marks = (cookieOf(request, this.env, deviceCookie) ?? '').split('.');
    return marks.filter(Boolean).slice(0, mostAccounts);
  }

  private isOf(mark: string, login: string): boolean {
    const nonce = mark.slice(0, NONCE_LENGTH);
    return this.signer.isSignedBy('device', `${login} ${nonce}`, mark.slice(NONCE_LENGTH));
  }
}
