import { maskPhone } from '../../../core/vietnamese/phones';

/** A number as it is stored, whatever the field is called that it stands in. */
const STORED = /^\+84\d{9,10}$/;

/** Numbers that are told to everybody: whom to call at the ward, and about a class. */
const isForEverybody = (of: object, name: string): boolean =>
  name === 'contactPhone' || (name === 'phone' && 'audienceKind' in of);

/** What the API answers, with every number of a person masked, and how many different ones there were. */
export function maskedAnswer(answer: unknown): { masked: unknown; numbers: number } {
  const numbers = new Set<string>();
  return { masked: maskedIn(answer, numbers), numbers: numbers.size };
}

function maskedIn(value: unknown, numbers: Set<string>): unknown {
  if (typeof value === 'string' && STORED.test(value)) {
    numbers.add(value);
    return maskPhone(value);
  }
  if (Array.isArray(value)) return value.map((one) => maskedIn(one, numbers));
  if (typeof value !== 'object' || value === null || isWhole(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => [
      name,
      isForEverybody(value, name) ? held : maskedIn(held, numbers),
    ]),
  );
}

/** Files, which are sent as they are, and dates. */
function isWhole(value: object): boolean {
  return 'toJSON' in value || 'getStream' in value || 'pipe' in value || Buffer.isBuffer(value);
}
