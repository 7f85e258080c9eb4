import type { teaching as vi } from '../vi/teaching';

export const teaching: typeof vi = {
  curriculum: 'Curriculum',
  lead: 'Topics, scripts and take-home cards of all units. Each unit may put its own in their place.',
  wardLead:
    'For each topic your unit may use a video, a script and a card of its own. Until then the general ones are used.',
  topic: 'Topic',
  rank: 'Order',
  rankHint:
    'Lower numbers come first; built in are 10, 20, 30 … Everybody still learns in the order in which they signed up.',
  after: 'Comes after',
  afterHint: 'Whoever needs both learns the ticked ones first.',
  lessons: 'Lessons',
  lessonsHint: 'After so many, also those who still need help go on to something else.',
  groups: 'Meant for',
  groupsHint: 'None ticked is everybody. Sessions are not planned by this.',
  state: 'In use',
  builtIn: 'Built in',
  changed: 'Changed',
  general: 'General',
  own: 'Your own',
  wordsIn: (language) =>
    `The words below are those in ${language}. Switch the language at the top to change others.`,
  keptGeneral: 'What is empty or left as it is stays the general one.',
  name: 'Name of the topic',
  nameHint: 'Stands over the lesson and the card.',
  aim: 'Aim, in one line',
  steps: 'Steps of the session',
  stepsHint:
    'A line each, beginning with its minutes: “5: Ask the learner …”. 30 minutes together.',
  card: 'Take-home card',
  cardHint: 'A short thought a line, 4 to 6 lines, in plain words.',
  video: 'Video or file (link)',
  videoHint:
    'An address that begins with https://. Put a file of your unit on its own site and paste the link.',
  save: 'Save',
  lesson: 'The 30-minute lesson',
  minutes: (minutes) => `${minutes} min`,
  watch: 'Watch the video',
  at: (host) => `(${host})`,
  seeCard: (topic) => `Card to remember: ${topic}`,
  cards: 'Take-home cards',
  printCard: 'Print the card',
  printCards: 'Print all cards',
  callWhom: 'For help, call:',
};
