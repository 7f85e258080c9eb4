import { accessRetention } from '../modules/access';
import { exchangeRetention } from '../modules/exchange';
import { matchingRetention } from '../modules/matching';
import { peopleRetention } from '../modules/people';
import { programmeRetention } from '../modules/programme';
import { remindersRetention } from '../modules/reminders';
import { rightsRetention } from '../modules/rights';
import { sessionsRetention } from '../modules/sessions';
import { teamsRetention } from '../modules/teams';

/** What each module need not remember for ever. */
export const retentionRules = [
  ...accessRetention,
  ...exchangeRetention,
  ...matchingRetention,
  ...peopleRetention,
  ...programmeRetention,
  ...remindersRetention,
  ...rightsRetention,
  ...sessionsRetention,
  ...teamsRetention,
];
