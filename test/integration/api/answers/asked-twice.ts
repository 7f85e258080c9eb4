import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../../src/modules/access/policies/actor';
import type { Mentor } from '../../../../src/modules/people/entities/mentor.entity';
import { newId } from '../../../../src/platform/database/columns';
import type { FakeClock } from '../../../support/clocks/fake-clock';
import type { TestDatabase } from '../../../support/databases/databases';
import type { PagesApp } from '../../../support/pages/pages-app';
import { at, type SessionWorld } from '../../../support/worlds/session-world';

export type Booked = { booking: { id: string; version: number } };
export type Versioned = { id: string; version: number };

export const evening = at('2026-11-25', 18);
export const operator: Actor = { kind: 'operator', id: newId(), wardId: null };

/** A service that never comes to keeping an answer, with a ward of its own for each test. */
export interface AskedTwice {
  readonly database: TestDatabase;
  readonly pages: PagesApp;
  readonly world: SessionWorld;
  readonly clock: FakeClock;
  /** Asks the same twice, under one key; gives the answer after checking that both are the same. */
  expectTwice<T = Record<string, unknown>>(
    route: string,
    ids?: object,
    body?: object | FormData,
  ): Promise<T>;
  /** What books the evening for a mentee. */
  wish(menteeId: string): object;
  openSession(seats: number): object;
  /** Who has places for twenty. */
  newMentor(manager: EntityManager): Promise<Mentor>;
}
