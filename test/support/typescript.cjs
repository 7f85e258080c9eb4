/** Lets a script that a test starts as a process of its own require the program's TypeScript files. */
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const swcOptions = JSON.parse(readFileSync(path.join(__dirname, '../../.swcrc'), 'utf8'));
for (const extension of ['.ts', '.tsx']) {
  // oxlint-disable-next-line no-underscore-dangle -- Node has no other hook for required files
  Module._extensions[extension] = (module, filename) => {
    const source = readFileSync(filename, 'utf8');
    const { code } = transformSync(source, { ...swcOptions, swcrc: false, filename });
    // oxlint-disable-next-line no-underscore-dangle -- the same
    module._compile(code, filename);
  };
}
require('reflect-metadata');
