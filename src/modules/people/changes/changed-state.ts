import type { Person } from '../entities/person.columns';
import type { FieldState } from '../entities/person-merge.entity';

/** The properties that a change set, as they were and as they are. */
export interface ChangedState {
  fieldsBefore: FieldState;
  fieldsAfter: FieldState;
}

/** A place is one thing, and told as one. */
const pin = ['latitude', 'longitude'];

export function changedState(before: Person, after: Person): ChangedState {
  const [old, now] = [{ ...before } as FieldState, { ...after } as FieldState];
  const changed = Object.keys(now).filter(
    (name) => !bookkeeping.has(name) && plain(old[name]) !== plain(now[name]),
  );
  const isElsewhere = pin.some((name) => changed.includes(name));
  const names = isElsewhere ? [...new Set([...changed, ...pin])] : changed;
  const pick = (state: FieldState) => Object.fromEntries(names.map((name) => [name, state[name]]));
  return { fieldsBefore: pick(old), fieldsAfter: pick(now) };
}

/** The columns as they were before, of those that nobody changed since; they are stored as they stood, whatever it was. */
export function stateToTakeBack(
  now: Person,
  { fieldsBefore, fieldsAfter }: ChangedState,
): FieldState {
  const touched = new Set(touchedSince(now, fieldsAfter));
  const isUntouched = (name: string): boolean => !touched.has(name);
  const names = Object.keys(fieldsAfter).filter(
    (name) => isUntouched(name) && (name !== 'sortName' || isUntouched('fullName')),
  );
  return Object.fromEntries(names.map((name) => [name, fieldsBefore[name]]));
}

/** Which of these properties say something else by now. */
function touchedSince(now: Person, fieldsAfter: FieldState): string[] {
  const state = { ...now } as FieldState;
  return Object.keys(fieldsAfter).filter((name) => plain(state[name]) !== plain(fieldsAfter[name]));
}

/** The same without what only follows from others: how lists sort and know somebody. */
export function fieldsTouchedSince(now: Person, fieldsAfter: FieldState): string[] {
  return touchedSince(now, fieldsAfter).filter((name) => !following.has(name));
}

const following: ReadonlySet<string> = new Set(['identityKey', 'sortName']);

const bookkeeping: ReadonlySet<string> = new Set([
  'version',
  'updatedAt',
  'createdAt',
  'isActive',
  'sheetRow',
]);

function plain(value: unknown): string {
  return JSON.stringify(value ?? null);
}
