import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { entities } from '../../../src/app/entities';
import { keepingRules } from '../../../src/app/keeping';
import { displayPhone } from '../../../src/core/vietnamese/phones';
import { Mentee, Mentor } from '../../../src/modules/people';
import { PhoneHolders } from '../../../src/modules/reminders/phones/phone-holders';
import { SqliteFile } from '../../../src/platform/common/sqlite-file';
import { type Env, parseEnv } from '../../../src/platform/config/env';
import { openDatabase } from '../../../src/platform/database/open-database';
import { SEAL, Sealer, sealedLength } from '../../../src/platform/database/sealing/sealer';
import { Sealing } from '../../../src/platform/database/sealing/sealing';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work';
import { careOf, sealingOf } from '../../../src/platform/keeping/database-care';
import { makeBackup } from '../../../src/platform/keeping/make-backup';
import { sealDatabase } from '../../../src/platform/keeping/seal-database';
import { type BusyWard, liveThroughAWard } from '../../support/worlds/busy-ward';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { tablesOf } from '../../support/databases/table-columns';

const longMs = 300_000;
const [keyA, keyB] = ['a'.repeat(40), 'b'.repeat(40)];
const home = 'Số 71, ngách 12/4, phố Hàng Cá';

describe.each(dialects)('people’s numbers and homes in a database on %s', (dialect) => {
  let database: TestDatabase;
  let unitOfWork: UnitOfWork;
  let ward: BusyWard;
  /** What must not be read by whoever has the database alone. */
  let secrets: string[];
  const sealing = new Sealing(new Sealer([keyA]));
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-sealed-'));

  beforeAll(async () => {
    database = await createTestDatabase(dialect, undefined, keyA);
    ({ unitOfWork } = database);
    ward = await liveThroughAWard({ ...database, unitOfWork });
    const { pages, mentee, officer } = ward;
    pages.actors = [officer];
    const send = async (method: 'POST' | 'PATCH', path: string, body: object) => {
      const { status, text } = await pages.send(method, `/api/v1/${path}`, body);
      if (status >= 400) throw new Error(`${path}: ${status} ${text}`);
    };
    const { version } = await unitOfWork.read.findOneByOrFail(Mentee, { id: mentee.id ?? '' });
    await send('PATCH', `mentees/${mentee.id}`, {
      version,
      phone: '+84968777222',
      otherPhone: '+842253838111',
      email: 'ba.ngoan@vidu.vn',
      address: home,
    });
    secrets = await secretsOf(unitOfWork);
  }, longMs);
  afterAll(async () => {
    await ward?.pages.close().catch(() => undefined);
    await unitOfWork?.close().catch(() => undefined);
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  }, longMs);

  /** The bytes of a SQLite database and of its log; every value of every row of PostgreSQL. */
  async function rawOf(url: string): Promise<string> {
    if (dialect === 'sqlite') {
      const file = url.slice('sqlite:'.length);
      return [file, `${file}-wal`].map((one) => fileText(one)).join('\n');
    }
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT t::text AS row FROM "${name}" t`,
      );
      texts.push(...rows.map(({ row }) => row));
    }
    await client.end();
    return texts.join('\n');
  }

  const readIn = (raw: string) => secrets.filter((secret) => raw.includes(secret));

  const env = (keys: Partial<Record<keyof Env, string>>) =>
    parseEnv({ DATABASE_URL: database.url, DATA_DIR: folder, ...keys });
  const open = (keys: Partial<Record<keyof Env, string>>) =>
    openDatabase(database.url, entities, undefined, {
      ...careOf(env(keys), keepingRules),
      look: async () => undefined,
    });

  it('are read by nobody who has its files, rows and log of writes alone', async () => {
    expect(secrets.length).toBeGreaterThan(25);
    expect(secrets).toContain(home);
    const raw = await rawOf(database.url);
    expect(raw).toContain(SEAL);
    expect(readIn(raw)).toEqual([]);
  });

  it('are found, shown and changed as ever', async () => {
    const { pages, mentee, ward: place } = ward;
    const { text } = await pages.get(`/api/v1/mentees/${mentee.id}?phones=full`);
    expect(JSON.parse(text)).toMatchObject({
      phone: '+84968777222',
      otherPhone: '+842253838111',
      email: 'ba.ngoan@vidu.vn',
      address: home,
    });
    const holders = await pages.app.get(PhoneHolders).of(place.id, ['+84968777222']);
    expect(holders.get('+84968777222')?.map(({ id }) => id)).toContain(mentee.id);
  });

  it('are not told to whoever writes what they copied out of a database', async () => {
    const { mentee } = ward;
    const copied = sealing.sealer.seal('+84968777222');
    await unitOfWork.write((manager) =>
      manager.query('UPDATE mentee SET full_name = $1 WHERE id = $2', [copied, mentee.id]),
    );
    const { fullName } = await unitOfWork.read.findOneByOrFail(Mentee, { id: mentee.id ?? '' });
    expect(fullName).not.toContain('968777222');
    expect(sealedLength(12)).toBe(copied.length);
  });

  it(
    'are opened, sealed and sealed anew by a command, whole or not at all',
    async () => {
      const whole = await contentOf(unitOfWork);
      await ward.pages.close();
      await unitOfWork.close();

      await expect(open({})).rejects.toMatchObject({ code: 'data-key-missing' });
      await expect(open({ DATA_KEY: keyB })).rejects.toMatchObject({ code: 'data-key-wrong' });
      await expect(open({ DATA_KEY: keyB, DATA_KEY_BEFORE: keyA })).rejects.toMatchObject({
        code: 'data-not-sealed',
      });
      await expect(seal({ DATA_KEY: keyB })).rejects.toMatchObject({ code: 'data-key-wrong' });

      const before = await rawOf(database.url);
      await expect(
        seal({ DATA_KEY: keyB, DATA_KEY_BEFORE: keyA }, dyingAfter(200)),
      ).rejects.toThrow('the power went');
      if (dialect === 'postgres') expect(await rawOf(database.url)).toBe(before);
      expect(await contentUnder({ DATA_KEY: keyA })).toEqual(whole);

      expect(await seal({ DATA_KEY: keyB, DATA_KEY_BEFORE: keyA })).toBeGreaterThan(100);
      expect(await contentUnder({ DATA_KEY: keyB })).toEqual(whole);
      const anew = await rawOf(database.url);
      expect(readIn(anew)).toEqual([]);
      expect(anew).not.toContain(`${SEAL}${new Sealer([keyA]).id}`);

      await seal({ DATA_KEY: keyB }, null);
      const plain = await rawOf(database.url);
      expect(plain).not.toContain(SEAL);
      expect(readIn(plain).length).toBeGreaterThan(10);
      expect(await contentUnder({})).toEqual(whole);
      await expect(open({ DATA_KEY: keyA })).rejects.toMatchObject({ code: 'data-not-sealed' });

      await seal({ DATA_KEY: keyA });
      expect(readIn(await rawOf(database.url))).toEqual([]);
      expect(await contentUnder({ DATA_KEY: keyA })).toEqual(whole);
    },
    longMs,
  );

  it('are sealed in its copies, and whoever moves or puts one back needs the same key', async () => {
    const copy = join(folder, 'copy.sqlite');
    await makeBackup(env({ DATA_KEY: keyA }), copy, Date.now());
    expect(readIn(fileText(copy))).toEqual([]);
    const file = await SqliteFile.open(copy, 'read');
    const [{ id }] = await file.rows<{ id: string }>('SELECT key_id AS id FROM data_key');
    await file.close();
    expect(id).toBe(new Sealer([keyA]).id);
  });

  function seal(keys: Partial<Record<keyof Env, string>>, by?: Sealing | null): Promise<number> {
    const settings = env(keys);
    const opening = sealingOf(settings);
    if (!opening) throw new Error('No key.');
    const kept = { opening, sealing: by === undefined ? opening : by };
    return sealDatabase(settings, keepingRules, entities, kept);
  }

  async function contentUnder(keys: Partial<Record<keyof Env, string>>): Promise<object> {
    const opened = await open(keys);
    return contentOf(opened).finally(() => opened.close());
  }
});

function dyingAfter(texts: number): Sealing {
  let left = texts;
  const dying = new Sealing(new Sealer([keyB]));
  const stored = dying.stored.bind(dying);
  dying.stored = (text, part) => {
    left -= 1;
    if (left < 0) throw new Error('the power went');
    return stored(text, part);
  };
  return dying;
}

function fileText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Every number as it is kept and as it is written, every e-mail address, every home. */
async function secretsOf({ read }: UnitOfWork): Promise<string[]> {
  const people: Partial<Mentee>[] = [...(await read.find(Mentee)), ...(await read.find(Mentor))];
  const numbers = people.flatMap(({ phone, otherPhone }) => [phone ?? [], otherPhone ?? []].flat());
  const others = people.flatMap(({ email, address }) => [email ?? [], address ?? []].flat());
  return [
    ...new Set([
      ...numbers.flatMap((one) => [one.slice(1), `0${one.slice(3)}`, displayPhone(one)]),
      ...others,
    ]),
  ];
}

async function contentOf({ read }: UnitOfWork): Promise<object> {
  const content: Record<string, string[]> = {};
  for (const table of await tablesOf(read)) {
    if (table === 'data_key') continue;
    const rows = await read.query<object[]>(`SELECT * FROM ${table}`);
    content[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  return content;
}
