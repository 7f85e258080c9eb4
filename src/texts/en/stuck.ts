import type { Texts } from '../vi';

export const stuck: Texts['stuck'] = {
  title: 'Many sessions, not alone yet',
  lead: (lessons) =>
    `People who had ${lessons} sessions or more in one topic and cannot do it alone yet. For each, please choose what helps: another ambassador for that topic, a class, or a note of what was agreed.`,
  setting: 'Change the number of sessions',
  search: 'Find a learner or an ambassador',
  filters: 'Filter by hamlet, topic or ambassador',
  nobody: 'Nobody.',
  nobodyFound: 'Nobody like that.',
  lessons: 'Sessions',
  last: 'Latest session',
  help: 'What helps',
  noted: 'Noted',
  notedOn: (note, date) => `${note} (noted on ${date})`,
  otherMentor: 'Another ambassador',
  makeClass: 'A class',
  note: 'A note',
  of: (act, name, topic) => `${act}: ${name}, ${topic}`,
  teachFirst: (topic) => `Those who teach “${topic}” come first.`,
  noteTitle: (name) => `A note about ${name}`,
  noteLead: (topic) =>
    `What was agreed to help with “${topic}”? The ambassador and the unit's officers can read this note.`,
  noteHint: 'For example: Slower, one thing a session; her daughter sits with her.',
  save: 'Save the note',
  mine: (people) => `${people} who had many sessions in one topic and cannot do it alone yet`,
  mineLine: (topic, lessons) => `${topic}: ${lessons} sessions, not alone yet.`,
  mineHelp:
    'Try it more slowly, one thing a session, with somebody of the family beside. If somebody else should teach it, please call the unit.',
};
