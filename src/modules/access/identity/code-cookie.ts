import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Env } from '../../../platform/config/env';
import { clearCookie, codeCookie, cookieOf, setCookie } from './cookies';

const SECONDS = 600;

/** What was asked in this browser: a code counts in the one that asked for it (ASVS 6.6.2). */
interface AskedCode {
  id: string;
  phone: string;
}

@Injectable()
export class CodeCookie {
  constructor(private readonly env: Env) {}

  keep(reply: FastifyReply, { id, phone }: AskedCode): void {
    setCookie(reply, this.env, codeCookie, `${id}.${phone.slice(1)}`, SECONDS);
  }

  of(request: FastifyRequest): AskedCode | null {
    const kept = cookieOf(request, this.env, codeCookie) ?? '';
    const [, id, digits] = /^([\da-f-]{36})\.(\d{8,15})$/.exec(kept) ?? [];
    return id && digits ? { id, phone: `+${digits}` } : null;
  }

  forget(reply: FastifyReply): void {
    clearCookie(reply, this.env, codeCookie);
  }
}
