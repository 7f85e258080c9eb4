const { setFlagsFromString } = require('node:v8');

/**
 * To be required before WebAssembly is compiled (the queue inside the process, HiGHS): V8 then takes its
 * quick compiler alone. What lives for seconds never gains what the other one costs.
 */
setFlagsFromString('--liftoff-only');
