import type { peopleList as vi } from '../vi/people-list';

export const peopleList: typeof vi = {
  all: 'all',
  mark: 'Group or need',
  show: 'Only those who',
  shows: {
    'no-mentor': 'have no ambassador yet',
    'has-mentor': 'have an ambassador',
    'no-lesson': 'have an ambassador and no session ahead',
    'no-phone': 'have no phone number',
    priority: 'come first',
    homebound: 'learn at home',
    'no-mentees': 'have no mentees yet',
    'below-minimum': 'have fewer mentees than the minimum',
    'has-room': 'can take more mentees',
  },
  planHint: 'These people have an ambassador and no session ahead.',
  plan: 'Go to the week to plan sessions for them',
  showAll: 'Show everybody',
  filters: 'Filter and choose columns',
  filter: 'Filter',
  columns: 'Columns shown',
  pick: (name) => `Choose ${name}`,
  pickedLegend: 'Do one thing for several people',
  ticked: 'Those ticked above',
  everybody: (count) => `All ${count} people that this list found`,
  goOn: 'Continue',
  pickedMentees: (count) => `${count} mentees chosen`,
  pickedMentors: (count) => `${count} ambassadors chosen`,
  nobody: 'Nobody is ticked. Go back to the list and tick the boxes before the names.',
  who: 'See who they are',
  tooMany: (most) =>
    `At most ${most} people can be paired or stopped at a time. Filter the list or tick fewer.`,
  slips: 'Print slips for them',
  assign: 'Pair all of them with one ambassador',
  assignLead: (count) =>
    count === 0
      ? 'None of them has an ambassador yet.'
      : `${count} of them have another ambassador; that pair would end.`,
  nobodyCan: 'No ambassador has places left and suits these people.',
  assignButton: 'Pair with this ambassador',
  cannotTitle: (name) => `Not all of them can be paired with ${name}`,
  cannot: 'Nobody was paired. These people cannot be:',
  others: (count) => `Pair only the other ${count}`,
  stop: 'Stop all of them',
  stopPreview: (count) => `Before ${count} mentees are stopped`,
  messages: (count, calls) =>
    [
      count === 0
        ? 'No message goes out because of it.'
        : `${count} messages go out to those whom it concerns.`,
      calls > 0 ? `${calls} people get no message and are to be called.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  silent: 'They get no messages any more. Their free times and what they learned are kept.',
  stopButton: (count) => `Stop ${count} mentees`,
};
