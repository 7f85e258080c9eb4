import type { EntityManager } from 'typeorm';

/** Whoever writes to people hears, in the transaction of the change, that another phone rings for somebody. */
export abstract class PhoneListener {
  abstract numberChanged(manager: EntityManager, personId: string): Promise<void>;
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
