import type { EntityManager } from 'typeorm';

/** Whoever writes to people hears, in the transaction of the change, that another phone rings for somebody. */
export abstract class PhoneListener {
  /** All whom one change is about, after all of them were saved: who shares a phone is told of as one. */
  abstract numbersChanged(manager: EntityManager, personIds: readonly string[]): Promise<void>;
}

/** What decides which phone rings: their own number, a relative's, or that of the household. */
interface Rings {
  phone?: string | null;
  otherPhone?: string | null;
  householdId?: string | null;
}

export function ringsElsewhere(before: Rings, after: Rings): boolean {
  const fields = ['phone', 'otherPhone', 'householdId'] as const;
  return fields.some((field) => before[field] !== after[field]);
}
