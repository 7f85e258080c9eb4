import type { Texts } from '../vi';

export const help: Texts['help'] = {
  title: 'Help',
  lead: 'One page for each, with pictures. Who are you?',
  guides: {
    officer: 'Ward officer',
    counter: 'Support officer at the counter',
    provincial: 'Provincial coordinator',
    mentor: 'Digital ambassador',
    mentee: 'Mentee or family',
    operator: 'Administrator',
  },
  inVietnamese: 'This guide is in Vietnamese.',
  others: 'Guides for others',
};
