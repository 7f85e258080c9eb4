import type { families as vietnamese } from '../vi/families';

export const families: typeof vietnamese = {
  title: 'Digital Families',
  lead: (members, topics, needsGuide) =>
    `A Digital Family here: at least ${members} can do alone: ${topics}${
      needsGuide ? '; in a household of two or more, somebody guides the others' : ''
    }. The rule is one of the settings.`,
  counted: 'Households',
  digital: 'are Digital Families',
  nearly: 'lack only who guides the others',
  all: 'households with a code',
  noHousehold:
    'Counted are people with a household code who take part or have finished, and who agreed to the processing of their data.',
  none: 'No household.',
  show: 'Show',
  shows: { digital: 'Digital Families', nearly: 'lack a guide', none: 'none yet' },
  household: 'Household',
  hamlet: 'Hamlet',
  people: 'People',
  learned: 'Can do all of it',
  guides: 'Guided by',
  since: 'Digital Family since',
  state: 'State',
  lacks: {
    learned: 'too few who can do all of it alone',
    guide: 'nobody is noted who guides the others',
  },
  isOne: (day) => `✓ Digital Family since ${day}`,
  householdOf: (code) => `Household ${code}`,
  members: 'People of the household',
  canAlone: 'Can do alone',
  nothingAlone: 'nothing yet',
  missing: 'What the rule still asks for',
  guidesSince: (day) => `guides the others since ${day}`,
  name: 'Guides the others',
  nameOf: (name) => `${name} guides the others`,
  end: 'Guides no more',
  endOf: (name) => `${name} guides no more`,
  certificate: 'Certificate of a Digital Family',
  certificateLead: (unit) => `${unit} recognises`,
  certificateBody: (day) => `as a Digital Family of the movement for digital skills since ${day}.`,
  certificateCan: (topics) => `can do alone: ${topics}`,
  certificateGuide: 'guides the others',
  noCertificate: 'This household is no Digital Family yet, so there is no certificate.',
};
