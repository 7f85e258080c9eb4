import { partakingAges } from '../../core/vietnamese/birth-year';
import type { CellProblem } from '../../core/sheets/faults';

const ages = `from ${partakingAges.youngest} to ${partakingAges.oldest} years old`;

export const cells: Record<CellProblem, (quoted: string) => string> = {
  'name-formula': () => 'The name is a formula; please type the name.',
  'name-missing': () => 'The name is missing.',
  'name-odd': (quoted) => `“${quoted}” is not the name of a person.`,
  'name-broken': (quoted) =>
    `Letters of “${quoted}” were lost. Please open the original file, save it again as .xlsx or CSV UTF-8, or type the name.`,
  'name-several': (quoted) =>
    `“${quoted}” are the names of several people in one cell. Please give each person a row.`,
  'letters-converted': (quoted) =>
    `The file was written in the old code ${quoted} and has been converted to Unicode. Please read some names again.`,
  'gender-unknown': (quoted) => `The gender “${quoted}” is not understood and was left empty.`,
  'birth-missing': () => 'The year of birth is missing.',
  'birth-odd': (quoted) =>
    `The year of birth “${quoted}” is not right: it takes that of somebody ${ages}, such as 1958.`,
  'age-odd': (quoted) => `The age “${quoted}” is not right: people who take part are ${ages}.`,
  'email-odd': (quoted) => `“${quoted}” is not an e-mail address and was left empty.`,
  'phone-missing': () => 'The phone number is missing.',
  'phone-odd': (quoted) => `“${quoted}” is not a Vietnamese mobile number.`,
  'phone-rounded': (quoted) =>
    `Excel may have rounded the phone number (${quoted}). Please type all of it again, with the 0 in front, in a text cell.`,
  'other-phone-rounded': (quoted) =>
    `Excel may have rounded the other phone (${quoted}); left empty.`,
  'phone-landline': (quoted) =>
    `“${quoted}” is a landline, which gets no messages; please give a mobile number.`,
  'phone-landline-or-none': (quoted) =>
    `“${quoted}” is a landline, which gets no messages; please give a mobile number or leave it empty.`,
  'phone-landline-kept': (quoted) =>
    `Only a landline, ${quoted}: kept for calling, it gets no messages. The person goes to the call list.`,
  'phone-of-relative': (quoted) =>
    `No number of their own; somebody else’s number ${quoted} is used, and messages and calls say whom they are for.`,
  'phone-of-second': (quoted) =>
    `Messages go to ${quoted} of this column, because the column of phones holds no mobile number.`,
  'phone-second-kept': (quoted) =>
    `The second number in the cell, ${quoted}, is kept as the other phone.`,
  'phone-left-out': (quoted) => `Two numbers can be kept of each person; ${quoted} was left out.`,
  'landline-renumbered': (quoted) => `An old area code, changed to today’s: ${quoted}.`,
  'other-phone-odd': (quoted) => `The other phone “${quoted}” is no Vietnamese number; left empty.`,
  'phone-unknown-operator': (quoted) =>
    `No operator is known for numbers like “${quoted}”; please ask again to be sure.`,
  'phone-renumbered': (quoted) => `A number of eleven digits, turned into today’s: ${quoted}.`,
  'topic-missing': () => 'There is no topic.',
  'topic-unknown': (quoted) => `There is no topic “${quoted}”.`,
  'topic-skipped': (quoted) => `Topics that are not known were left out: ${quoted}.`,
  'language-unknown': (quoted) => `The language “${quoted}” is not known.`,
  'language-skipped': (quoted) => `Languages that are not known were left out: ${quoted}.`,
  'free-time-missing': () => 'The free times are missing.',
  'free-time-odd': (quoted) => `The free times “${quoted}” are not understood.`,
  'free-time-partly': (quoted) => `A part of the free times is not understood: ${quoted}.`,
  'hamlet-unknown': (quoted) => `The hamlet “${quoted}” is not in the unit’s list of hamlets.`,
  'hamlet-missing': () => 'The hamlet is missing.',
  'pin-odd': (quoted) =>
    `The coordinates “${quoted}” cannot be read; the hamlet’s place was taken.`,
  'pin-far': (quoted) =>
    `The coordinates “${quoted}” are too far from the unit and were not taken: the place that is known, or the hamlet’s, stays.`,
  'capacity-odd': (quoted) => `The largest number of mentees “${quoted}” is not right.`,
  'consent-missing': () => 'There is no consent to the processing of personal data.',
  'consent-odd': (quoted) =>
    `“${quoted}” does not tell the day of consent to the processing of personal data.`,
  'column-missing': (quoted) => `Somebody new needs “${quoted}”; the list has no such column.`,
  'columns-missing': (quoted) =>
    `The list has no columns for: ${quoted}. Of people who are known these stay as they are; nobody new is taken.`,
  'support-unknown': (quoted) => `The support needed is not understood: ${quoted}.`,
  'code-unknown': (quoted) => `What the list of this column does not have was left out: ${quoted}.`,
  'code-several': (quoted) => `Only one can be kept; the first of “${quoted}” was taken.`,
  'wish-odd': (quoted) => `The wish “${quoted}” is not understood; it counts as none.`,
  duplicate: (quoted) => `The same person as in row ${quoted}.`,
  'duplicate-unmended': () =>
    'This row is the same person as another and was not mended, so it changes nothing. If it is somebody else, mend the name, the year or the household.',
  'duplicate-alike': (quoted) =>
    `This may be the person of row ${quoted}: the same name, and nearly everything else too. Keep one of the rows, or say that it is somebody else.`,
  'person-alike': (quoted) =>
    `This may be somebody who is in the list: ${quoted}. Please say whether it is the same person or somebody else.`,
  'status-unknown': (quoted) =>
    `The status “${quoted}” is not understood; taken as still taking part.`,
  'stopped-unknown': () =>
    'This row says that somebody stopped who is not in the list: nobody was added.',
};
