// Puts the built program and its packages into one file, which Node loads in less than half of the time (ADR 33).
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, relative } from 'node:path';
import { build } from 'esbuild';

const require = createRequire(import.meta.url);
const { loadBundle } = require('../bin/load-bundle.cjs');
const dist = join(import.meta.dirname, '..', 'dist');

/** They find files of their own beside themselves, or are loaded by few who use the program. */
const outside = [
  '@bull-board/fastify',
  '@e965/xlsx',
  '@electric-sql/pglite',
  '@fastify/view',
  '@node-rs/argon2',
  '@opentelemetry/api',
  '@opentelemetry/exporter-trace-otlp-http',
  '@opentelemetry/resources',
  '@opentelemetry/sdk-trace',
  '@zxcvbn-ts/language-common',
  'app-root-path',
  'bullmq',
  'commander',
  'date-holidays',
  'docx',
  'ioredis',
  'libphonenumber-js/max',
  'openid-client',
  'pino',
  'sqlite3',
];

/** Of which our packages can make use, and that is not installed. */
const absent = [
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer/storage',
];

/** With the code that V8 makes of it when the service is loaded. */
export async function bundleProgram() {
  const file = join(dist, 'tung-ngo.cjs');
  await bundle(
    `exports.run = () => require('./src/cli.js');
     exports.loadService = () => {
       require('./src/commands/start-demo.js');
       require('./src/commands/run/run-ward.js');
       require('./src/modules/exchange/workbook/new-workbook.js').newWorkbook();
     };`,
    file,
  );
  const program = loadBundle(file);
  program.exports.loadService();
  program.keep();
}

/** Of the bundle itself, for what stands in it. */
const places = `const bundleFolder=__dirname,bundleUrl=require('node:url').pathToFileURL(__filename).href;`;

/** `entry` is JavaScript that stands in `dist`. */
export async function bundle(entry, outfile, plugins = []) {
  for (const name of readdirSync(dist).filter((one) => one.startsWith(`${basename(outfile)}.`)))
    rmSync(join(dist, name));
  await build({
    stdin: { contents: entry, resolveDir: dist },
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    keepNames: true,
    legalComments: 'none',
    minifyWhitespace: true,
    lineLimit: 200,
    external: [...outside, ...absent],
    banner: { js: `(function (exports, require, module, __filename, __dirname) {${places}` },
    footer: { js: '})' },
    define: { 'import.meta.url': 'bundleUrl' },
    logOverride: { 'duplicate-object-key': 'silent' },
    plugins: [...plugins, bringRequired, keepFolders],
  });
  writeFileSync(outfile, inAscii(readFileSync(outfile, 'utf8')));
}

/** esbuild leaves letters in regular expressions as they are, and a bundle is read as plain ASCII. */
function inAscii(code) {
  return code.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/**
 * Packages that make a `require` of their own would load a second copy of what they ask for from beside the bundle,
 * at each start, and would not find in it what the first one was told.
 */
const bringRequired = {
  name: 'bring-required',
  setup({ onLoad }) {
    const ownRequire = 'const require = createRequire(import.meta.url);';
    onLoad({ filter: /\/@nestjs\/(?:mapped-types|terminus)\/.*\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      return source.includes(ownRequire) ? { contents: source.replace(ownRequire, '') } : undefined;
    });
  },
};

/** What asks for its folder hears where it was built, not where the bundle is. */
const keepFolders = {
  name: 'keep-folders',
  setup({ onLoad }) {
    onLoad({ filter: /\.[cm]?js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      if (!/\b__(?:dirname|filename)\b/.test(source)) return undefined;
      if (path.includes('/node_modules/'))
        return {
          errors: [
            { text: `${path} finds files beside itself: name its package in scripts/bundle.mjs.` },
          ],
        };
      const place = `require('node:path').join(bundleFolder,${JSON.stringify(relative(dist, path))})`;
      return {
        contents: `const __filename=${place},__dirname=require('node:path').dirname(__filename);${source}`,
      };
    });
  },
};
