// All of it happens on a Tuesday from nine in the morning on: nobody is written to at night, and on
// Thursdays a service begins to plan. Load it before anything that asks for the time.
const machineNow = Date.now;
const [day, zoneMs] = [86_400_000, 7 * 3_600_000];
const today = Math.floor((machineNow() + zoneMs) / day);
/** 1 January 1970 was a Thursday. */
const tuesday = today + ((9 - ((today + 4) % 7)) % 7);
export const shiftMs = tuesday * day - zoneMs + 9 * 3_600_000 - machineNow();
Date.now = () => machineNow() + shiftMs;
