/** Preloaded into a service: its clock is TEST_CLOCK_SHIFT_MS ahead, and jumps by eight hours and back at each SIGUSR2. */
const machineNow = Date.now;
const shiftMs = Number(process.env.TEST_CLOCK_SHIFT_MS ?? 0);
let jumpedMs = 0;
Date.now = () => machineNow() + shiftMs + jumpedMs;
process.on('SIGUSR2', () => {
  jumpedMs = jumpedMs === 0 ? 8 * 3_600_000 : 0;
});
