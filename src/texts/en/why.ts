import type { why as vi } from '../vi/why';

export const why: typeof vi = {
  link: 'Why?',
  linkOf: (name) => `Why is ${name} with this ambassador?`,
  title: (mentee, mentor) => `Why is ${mentee} with ${mentor}?`,
  chosen: 'An officer chose this pair.',
  parts: 'What this pair is made of',
  total: (metres) => `In all: ${metres}. Less is better; 1 is one metre of walking.`,
  runnersUp: 'With somebody else instead',
  onlyOne: 'Only this ambassador suits the mentee.',
  noOther: (able) =>
    `${able} ambassadors suit, but no other one near has a group and could take this mentee.`,
  tryIt: 'See who else would move',
  preview: (mentee, mentor) => `Move ${mentee} to ${mentor}?`,
  notPossible: 'Not possible together with the others',
  whoMoves: 'Who would move',
  from: 'From',
  to: 'To',
  nobody: 'no ambassador',
  accept: 'Move as shown',
  onlyThis: 'Move only this person, leave the others as they are',
  fullTry: 'See who would give up a place',
  shortage: 'Where ambassadors are short',
  lookFor: 'Whom to look for',
  placesWanted: 'One more place here would at once help somebody who waits',
  idle: 'Ambassadors with too few mentees',
  movedFromToday: (count) => `${count} mentees leave the ambassador of today`,
};
