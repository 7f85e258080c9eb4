import type { Texts } from '../../../texts';

/** What is wrong with a field, in words: `value` is a key of `errors.fields`, or a sentence already. */
export function fieldSentence(t: Texts, value: string): string {
  return t.errors.fields[keyOf(value)] ?? value;
}

/** The same for the summary, where the field is not in sight: it is named, if need be as its form does. */
export function namedFieldSentence(
  t: Texts,
  name: string,
  value: string,
  labels?: ReadonlyMap<string, string>,
): string {
  const field = value.includes('|')
    ? value.slice(value.indexOf('|') + 1)
    : (t.errors.fieldNames[name] ?? personFieldNames(t)[name] ?? labels?.get(name));
  const sentence = fieldSentence(t, value);
  return field ? `${field}: ${sentence}` : sentence;
}

/** The fields of people are named where they are defined. */
function personFieldNames({ fields }: Texts): Record<string, string | undefined> {
  return { ...fields.mentor, ...fields.mentee };
}

/** `choose-one|Lê Lan` names the field itself. */
function keyOf(value: string): string {
  return value.split('|')[0] ?? value;
}
