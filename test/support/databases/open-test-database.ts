import { entities } from '../../../src/app/entities';
import { MonotonicClock } from '../../../src/platform/common/monotonic-clock';
import { type DatabaseCare, openDatabase } from '../../../src/platform/database/open-database';
import { defaultLimits } from '../../../src/platform/database/options';
import { keyRow } from '../../../src/platform/database/sealing/data-key';
import { Sealer } from '../../../src/platform/database/sealing/sealer';
import { Sealing } from '../../../src/platform/database/sealing/sealing';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';

/** Seals every database of a run, whatever its suites are about. */
export const testKey = process.env.TEST_DATA_KEY;

/** For whoever opens a database of the tests by settings: a service, a command, a process of its own. */
export const keyOfTests: { DATA_KEY?: string } = testKey ? { DATA_KEY: testKey } : {};

/** Of nothing where the run has no key. */
export const sealerOfTests = testKey ? new Sealer([testKey]) : null;

/** A database of the tests that is there already, as another process opens it. */
export async function openTestDatabase(
  url: string,
  clock: MonotonicClock = new MonotonicClock(),
  key = testKey,
): Promise<UnitOfWork> {
  if (!key) return openDatabase(url, entities, clock, patient);
  const sealing = new Sealing(new Sealer([key]));
  const plain = await openDatabase(url, []);
  await plain
    .write(async (manager) => {
      const kept = await manager.query('SELECT key_id FROM data_key');
      // Nothing is in it yet: it is sealed from now on.
      if (kept.length === 0) await manager.query(keyRow(sealing));
    })
    .finally(() => plain.close());
  return openDatabase(url, entities, clock, { ...patient, sealing });
}

const nothing = () => Promise.resolve();

/** On a busy machine two hundred who come at once wait longer for a connection than people are let wait. */
const patient: DatabaseCare = {
  limits: { ...defaultLimits, connectMs: 600_000 },
  isToAdopt: () => false,
  adopt: nothing,
  look: nothing,
  beforeMigrating: nothing,
  settle: nothing,
};
