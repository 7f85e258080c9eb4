import { plainKey } from '../vietnamese/text';

/** What somebody is found by. */
export interface Searched {
  fullName: string;
  hamletName: string;
  /** E.164. */
  phone: string | null;
  /** E.164. */
  otherPhone: string | null;
}

/**
 * Whether somebody is meant by what was typed: every word begins a word of the name or of the hamlet, with or
 * without accents ("lan xom 2"; a number is a whole word), or, of three digits and more, one of their numbers
 * holds them. The databases know no Vietnamese letters, so it is asked here.
 */
export function personSearch(typed: string): (person: Searched) => boolean {
  const digits = typed.replace(/[\s.+-]/g, '');
  const isNumber = /^\d{3,}$/.test(digits);
  const words = plainKey(typed)
    .split(' ')
    .filter(Boolean)
    .map((word) => (/^\d+$/.test(word) ? ` ${word} ` : ` ${word}`));
  return ({ fullName, hamletName, phone, otherPhone }) => {
    const numbers = isNumber ? [phone, otherPhone] : [];
    if (numbers.some((one) => one && written(one).some((way) => way.includes(digits)))) return true;
    // Each by itself: plain keys are remembered, and many share a name or a hamlet.
    const text = ` ${plainKey(fullName)} ${plainKey(hamletName)} `;
    return words.length > 0 && words.every((word) => text.includes(word));
  };
}

/** How a number is said at home and from abroad; its last digits may begin with a 0 of their own. */
function written(phone: string): string[] {
  const abroad = phone.replace('+', '');
  return [abroad, abroad.replace(/^84/, '0')];
}
