/** Runs a program of test/integration/children, whose path is the first argument, from the bundle of all of them. */
const { basename, join } = require('node:path');
require('./quick-wasm.cjs');
const { loadBundle } = require('../../bin/load-bundle.cjs');

process.argv.splice(1, 1);
loadBundle(join(__dirname, '../../dist/children.cjs')).exports[basename(process.argv[1])]();
