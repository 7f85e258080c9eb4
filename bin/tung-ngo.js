#!/usr/bin/env node
'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { loadBundle } = require('./load-bundle.cjs');

const program = join(__dirname, '..', 'dist', 'tung-ngo.cjs');
if (!existsSync(program)) {
  process.stderr.write('The program is not built yet: run "npm ci" or "npm run build" first.\n');
  process.exit(2);
}
loadBundle(program).exports.run();
