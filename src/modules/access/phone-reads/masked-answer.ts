import { maskPhone } from '../../../core/vietnamese/phones';

/** A number as it is stored or written, whatever the field is called that it stands in. */
const NUMBER = /^(?:\+84|0)(?:[\s.-]?\d){9,10}$/;
/** The same within a cell of a list, beside other words and numbers. */
const IN_A_CELL = /(?<!\d)(?:\+84|0)(?:[\s.-]?\d){9,10}(?!\d)/g;
/** A mobile in a cell of numbers, which loses its 0. */
const WITHOUT_ZERO = /^[35789]\d{8}$/;

/** Numbers that are told to everybody: whom to call at the ward, and about a class. */
const isForEverybody = (of: object, name: string): boolean =>
  name === 'contactPhone' || (name === 'phone' && 'audienceKind' in of);

/** What the API answers, with every number of a person masked, and how many different ones there were. */
export function maskedAnswer(answer: unknown): { masked: unknown; numbers: number } {
  const numbers = new Set<string>();
  return { masked: maskedIn(answer, numbers), numbers: numbers.size };
}

function maskedIn(value: unknown, numbers: Set<string>): unknown {
  if (typeof value === 'string') return NUMBER.test(value) ? maskNumber(value, numbers) : value;
  if (Array.isArray(value)) return value.map((one) => maskedIn(one, numbers));
  if (typeof value !== 'object' || value === null || isWhole(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [
      name,
      isForEverybody(value, name) ? held : maskedUnder(name, held, numbers),
    ]),
  );
}

function maskedUnder(name: string, held: unknown, numbers: Set<string>): unknown {
  const isRow = name === 'cells' && Array.isArray(held);
  return isRow ? held.map((cell) => maskedCell(cell, numbers)) : maskedIn(held, numbers);
}

/** Of a row as it stood in a list, where a number is written in any way. */
function maskedCell(cell: unknown, numbers: Set<string>): unknown {
  if (typeof cell === 'string') {
    return cell.replace(IN_A_CELL, (written) => maskNumber(written, numbers));
  }
  const isNumber = typeof cell === 'number' && WITHOUT_ZERO.test(String(cell));
  return isNumber ? maskNumber(`0${cell}`, numbers) : maskedIn(cell, numbers);
}

function maskNumber(written: string, numbers: Set<string>): string {
  const digits = written.replace(/[\s.-]/g, '').replace(/^\+84/, '0');
  numbers.add(digits);
  return maskPhone(digits);
}

/** Files, which are sent as they are, and dates. */
function isWhole(value: object): boolean {
  return 'toJSON' in value || 'getStream' in value || 'pipe' in value || Buffer.isBuffer(value);
}
