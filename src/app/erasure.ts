import { accessErasure } from '../modules/access';
import { exchangeErasure } from '../modules/exchange';
import { learningErasure } from '../modules/learning';
import { matchingErasure } from '../modules/matching';
import { peopleErasure } from '../modules/people';
import { programmeErasure } from '../modules/programme';
import { remindersErasure } from '../modules/reminders';
import { rightsErasure } from '../modules/rights';
import { sessionsErasure } from '../modules/sessions';
import { teamsErasure } from '../modules/teams';
import { wardsErasure } from '../modules/wards';

/** What goes with a person; their records first, so that whoever asks who else has a number asks of the others. */
export const erasureRules = [
  ...peopleErasure,
  ...accessErasure,
  ...exchangeErasure,
  ...learningErasure,
  ...matchingErasure,
  ...programmeErasure,
  ...remindersErasure,
  ...rightsErasure,
  ...sessionsErasure,
  ...teamsErasure,
  ...wardsErasure,
];
