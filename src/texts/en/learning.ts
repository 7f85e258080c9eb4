import type { learning as vi } from '../vi/learning';

export const learning: typeof vi = {
  myTopics: 'My topics',
  topics: 'What was learned',
  noTopics: 'No topics yet.',
  levels: {
    alone: '✓ Can do it alone',
    'with-help': 'Can do it with help',
    never: 'Cannot do it yet',
  },
  done: '✓ Done',
  next: 'Next',
  notYet: 'not yet',
  waitsFor: (topic: string) =>
    `“${topic}” comes first, which this ambassador does not teach. An officer will find somebody else or a class.`,
  finished: 'Well done! You have learned everything that you signed up for.',
  finishedThanks: 'Thank you for learning with us. To learn more, please call your ward’s officer.',
  finishedWith:
    'You have learned everything with your ambassador. An officer will find somebody for the rest.',
  certificate: 'Certificate',
  certificateTitle: 'Certificate of completion',
  certificateLead: (unit) => `${unit} certifies that`,
  bornIn: (year) => `born in ${year}`,
  certificateBody: 'has learned, and can do alone, these topics of Digital Literacy for All:',
  certificateNoneTitle: 'No certificate yet',
  certificateNone: (name) => `Nothing has been seen yet that ${name} does alone.`,
  certificateHow:
    'A certificate tells what an ambassador or an officer has seen somebody do alone. With the first topic it can be printed.',
  seenOn: (date) => `seen on ${date}`,
  signedBy: 'Officer in charge (signature and name)',
  guidedBy: (name) => `Guided by ambassador ${name}`,
  notOfficial: 'This does not replace the confirmation of digital skills on VNeID.',
  correct: 'Correct a result',
  correctLead: 'The reason is kept in the history.',
  turnTitle: {
    ends: 'With this correction the course ends',
    'goes-on': 'With this correction the course goes on',
    'no-place': 'The ambassador has no place any more',
  },
  turnLead: {
    ends: (name, mentor) =>
      `${name} has then learned all that ${mentor} can teach. The pair ends, and the place goes to somebody who waits.`,
    'goes-on': (name, mentor) =>
      `${name} still has something to learn, and learns with ${mentor} again. The next plan has a lesson for ${name}.`,
    'no-place': (name, mentor) =>
      `${name} still has something to learn, but ${mentor} guides as many people as possible. The result is corrected all the same; the next pairing looks for somebody for ${name}.`,
  },
  turnFalling: (places) =>
    places === 1
      ? '1 lesson ahead is called off, and the learner is told.'
      : `${places} lessons ahead are called off, and the learner is told.`,
  turnBack:
    'If it was a mistake: open this page again within 14 days and correct the result once more; while there is a place, the two learn together again. Lessons called off have to be agreed on anew.',
  turnSave: {
    ends: 'Correct, and end the course',
    'goes-on': 'Correct, and go on learning',
    'no-place': 'Correct the result',
  },
  turnNot: 'Do not correct, go back',
  justFinished: 'Finished with you a short while ago',
  justFinishedLead:
    'Noted by mistake? Open it and correct the result: the course goes on while you have a place.',
  topic: 'Topic',
  level: 'How can they do it now?',
  reason: 'Reason',
  history: 'History',
  historyLine: (level, date) => `${level}, ${date}`,
  because: (reason) => `because: ${reason}`,
};
