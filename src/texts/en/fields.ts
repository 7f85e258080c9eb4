import type { fields as viFields, sheetColumns as viColumns } from '../vi/fields';
import { terms } from './terms';

const common = {
  fullName: 'Full name',
  gender: 'Gender',
  birthYear: 'Year of birth',
  phone: 'Phone',
  otherPhone: 'Other phone',
  hamletId: 'Hamlet',
  languages: 'Languages',
  windows: 'Free times',
  consentOn: 'Agreed to data processing on',
  email: 'E-mail',
  place: 'Place',
  isActive: 'Takes part',
};

export const fields: typeof viFields = {
  mentor: {
    ...common,
    organisation: 'Organisation',
    topics: 'Teaches',
    maxMentees: 'Most mentees',
  },
  mentee: {
    ...common,
    householdId: 'Household',
    address: 'Address',
    groups: 'Groups',
    topics: 'Needs',
    support: 'Support needed',
    wishedGender: 'Wishes for',
    isPriority: 'Comes first',
    isHomebound: 'Learns at home',
  },
};

const listOf = (names: Record<string, string>): string => Object.values(names).join(', ');

const commonColumns = {
  fullName: { header: 'Full name', hint: 'Surname first, given name last.' },
  gender: { header: 'Gender', hint: 'Nam (man) or Nữ (woman).' },
  birthYear: { header: 'Year of birth', hint: 'The year (1955) or day/month/year (15/10/1955).' },
  otherPhone: {
    header: 'Other phone',
    hint: 'A landline, a second number or a relative’s, to be called. Leave it empty if there is none.',
  },
  hamletId: { header: 'Hamlet', hint: 'As the unit’s list of hamlets names it.' },
  languages: {
    header: 'Languages',
    hint: `Empty is Vietnamese. Such as: ${Object.values(terms.language).slice(0, 6).join(', ')}.`,
  },
  windows: { header: 'Free times', hint: 'Such as: Tối thứ 2; Tối thứ 4; Sáng CN; 18h-20h thứ 3.' },
  email: { header: 'Email', hint: 'Empty when there is none.' },
  place: { header: 'Coordinates', hint: 'Latitude, longitude. Empty is the place of the hamlet.' },
};

export const sheetColumns: typeof viColumns = {
  ordinal: { header: 'No', hint: 'A number for each line.' },
  genders: ['Nam', 'Nữ'],
  list: 'List',
  guide: 'Guide',
  choices: 'Choices',
  guideTitle: 'HOW TO FILL IN EACH COLUMN',
  guideColumns: { header: 'Column of the list', needed: 'Needed', hint: 'How to fill it in' },
  needed: 'yes',
  titles: { mentor: 'LIST OF DIGITAL AMBASSADORS', mentee: 'LIST OF RESIDENTS WHO ASK TO LEARN' },
  mentor: {
    ...commonColumns,
    phone: { header: 'Phone', hint: 'The ambassador’s mobile number.' },
    organisation: {
      header: 'Organisation',
      hint: 'Youth union, women’s association, digital team…',
    },
    topics: { header: 'Topics', hint: `One or several, parted by commas: ${listOf(terms.topic)}.` },
    maxMentees: { header: 'Maximum of mentees', hint: 'Empty is 8.' },
  },
  mentee: {
    ...commonColumns,
    phone: {
      header: 'Phone',
      hint: 'A mobile number, also a relative’s. Empty when there is none.',
    },
    householdId: { header: 'Household', hint: 'One code for all who live together.' },
    address: {
      header: 'Address',
      hint: 'House and lane, or how to find it. Only their ambassador and the staff see it.',
    },
    groups: { header: 'Group', hint: `${listOf(terms.group)}.` },
    topics: { header: 'Needs', hint: `One or several, parted by commas: ${listOf(terms.topic)}.` },
    support: { header: 'Support', hint: `${listOf(terms.support)}. Empty when none is needed.` },
    wishedGender: { header: 'Preferred gender', hint: 'Nam or Nữ. Empty is anyone.' },
    consentOn: {
      header: 'Consent (day)',
      hint: 'The day on which the person agreed (15/11/2026).',
    },
  },
};
