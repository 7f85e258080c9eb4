import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Below it an answer fits one packet as it is. */
const LEAST_BYTES = 800;
/** Of 11: the last levels take ten times as long for a twentieth less. */
const BROTLI_QUALITY = 5;
/** Of 9: level 6 takes three times as long for a seventh less. */
const GZIP_LEVEL = 4;

/**
 * Texts travel compressed: a mentee's first page comes over a village's network. What is secret in a
 * page and stands beside what was typed is masked anew each time (`modules/access/guard/csrf.ts`).
 */
export async function registerCompression(app: NestFastifyApplication): Promise<void> {
  await app.register(compress, {
    threshold: LEAST_BYTES,
    encodings: ['br', 'gzip'],
    customTypes: /^(text\/|application\/([\w.-]+\+)?json|application\/javascript|image\/svg)/,
    zlibOptions: { level: GZIP_LEVEL },
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } },
    // Bodies of requests come as they are.
    globalDecompression: false,
  });
}
