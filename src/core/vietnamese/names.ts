import { hasOldLetters, isMojibake } from './legacy-encodings';
import { normaliseText } from './text';

const vietnamese = new Intl.Collator('vi');
const LONGEST_NAME = 80;

/** A person's name as it is stored: clean text, and "NGUYỄN VĂN AN" written "Nguyễn Văn An". */
export function normaliseName(text: string): string {
  const name = normaliseText(text);
  return isOneCase(name) ? titleCase(name) : name;
}

/**
 * Whether a text can be the name of a person. A formula, a script, a link or a bare number cannot,
 * nor can a stand-in such as "không rõ".
 */
export function isPersonName(text: string): boolean {
  const name = normaliseText(text);
  if (name.length > LONGEST_NAME || /^[=+\-@]/.test(name)) return false;
  if (/[<>{}[\]=@\\|$%^*#~]|:\/\/|javascript:|&\w+;/i.test(name)) return false;
  if (/^(không( rõ| có| biết)?( tên)?|chưa( rõ| có| biết)( tên)?|n\/a|null)$/i.test(name)) {
    return false;
  }
  return (name.match(/\p{L}/gu) ?? []).length >= 2;
}

/** What is wrong with a name that was typed: nothing stands there, or nobody is called that. */
export function personNameFault(text: string): 'needed' | 'bad-name' | undefined {
  if (normaliseText(text) === '') return 'needed';
  return isPersonName(text) ? undefined : 'bad-name';
}

/** What people write between two names; "và" in small letters, for it can be a name. */
const BETWEEN_NAMES = /[,;/&+\n\r]|\s(?:và|VÀ)\s/;

/** Whether the names of several people stand in the text: "Trần Thị Nụ, Trần Văn Bảy". */
export function isSeveralNames(text: string): boolean {
  const parts = text.normalize('NFC').split(BETWEEN_NAMES).map(normaliseText);
  return parts.length > 1 && parts.filter(isWholeName).length > 1;
}

/** Two words or more that all begin with a capital: no post or remark beside a name. */
function isWholeName(part: string): boolean {
  const words = part.split(' ');
  return words.length > 1 && words.every((word) => /^\p{Lu}[\p{L}\p{M}'’-]*$/u.test(word));
}

/**
 * Whether letters were lost on the way: as "?", as U+FFFD, as UTF-8 read by another encoding, as what is left of an old code, or as
 * letters
 * that such a reading leaves and no name in Vietnam has.
 */
export function hasLostLetters(name: string): boolean {
  return /[?\uFFFDÄÆ]/.test(name) || isMojibake(name) || hasOldLetters(name);
}

/** The given name: the last word. */
export function givenName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf(' ') + 1);
}

/** The order of Vietnamese lists: by given name, then by the whole name. */
export function compareNames(one: string, other: string): number {
  return (
    vietnamese.compare(givenName(one), givenName(other)) ||
    vietnamese.compare(one, other) ||
    (one < other ? -1 : Number(one > other))
  );
}

function isOneCase(name: string): boolean {
  return name === name.toUpperCase() || name === name.toLowerCase();
}

function titleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[^\p{L}\p{M}])(\p{L})/gu, (_, before: string, letter: string) => {
      return before + letter.toUpperCase();
    });
}
