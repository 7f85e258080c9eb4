/** Plans a made-up ward in a process of its own, so that TZ is what the caller says, and prints it. */
const { transformFileSync } = require('@swc/core');

require.extensions['.ts'] = (module, file) => {
  // oxlint-disable-next-line no-underscore-dangle -- Node's own name for it
  module._compile(transformFileSync(file, { module: { type: 'commonjs' } }).code, file);
};

const { planWeeks } = require('../../src/core/week-plan/plan-weeks.ts');
const { madeUpWard } = require('./slots-ward.ts');

const [zone, fromDate] = process.argv.slice(2);
const plan = planWeeks({ ...madeUpWard(7, 12, 80, 6), zone, fromDate });
process.stdout.write(JSON.stringify({ machine: new Date(0).getHours(), plan }));
