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
// Node's own warnings have the form of the log; that something of Node is young helps nobody who reads it.
process.removeAllListeners('warning');
process.on('warning', ({ name, message }) => {
  if (name === 'ExperimentalWarning') return;
  const said = `${name}: ${message}`;
  const line = { time: new Date().toISOString(), level: 'warn', context: 'Node', message: said };
  process.stderr.write(`${process.stdout.isTTY ? said : JSON.stringify(line)}\n`);
});
loadBundle(program).exports.run();
