import { StartRefusal } from '../../common/start-refusal';
import type { Sealing } from './sealing';

/** Known, so that a key may be tried: sealed it stands beside the id of its key. */
export const PROOF = 'tung-ngo';

type Ask = (statement: string) => Promise<unknown>;

/**
 * The key of the settings is that of the database, or both have none. A new database is sealed from the first row.
 * @throws StartRefusal data-key-missing, data-key-wrong, data-not-sealed
 */
export async function assertKeyFits(
  ask: Ask,
  sealing: Sealing | null,
  { isNew }: { isNew: boolean },
): Promise<void> {
  const [kept] = (await ask('SELECT key_id AS id, proof AS proof FROM data_key')) as {
    id: string;
    proof: string;
  }[];
  if (!sealing) {
    if (kept) throw new StartRefusal('data-key-missing', kept.id);
    return;
  }
  const { sealer } = sealing;
  if (!kept && isNew) {
    await ask(keyRow(sealing));
    return;
  }
  if (!kept || sealer.earlierIds.includes(kept.id)) {
    throw new StartRefusal('data-not-sealed', sealer.id);
  }
  if (kept.id !== sealer.id || sealing.opened(kept.proof) !== PROOF) {
    throw new StartRefusal('data-key-wrong', kept.id);
  }
}

/** The statement that says by which key a database is sealed. */
export function keyRow({ sealer }: Sealing): string {
  return `INSERT INTO data_key (key_id, proof) VALUES ('${sealer.id}', '${sealer.seal(PROOF)}')`;
}
