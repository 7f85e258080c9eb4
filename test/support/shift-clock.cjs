/** Preloaded into a service under test: its clock goes TEST_CLOCK_SHIFT_MS ahead of the machine's. */
const machineNow = Date.now;
const shiftMs = Number(process.env.TEST_CLOCK_SHIFT_MS);
Date.now = () => machineNow() + shiftMs;
