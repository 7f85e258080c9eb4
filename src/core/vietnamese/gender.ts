import { plainKey } from './text';

export type Gender = 'female' | 'male';

const WORDS: Record<Gender, ReadonlySet<string>> = {
  female: new Set([
    'nu',
    'nu gioi',
    'gai',
    'f',
    'female',
    'ba',
    'co',
    'chi',
    'phu nu',
    'woman',
    'la nu',
  ]),
  male: new Set([
    'nam',
    'nam gioi',
    'trai',
    'm',
    'male',
    'ong',
    'chu',
    'anh',
    'dan ong',
    'man',
    'la nam',
  ]),
};

/** "Nam", "Nữ" and the other words for them; null for anything else. */
export function readGender(text: string): Gender | null {
  const key = plainKey(text);
  if (WORDS.female.has(key)) return 'female';
  return WORDS.male.has(key) ? 'male' : null;
}
