import type { imports as vi } from '../vi/imports';

export const imports: typeof vi = {
  templates: 'No list yet? Take a template, which offers what can be chosen:',
  template: {
    mentors: 'Template for ambassadors (Excel)',
    mentees: 'Template for mentees (Excel)',
    hamlets: 'Template for hamlets (Excel)',
    venues: 'Template for places (Excel)',
  },
  hidden: 'People in hidden or filtered rows',
  hiddenTake: 'Take these people as well',
  hiddenLeave: 'Leave these people out',
  leftRows: (count) => `${count} people in hidden rows were left out, as you chose`,
  rowOf: (place, name) => `Row ${place}: ${name || '(no name)'}`,
  unreadTabs: 'Tabs that were not read',
  unreadTab: (name, why, columns) => {
    const reasons: Record<string, string> = {
      'no-header': 'it has no headings of a list of people',
      'missing-columns': `it lacks the columns ${columns.join(', ')}`,
      'wrong-list': 'it is a list of the other kind',
      'no-people': 'nobody stands below its headings',
    };
    return `“${name}”: ${reasons[why] ?? why}.`;
  },
  reading: 'Reading the file',
  readSoFar: (percent) => `${percent}% read`,
  readingHelp:
    'Nothing has changed in the lists. This page goes on by itself when the file is read; you may also do something else and come back.',
  failed: 'The file could not be read',
  failedHelp: 'The lists are as they were. Please mend the file and import it again.',
  previewOf: (kind) =>
    kind === 'mentors' ? 'Preview of the ambassadors' : 'Preview of the mentees',
  previewLead:
    'Nothing has changed yet. Look at what the file would do, then take it into the list.',
  stopped: 'stop',
  doubtful: 'to be asked about',
  hiddenTitle: (count) => `${count} people in hidden or filtered rows`,
  answer: 'Save the answer',
  keep: 'Take into the list',
  drop: 'Drop this file, change nothing',
  doubtfulTitle: (count) => `The same person? (${count})`,
  doubtfulLead:
    'These rows nearly agree with people who are known. Rows without an answer are not taken, and come back with the rows not taken.',
  sideBySide: (place, name, known) => `Row ${place}, ${name}, and ${known} in the list`,
  nothingDiffers: 'Nothing differs.',
  isKnown: 'Known',
  isSaid: 'In the file',
  isSame: (name) => `Who is ${name}?`,
  same: (name) => `${name}: change them as the file says`,
  other: 'Somebody else: add them',
  leave: 'Not known yet: leave the row, do not take it',
  changedTitle: (count) => `${count} people are changed`,
  stoppedTitle: (count) => `${count} people stop, as the file says`,
  stoppedLead: 'Their pairs, seats and sessions go when you take the file.',
  addedTitle: (count) => `${count} people are added`,
  andMore: (count) => `and ${count} more`,
  waiting: 'Files that wait for you',
  states: {
    queued: 'waiting to be read',
    running: 'being read',
    read: 'waits for you to look and take it',
  },
  needsYou: 'What needs you',
  rejectedNeed: (count) => `${count} rows not taken: mend them and import again`,
  warningsNeed: (count) => `${count} rows worth a look`,
  leftNeed: (count) => `${count} people in hidden rows were not taken`,
  unreadNeed: (count) => `${count} tabs of the file were not read`,
};
