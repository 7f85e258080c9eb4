/** Letters and digits that nobody takes for one another. */
export const questionLetters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** The code of a question as somebody typed it: in capitals, with spaces or hyphens, it is the same. */
export function questionCodeOf(typed: string): string {
  return typed.replace(/[\s-]/g, '').toLowerCase();
}
