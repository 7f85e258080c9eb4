import { isUUID } from 'class-validator';
import { topicPattern } from '../../core/curriculum/added-topics';
import { earliestDate, isLocalDate, latestDate } from '../../core/time/local-dates';
import { latestInstant, longestParameter, mostPages, wholeNumberIn } from './bounds';

/** What a path or a query may hold under a name, for the pipe that lets it in and for the API's description. */
export interface Parameter {
  description: string;
  schema: Record<string, unknown>;
  holds(text: string): boolean;
}

const identifier: Parameter = {
  description: 'Identifier.',
  schema: { type: 'string', format: 'uuid' },
  holds: (text) => isUUID(text),
};

const day: Parameter = {
  description: `A day from ${earliestDate} to ${latestDate}.`,
  schema: { type: 'string', format: 'date' },
  holds: isLocalDate,
};

const whole = (description: string, minimum: number, maximum: number): Parameter => ({
  description,
  schema: { type: 'integer', minimum, maximum },
  holds: (text) => wholeNumberIn(text, minimum, maximum) !== undefined,
});

const oneOf = (description: string, ...values: string[]): Parameter => ({
  description,
  schema: { type: 'string', enum: values },
  holds: (text) => values.includes(text),
});

const text = (description: string): Parameter => ({
  description,
  schema: { type: 'string', maxLength: longestParameter },
  holds: (value) => value.length <= longestParameter && !value.includes('\0'),
});

const topicCode = new RegExp(topicPattern, 'u');
const page = whole('Number of the page, from 1.', 1, mostPages);
const instant = whole('Epoch milliseconds, UTC.', 0, latestInstant);

const byName: ReadonlyMap<string, Parameter> = new Map(
  Object.entries({
    at: instant,
    calls: page,
    code: {
      description: 'Official code of the unit.',
      schema: { type: 'string', pattern: '^[0-9A-Za-z-]{1,10}$' },
      holds: (value: string) => /^[0-9A-Za-z-]{1,10}$/.test(value),
    },
    date: day,
    day,
    from: day,
    id: identifier,
    page,
    people: oneOf('Whose.', 'mentors', 'mentees'),
    startAt: instant,
    topic: {
      description: 'Code of a topic: `vneid`, or one that a ward added, such as `14464:Zalo`.',
      schema: { type: 'string', pattern: topicPattern, maxLength: 40 },
      holds: (value: string) => value.length <= 40 && topicCode.test(value),
    },
    token: text('Token of the personal link.'),
    year: whole('Year of the calendar.', 1900, 2199),
  }),
);

/** Names that say nothing more are text of a bounded length. */
export function parameterNamed(name: string): Parameter {
  return byName.get(name) ?? (name.endsWith('Id') ? identifier : text('Text.'));
}
