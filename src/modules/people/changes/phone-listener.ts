import type { EntityManager } from 'typeorm';

/** Whoever writes to people hears, in the transaction of the change, that another phone rings for somebody. */
export abstract class PhoneListener {
  abstract numberChanged(manager: EntityManager, personId: string): Promise<void>;
}
