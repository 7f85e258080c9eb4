/** Lets a script that a test starts as a process of its own require the program's TypeScript files. */
const { readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');

require('./quick-wasm.cjs');

const root = path.join(__dirname, '../..');
for (const extension of ['.ts', '.tsx']) {
  // oxlint-disable-next-line no-underscore-dangle -- Node has no other hook for required files
  Module._extensions[extension] = (module, filename) => {
    // oxlint-disable-next-line no-underscore-dangle -- the same
    module._compile(built(filename) ?? transformed(filename), filename);
  };
}
require('reflect-metadata');

/** What `npm test` has built of a file, unless the file changed since: to transform it again takes longer. */
function built(filename) {
  const output = path.join(root, 'dist', path.relative(root, filename)).replace(/\.tsx?$/, '.js');
  const builtAt = statSync(output, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return builtAt > statSync(filename).mtimeMs ? readFileSync(output, 'utf8') : undefined;
}

function transformed(filename) {
  const { transformSync } = require('@swc/core');
  const options = JSON.parse(readFileSync(path.join(root, '.swcrc'), 'utf8'));
  const source = readFileSync(filename, 'utf8');
  return transformSync(source, { ...options, swcrc: false, filename }).code;
}
