/** All units of a province at once: their list, their officers, their boundaries. */
export const onboarding = {
  title: 'Open for the units',
  lead: 'Brings a whole province in: one file of units, then a link for the first officer of each.',
  listTitle: '1. The list of units',
  listLead:
    'An Excel or CSV file, a commune-level unit in each row: code, name, code of the province, latitude, longitude, population. Units that are there stay as they are; one that belongs to no province belongs to this one. With a wrong row nothing is saved.',
  file: 'File of units',
  bring: 'Save the units',
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
