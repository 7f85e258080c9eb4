import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import type { Stopping } from '../../people';

/** What is planned for people of whom a list says that they stopped; whoever plans it provides this. */
export abstract class SheetDepartures {
  /** Takes, before anybody else is held, what a stop of somebody of the ward needs to hold. */
  abstract hold(manager: EntityManager, wardId: string): Promise<void>;

  /** They take part no more, and everything that was planned for them goes, in the caller's transaction. */
  abstract stop(manager: EntityManager, actor: Actor, stopping: Stopping): Promise<void>;
}
