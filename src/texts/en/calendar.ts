import type { calendar as vi } from '../vi/calendar';

export const calendar: typeof vi = {
  mine: 'My sessions',
  ofMentor: 'Sessions of the ambassador',
  title: (topic) => `Session: ${topic}`,
  atHome: 'At home',
  atHomeIn: (home: string) => `At home: ${home}`,
  mentor: (name) => `Ambassador: ${name}`,
  groupClass: 'A class',
  noMentees: 'No mentees yet',
  mentorAndCount: (mentor, mentees) =>
    `${mentor}, ${mentees} ${mentees === 1 ? 'mentee' : 'mentees'}`,
};
