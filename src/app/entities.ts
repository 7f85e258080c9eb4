import { accessEntities } from '../modules/access';
import { exchangeEntities } from '../modules/exchange';
import { learningEntities } from '../modules/learning';
import { matchingEntities } from '../modules/matching';
import { peopleEntities } from '../modules/people';
import { programmeEntities } from '../modules/programme';
import { remindersEntities } from '../modules/reminders';
import { rightsEntities } from '../modules/rights';
import { sessionsEntities } from '../modules/sessions';
import { teamsEntities } from '../modules/teams';
import { wardsEntities } from '../modules/wards';

/** Every table, as the modules name theirs; a test compares them with what the migrations make. */
export const entities = [
  ...accessEntities,
  ...exchangeEntities,
  ...learningEntities,
  ...matchingEntities,
  ...peopleEntities,
  ...programmeEntities,
  ...remindersEntities,
  ...rightsEntities,
  ...sessionsEntities,
  ...teamsEntities,
  ...wardsEntities,
];
