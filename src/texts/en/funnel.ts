import type { StageCode } from '../../core/vietnamese/measures';

/** The way from the list to the confirmation. */
export const funnel = {
  title: 'The learners’ way',
  lead: 'Each stage counts everybody who has come to it, in whichever way. Whoever learned at a mobile point without an ambassador has had a first lesson all the same, so a stage may hold more people than the one before it.',
  stages: {
    listed: 'On the list',
    consented: 'Agreed to the processing of their data',
    paired: 'Have an ambassador',
    people: 'Came to a first lesson',
    'one-topic': 'Can do one topic alone',
    'all-topics': 'Can do all they need alone',
    kept: 'Still can after 30 days',
    vneid: 'Confirmed on VNeID',
  } as Record<StageCode, string>,
  stage: 'Stage',
  total: 'People (in all)',
  inPeriod: 'New in the period',
  share: 'Of the list',
  counts: 'Whom it counts',
  chart: 'How many have come to each stage',
  byHamlet: 'By hamlet',
  byGroup: 'By group',
  byProgramme: 'By programme',
  byUnit: 'By unit',
  group: 'Group',
  together: 'The whole province',
  listOf: (stage: string, of: string): string => `${stage}: ${of}`,
};
