import { normaliseText, plainKey } from '../vietnamese/text';
import { builtInTopics, isTopicCode } from './built-in';
import type { RankedTopic } from './changed-topics';

/** A topic that a ward added to those of everybody, in its place. */
export interface AddedTopic extends RankedTopic {
  after: string[];
  /** Codes of the groups that it is meant for; empty is everybody. */
  forGroups: string[];
  /** What it was called before, the last one at the end; lists that still say so are understood. */
  earlierNames?: string[];
  version: number;
}

/** What a column of codes holds. */
const longestCode = 40;
const form = '[0-9A-Za-z-]{1,10}:[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_.()-]{0,37}';
const added = new RegExp(`^${form}$`, 'u');

/** What the code of any topic looks like, added ones included. */
export const topicPattern = `^(?:${builtInTopics.map(({ code }) => code).join('|')}|${form})$`;

/** As many as fit into a form. */
export const mostAddedTopics = 20;

/**
 * The code is the ward's and the name, so that it says what it is wherever it stands: in a list of needs, in a
 * message, in another ward. Null where the name has other signs than letters, digits, spaces and ".()-", or is too long.
 */
export function addedTopicCode(wardCode: string, name: string): string | null {
  const code = `${wardCode}:${normaliseText(name).replaceAll(' ', '_')}`;
  return isAddedTopic(code) ? code : null;
}

/** Of everybody, or such as a ward adds. */
export function isTopic(code: string): boolean {
  return isTopicCode(code) || isAddedTopic(code);
}

export function isAddedTopic(code: string): boolean {
  return code.length <= longestCode && added.test(code);
}

export function nameOfAddedTopic(code: string): string {
  return code.slice(code.indexOf(':') + 1).replaceAll('_', ' ');
}

/** Whether a ward may have called it so in another writing. */
export function isSameName(one: string, other: string): boolean {
  return plainKey(one) === plainKey(other);
}

/** Every name that it has and had. */
export function namesOfAddedTopic({
  code,
  earlierNames = [],
}: Pick<AddedTopic, 'code' | 'earlierNames'>): string[] {
  return [nameOfAddedTopic(code), ...earlierNames];
}

/** The same topic under another code; the name that it had is kept. */
export function renamedTopic(topic: AddedTopic, code: string): AddedTopic {
  const name = nameOfAddedTopic(code);
  const earlierNames = namesOfAddedTopic(topic)
    .slice(1)
    .concat(nameOfAddedTopic(topic.code))
    .filter((one) => one !== name);
  return { ...topic, code, earlierNames, version: topic.version + 1 };
}

/** How many characters a name may have there. */
export function longestNameIn(wardCode: string): number {
  return longestCode - wardCode.length - 1;
}
