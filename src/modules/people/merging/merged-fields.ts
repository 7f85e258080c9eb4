import { differ, entriesOf, isEmpty, type PersonField } from '../../../core/people/field';
import { fieldsOf, type Side } from '../../../core/people/fields';
import type { WeeklyWindow } from '../../../core/time/weekly-window';
import type { Pin } from '../../../core/vietnamese/coordinates';
import type { SaidOf } from '../changes/settled-change';
import type { Mentee } from '../entities/mentee.entity';
import type { Mentor } from '../entities/mentor.entity';
import type { Person } from '../entities/person.columns';
import type { FieldState } from '../entities/person-merge.entity';

/** Whose value a field has after two records were merged; `both` of lists. */
export const fieldChoices = ['kept', 'other', 'both'] as const;
export type FieldChoice = (typeof fieldChoices)[number];

export interface DifferingField {
  name: string;
  field: PersonField;
  choice: FieldChoice;
}

/** Follows from other answers: the place from the hamlet, and standing from groups and support. */
const following: ReadonlySet<string> = new Set(['place', 'isPriority', 'isHomebound']);

/**
 * The fields in which both records say something else, with what is chosen unless somebody says otherwise: what the
 * kept one says, and of lists all of it.
 */
export function differingFields(
  side: Side,
  kept: Person,
  other: Person,
  chosen: Readonly<Record<string, FieldChoice>> = {},
): DifferingField[] {
  return changeable(side).flatMap(([name, field]) => {
    const [mine, theirs] = [valueOf(kept, name), valueOf(other, name)];
    if (isEmpty(mine) || isEmpty(theirs) || !differ(field, mine, theirs)) return [];
    const wanted = chosen[name] ?? (isList(field) ? 'both' : 'kept');
    return [{ name, field, choice: wanted === 'both' && !isList(field) ? 'kept' : wanted }];
  });
}

/** What is said of the kept record from now on; what it does not say the other one says. `hamlet` is the kept one's. */
export function mergedFields(
  side: Side,
  kept: Person,
  other: Person,
  { chosen, hamlet }: { chosen: Readonly<Record<string, FieldChoice>>; hamlet: Pin },
): SaidOf<Mentor> & SaidOf<Mentee> {
  const choices = new Map(
    differingFields(side, kept, other, chosen).map(({ name, choice }) => [name, choice]),
  );
  const said: FieldState = {};
  for (const [name, field] of changeable(side)) {
    const [mine, theirs] = [valueOf(kept, name), valueOf(other, name)];
    const choice = choices.get(name) ?? (isEmpty(mine) && !isEmpty(theirs) ? 'other' : 'kept');
    const value = choice === 'both' ? together(field, mine, theirs) : theirs;
    if (choice !== 'kept' && differ(field, mine, value)) said[name] = value;
  }
  const isNowhere = isAt(kept, hamlet) && other.hamletId === kept.hamletId && !isAt(other, hamlet);
  if (said.hamletId !== undefined || isNowhere) {
    said.place = { latitude: other.latitude, longitude: other.longitude };
  }
  // Said outright, so that other groups do not take back what staff decided.
  for (const name of side === 'mentee' ? ['isPriority', 'isHomebound'] : []) {
    said[name] = valueOf(kept, name) === true || valueOf(other, name) === true;
  }
  const { consentOn, messagesStoppedAt, messageLanguage } = other;
  if (kept.consentOn === null && consentOn !== null) said.consentOn = consentOn;
  // Whoever wished for no more messages on one of the records gets none on the other.
  if (kept.messagesStoppedAt === null && messagesStoppedAt !== null) {
    said.messagesStoppedAt = messagesStoppedAt;
  }
  if (kept.messageLanguage === null && messageLanguage !== null) {
    said.messageLanguage = messageLanguage;
  }
  return said;
}

/** Whoever has no point of their own stands at the middle of the hamlet. */
function isAt(person: Pin, hamlet: Pin): boolean {
  return person.latitude === hamlet.latitude && person.longitude === hamlet.longitude;
}

function changeable(side: Side): [name: string, field: PersonField][] {
  return entriesOf(fieldsOf[side]).filter(([name, { change }]) => change && !following.has(name));
}

const isList = ({ kind }: PersonField): boolean => kind === 'codes' || kind === 'windows';

function together(field: PersonField, mine: unknown, theirs: unknown): unknown {
  if (field.kind === 'windows') return [...(mine as WeeklyWindow[]), ...(theirs as WeeklyWindow[])];
  return [...new Set([...(mine as string[]), ...(theirs as string[])])];
}

function valueOf(person: Person, name: string): unknown {
  return (person as unknown as FieldState)[name];
}
