import { randomInt } from 'node:crypto';

/** Without 0, 1, I, O, which are taken for one another on paper: 5 bits each. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const codesAtOnce = 10;

/** Codes as they are printed, such as 4-K7QM2-XPA9T: the number, and ten random signs (50 bits). */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codesAtOnce }, (_, number) => {
    const random = Array.from({ length: 10 }, () => signs[randomInt(signs.length)]).join('');
    return `${number}-${random.slice(0, 5)}-${random.slice(5)}`;
  });
}

/** However it was typed: its number, and what is hashed; null when it cannot be one. */
export function typedRecoveryCode(typed: string): { number: number; code: string } | null {
  const plain = typed.replace(/[\s-]/g, '').toUpperCase();
  const [, number, code] = /^(\d)([2-9A-HJ-NP-Z]{10})$/.exec(plain) ?? [];
  return number !== undefined && code ? { number: Number(number), code } : null;
}
