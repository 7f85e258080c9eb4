/** All units of a province at once: their list, their officers, their boundaries. */
export const onboarding = {
  title: 'Open for the units',
  lead: 'Brings a whole province in: one file of units, then a link for the first officer of each.',
  listTitle: '1. The list of units',
  listLead:
    'An Excel or CSV file with a line for each unit: code, name, code of the province, latitude, longitude, population. You look at every line before it is saved. Known units get name and population of the file; their place on the map stays.',
  file: 'File of units',
  look: 'Look first',
  previewTitle: 'What this list would do',
  counts: { made: 'new', changed: 'changed', same: 'stay as they are', refused: 'not taken' },
  elsewhere: (count: number) =>
    `${count} lines of other provinces, or of provinces themselves, are left out.`,
  line: 'Line',
  does: 'What happens',
  doing: { make: 'new', change: 'changed', keep: 'stays as it is', refuse: 'not taken' },
  faults: {
    code: 'the code is not five digits',
    name: 'the name is missing',
    twice: 'the code stands in a line above',
    'other-province': 'the unit belongs to another province',
    'no-place': 'a new unit needs latitude and longitude',
  },
  renamed: (before: string) => `name before: ${before}`,
  people: (before: number | null, after: number) =>
    before === null ? `population: ${after}` : `population: ${before} → ${after}`,
  joins: 'belongs to this province from now on',
  refusedLead:
    'Lines that are not taken are not saved. To have them all, mend the file and choose it again.',
  nothing: 'There is nothing to save.',
  saveUnits: (count: number) => `Save ${count} units`,
  saved: ({ made, changed, same }: { made: number; changed: number; same: number }) =>
    `Saved: ${made} new, ${changed} changed, ${same} as they were.`,
  inviteTitle: '2. The first officer of each unit',
  inviteLead: (count: number): string =>
    `${count} units have no officer who can sign in. Each gets an account and a link, good once, for 7 days. Links made before end.`,
  invite: 'Make the links',
  allIn: 'Every unit has an officer who can sign in.',
  links: 'Invitation links',
  linksLead:
    'Print or copy them now: the links stand on this page once. Hand each to the right person; whoever has it can set the password.',
  boundariesTitle: '3. Boundaries on the map',
  units: 'The units',
  none: 'There is no unit of this province yet.',
  officer: 'Officer',
  noOfficer: 'none yet',
  invited: 'invited, no password yet',
  works: 'signs in',
  boundary: 'Boundary',
  drawn: 'there',
  officerOf: (name: string): string => `Officer of ${name}`,
  newProvince: 'Open for a province',
  provinceCode: 'Code of the province (two digits)',
  go: 'Open the province’s page',
};
