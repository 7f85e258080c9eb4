import type { matching as vi } from '../vi/matching';

export const matching: typeof vi = {
  pairs: 'Pairing',
  pairsLead:
    'Every ambassador has at least 5 mentees nearby, with a shared language, the right topics and shared free times.',
  run: 'Pair now',
  runAgain: 'Pair again',
  runLead: 'The computer proposes pairs. Nothing changes until you publish them.',
  needPeople: 'Please import the ambassadors and the mentees first.',
  running: 'Pairing is under way',
  progress: (percent) => `${percent}% done`,
  runningHelp: 'This page updates itself. You may do something else and come back.',
  failed: 'The pairing did not succeed',
  stopRun: 'Throw this run away',
  openProposal: 'Look at the proposal that waits to be published',
  proposal: 'Proposed pairs',
  proposalOf: (when) => `Computed at ${when}`,
  countPairs: 'pairs',
  countActive: 'ambassadors with mentees',
  countUnpaired: 'mentees without an ambassador',
  countInactive: 'ambassadors without mentees',
  gapNone: 'No better pairing is possible.',
  gap: (percent) => `This pairing is at most ${percent} % worse than the best possible.`,
  difference: 'Compared with today',
  differenceFacts: (d) =>
    `${d.kept} pairs stay, ${d.added} mentees get their first ambassador, ${d.moved} change ambassador, ${d.ended} pairs end.`,
  publish: 'Publish these pairs',
  publishHelp:
    'Once published, ambassadors and mentees see each other on their pages and can book.',
  acceptBelow: (count, min) =>
    `Publish although ${count} ambassadors have fewer than ${min} mentees`,
  discard: 'Throw the proposal away',
  published: 'This proposal has been published.',
  discardedState: 'This proposal has been thrown away.',
  byMentor: 'Pairs by ambassador',
  menteesOf: (count) => `${count} mentees`,
  change: 'Move',
  changeOf: (name) => `Move ${name} to another ambassador`,
  distance: 'Distance',
  covered: 'Is taught',
  missing: 'Nobody teaches yet',
  shared: (halfHours) => `${halfHours} shared half hours a week`,
  sharedHeading: 'Shared free times',
  locked: 'chosen by an officer',
  leftMentees: 'Mentees without an ambassador, and why',
  leftMentors: 'Ambassadors without mentees, and why',
  noneLeftMentees: 'Every mentee has an ambassador.',
  noneLeftMentors: 'Every ambassador has mentees.',
  reason: 'Reason',
  find: 'Find an ambassador',
  none: 'There are no pairs yet.',
  moveTitle: (name) => `Who will guide ${name}?`,
  moveHint: 'Ambassadors who could, the nearest first.',
  nobodyCan: 'No ambassador could take this mentee.',
  nowWith: (name) => `At present: ${name}`,
  mentorChoice: (metres, mentees, most) => `${metres} away – has ${mentees} of ${most} mentees`,
  fullMentors: (count) => `${count} other ambassadors would suit but are full`,
  chooseMentor: 'Choose this ambassador',
  release: 'End this pair',
  forbid: 'End it and never pair the two again',
  reasons: {
    'no-consent': () => 'Has not agreed to data processing.',
    'too-far': ({ maxMetres = 5000 }) => `No ambassador lives within ${maxMetres / 1000} km.`,
    'no-language': ({ withinReach = 0 }) =>
      `${withinReach} ambassadors nearby, none with a shared language.`,
    'no-topic': ({ withinReach = 0 }) =>
      `${withinReach} ambassadors nearby, none teaches what is needed.`,
    'no-window': ({ withinReach = 0 }) =>
      `${withinReach} ambassadors nearby, none is free at the same times.`,
    'no-gender': ({ withinReach = 0 }) =>
      `${withinReach} ambassadors nearby, none is the wished woman or man.`,
    forbidden: () => 'All who could are marked as not to be paired with this person.',
    'mentors-full': ({ able = 0 }) => `All ${able} ambassadors who could are full.`,
    'mentor-closed': ({ able = 0 }) =>
      `${able} ambassadors could, but too few mentees live around them.`,
    household: ({ householdSize = 2 }) =>
      `A household of ${householdSize} learns together, and no ambassador has room for all.`,
    'not-yet': () => 'Has not been paired yet.',
    'max-below-min': ({ maxMentees = 0, minMentees = 5 }) =>
      `Takes at most ${maxMentees}, fewer than the minimum of ${minMentees}.`,
    'no-candidates': () => 'No suitable mentee lives nearby.',
    'below-min': ({ able = 0, minMentees = 5 }) =>
      `Only ${able} suitable mentees nearby; at least ${minMentees} are needed.`,
    'others-nearer': ({ able = 0 }) =>
      `${able} mentees would suit, but live nearer to other ambassadors.`,
  },
};
