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
  programme: 'Programme',
  isActive: 'Takes part',
};

export const fields: typeof viFields = {
  mentor: {
    ...common,
    organisation: 'Organisation',
    topics: 'Teaches',
    maxMentees: 'Most mentees',
    trainings: 'Trained in',
  },
  mentee: {
    ...common,
    householdId: 'Household',
    address: 'Address',
    groups: 'Groups',
    targetGroup: 'Group of framework 757',
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
  titles: {
    mentor: 'LIST OF DIGITAL AMBASSADORS',
    mentee: 'LIST OF RESIDENTS WHO ASK TO LEARN',
    hamlets: 'LIST OF HAMLETS',
    venues: 'LIST OF PLACES OF LEARNING',
  },
  chooseOrType: 'Choose one, or type several, parted by commas.',
  notInList: 'Not in the list. Keep it all the same?',
  freeTimes: [
    'Các buổi tối',
    'Tối thứ 2 đến thứ 6',
    'Cuối tuần',
    'Sáng thứ 7, Sáng CN',
    'Chiều thứ 7, Chiều CN',
    'Tối thứ 7, Tối CN',
    'Tối thứ 2',
    'Tối thứ 3',
    'Tối thứ 4',
    'Tối thứ 5',
    'Tối thứ 6',
  ],
  yesNo: { yes: 'Có', no: 'Không' },
  hamlet: {
    name: { header: 'Hamlet', hint: 'A line each, by the name that the lists of people use.' },
    latitude: { header: 'Latitude', hint: 'Empty is the place of the ward.' },
    longitude: { header: 'Longitude', hint: 'For example 105.84629.' },
  },
  venue: {
    name: { header: 'Name', hint: 'A cultural house, a school, a mobile point…' },
    hamlet: { header: 'Hamlet', hint: 'Empty is the whole ward.' },
    latitude: { header: 'Latitude', hint: 'Empty is the place of the hamlet.' },
    longitude: { header: 'Longitude', hint: 'Empty is the place of the hamlet.' },
    seats: { header: 'Seats', hint: 'How many can sit and learn. Empty is 20.' },
    hasWifi: { header: 'Wifi', hint: 'Có or Không.' },
    isStepFree: { header: 'Step-free', hint: 'A wheelchair can enter: Có or Không.' },
  },
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
    targetGroup: {
      header: 'Target group (757)',
      hint: `One of: ${listOf(terms.targetGroup)}. Empty follows from the group.`,
    },
    topics: { header: 'Needs', hint: `One or several, parted by commas: ${listOf(terms.topic)}.` },
    support: { header: 'Support', hint: `${listOf(terms.support)}. Empty when none is needed.` },
    wishedGender: { header: 'Preferred gender', hint: 'Nam or Nữ. Empty is anyone.' },
    consentOn: {
      header: 'Consent (day)',
      hint: 'The day on which the person agreed (15/11/2026).',
    },
  },
};
