import { givenName } from './names';

const ALPHABET = 'aăâbcdđeêfghijklmnoôơpqrstuưvwxyz';
const TONES = ['', '\u0300', '\u0309', '\u0303', '\u0301', '\u0323'];
const LETTER_MARKS = '\u0302\u0306\u031b';

/**
 * A key whose plain byte order is the order of a Vietnamese list of people: by given name, then by
 * the whole name; first letters (a ă â b … d đ …), then tones (a à ả ã á ạ). A database that knows no
 * Vietnamese collation sorts by it.
 */
export function sortKeyOf(fullName: string): string {
  return `${wordsKey(givenName(fullName))}|${wordsKey(fullName)}`;
}

function wordsKey(text: string): string {
  let letters = '';
  let tones = '';
  for (const part of text
    .toLowerCase()
    .normalize('NFD')
    .match(/.\p{M}*/gsu) ?? []) {
    const marks = Array.from(part).slice(1);
    const letterMarks = marks.filter((mark) => LETTER_MARKS.includes(mark)).join('');
    const tone = marks.findIndex((mark) => TONES.includes(mark));
    letters += codeOf((part[0] + letterMarks).normalize('NFC'));
    tones += tone < 0 ? '0' : String(TONES.indexOf(marks[tone] ?? ''));
  }
  return `${letters} ${tones}`;
}

/** Two characters for a Vietnamese letter in alphabetical order; anything else sorts before the letters. */
function codeOf(letter: string): string {
  const place = ALPHABET.indexOf(letter);
  return place < 0 ? '!' : String(place + 10);
}
