import type { imports as vi } from '../vi/imports';

export const imports: typeof vi = {
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
};
