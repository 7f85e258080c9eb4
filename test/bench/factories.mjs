import { createRequire } from 'node:module';

/** The tests' factories, for programs that run the built service: its own entities store the rows. */
const require = createRequire(import.meta.url);
require('../support/typescript.cjs');

export const { makeAccount, makeSignIn } = require('../factories/accounts.ts');
export const { makePair } = require('../factories/pairs.ts');
export const { makeHousehold, makeMentee, makeMentor } = require('../factories/people.ts');
export const { makeTarget } = require('../factories/programme.ts');
export const { makeReminder } = require('../factories/reminders.ts');
export const { makeBooking, makeSession } = require('../factories/sessions.ts');
export const { makeHamlet, makeVenue, makeWard } = require('../factories/wards.ts');
/** People as the matching sees them. */
export const { mentee, mentor } = require('../factories/matching-people.ts');
