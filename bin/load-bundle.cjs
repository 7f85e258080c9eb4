'use strict';
const { readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { dirname } = require('node:path');
const { cachedDataVersionTag } = require('node:v8');
const { constants, Script } = require('node:vm');

/**
 * Loads a file that scripts/bundle.mjs made, with the code that V8 made of it before, where that is kept beside it:
 * another version of Node, and one with other flags, has none and compiles it anew. `keep` keeps the code that was
 * made until it is called.
 */
exports.loadBundle = function loadBundle(file) {
  const builtAt = Math.floor(statSync(file).mtimeMs / 1000);
  const kept = `${file}.${builtAt}-${cachedDataVersionTag()}.cache`;
  // Plain ASCII, which so takes no more memory than it is long.
  const script = new Script(readFileSync(file, 'latin1'), {
    filename: file,
    cachedData: read(kept),
    importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
  });
  const module = { exports: {} };
  const run = script.runInThisContext();
  run.call(module.exports, module.exports, createRequire(file), module, file, dirname(file));
  return {
    exports: module.exports,
    isKept: script.cachedDataRejected === false,
    keep: () => write(kept, script.createCachedData()),
  };
};

function read(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another process may read it. */
function write(file, data) {
  const making = `${file}.${process.pid}`;
  writeFileSync(making, data);
  renameSync(making, file);
}
