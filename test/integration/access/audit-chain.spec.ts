import { v7 as uuidv7 } from 'uuid';
import {
  accessRetention,
  audit,
  AuditEntry,
  AuditSealer,
  AuditVerifier,
  AuditWords,
  systemActor,
} from '../../../src/modules/access';
import { AuditChain1763700000190 } from '../../../migrations/0190-audit-chain';
import { Signer } from '../../../src/modules/access/identity/signer';
import { parseEnv } from '../../../src/platform/config/env';
import { Retention } from '../../../src/platform/retention/retention';
import { DAY_MS } from '../../../src/core/time/durations';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { migrateIn } from '../../support/databases/migrate-in';

const secret = 'a-secret-of-the-tests-that-is-long-enough';
const tables = ['audit_entry', 'audit_seal', 'audit_forgetting', 'audit_unsealed'];

describe.each(dialects)('the audit on %s', (dialect) => {
  let database: TestDatabase;
  let sealer: AuditSealer;
  let verifier: AuditVerifier;
  const now = Date.now();

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    const signer = new Signer(parseEnv({ SECRET: secret }));
    sealer = new AuditSealer(database.unitOfWork, signer);
    verifier = new AuditVerifier(database.unitOfWork, sealer, signer);
  });
  afterEach(() => database.drop());

  const write = (count: number, at = now, facts: Record<string, unknown> = {}): Promise<string[]> =>
    database.unitOfWork.write(async (manager) => {
      const ids = Array.from({ length: count }, () => uuidv7({ msecs: at })).sort();
      await audit(
        manager,
        systemActor,
        at,
        ids.map((id) => ({
          id,
          action: 'mentee.change',
          subjectId: uuidv7(),
          wardId: null,
          facts,
        })),
      );
      return ids;
    });
  const run = (statement: string, values: unknown[] = []): Promise<unknown> =>
    database.unitOfWork.write((manager) => manager.query(statement, values));
  const withoutTrigger = async (name: string, statement: string, values: unknown[]) => {
    const table = name.replace(/_[a-z]+$/, '');
    const [{ sql }] =
      dialect === 'sqlite'
        ? await database.unitOfWork.read.query<{ sql: string }[]>(
            `SELECT sql FROM sqlite_master WHERE name = '${name}'`,
          )
        : [{ sql: `ALTER TABLE ${table} ENABLE TRIGGER ${name}` }];
    await run(
      dialect === 'sqlite'
        ? `DROP TRIGGER ${name}`
        : `ALTER TABLE ${table} DISABLE TRIGGER ${name}`,
    );
    await run(statement, values);
    await run(sql);
  };

  it('refuses to alter or delete what was written, and holds whole', async () => {
    await write(3);
    await sealer.seal();
    for (const table of tables.filter((name) => name !== 'audit_forgetting')) {
      if (table === 'audit_unsealed') await write(1);
      const column = table === 'audit_entry' ? 'id' : 'entry_id';
      await expect(run(`DELETE FROM ${table}`)).rejects.toThrow('only added to');
      await expect(run(`UPDATE ${table} SET ${column} = ${column}`)).rejects.toThrow('only added');
    }
    expect(await verifier.verify()).toMatchObject({ entries: 4, forgotten: 0, findings: [] });
  });

  it('finds one altered letter by its place in the chain', async () => {
    const ids = await write(1200);
    await sealer.seal();
    await withoutTrigger(
      'audit_entry_unaltered',
      `UPDATE audit_entry SET action = 'mentee.chango' WHERE id = $1`,
      [ids[700]],
    );
    const { findings, entries } = await verifier.verify();
    expect(findings).toEqual([{ code: 'entry-altered', id: ids[700], position: 701 }]);
    expect(entries).toBe(1199);
  });

  it('finds what was taken out, put in, cut off, and a trigger that is away', async () => {
    const ids = await write(6);
    const { end } = await verifier.verify();
    await withoutTrigger('audit_entry_kept', `DELETE FROM audit_entry WHERE id = $1`, [ids[2]]);
    await withoutTrigger('audit_seal_kept', `DELETE FROM audit_seal WHERE entry_id = $1`, [ids[4]]);
    const first = await verifier.verify();
    expect(first.findings.map(({ code, position }) => [code, position])).toEqual([
      ['entry-missing', 3],
      ['seal-missing', 5],
      ['entry-unsealed', null],
    ]);
    await withoutTrigger('audit_seal_kept', `DELETE FROM audit_seal WHERE position > $1`, [4]);
    await withoutTrigger('audit_entry_kept', `DELETE FROM audit_entry WHERE id > $1`, [ids[3]]);
    expect((await verifier.verify(end)).findings).toContainEqual(
      expect.objectContaining({ code: 'end-missing', position: 6 }),
    );
    await run(
      dialect === 'sqlite'
        ? 'DROP TRIGGER audit_entry_kept'
        : 'ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_kept',
    );
    expect((await verifier.verify()).findings).toContainEqual(
      expect.objectContaining({ code: 'trigger-missing', id: 'audit_entry_kept' }),
    );
  });

  it('is not fooled by seals made with another secret', async () => {
    await write(2);
    const stranger = new Signer(parseEnv({ SECRET: `${secret}-of-a-stranger` }));
    await new AuditSealer(database.unitOfWork, stranger).seal();
    expect((await verifier.verify()).findings.map(({ code }) => code)).toEqual([
      'entry-altered',
      'entry-altered',
    ]);
  });

  it('goes on to hold after the secret was replaced', async () => {
    await write(2);
    await sealer.seal();
    const renewed = parseEnv({ SECRET: `renewed-${secret}`, SECRET_BEFORE: secret });
    const signer = new Signer(renewed);
    const later = new AuditSealer(database.unitOfWork, signer);
    await write(2);
    expect(await new AuditVerifier(database.unitOfWork, later, signer).verify()).toMatchObject({
      entries: 4,
      findings: [],
    });
  });

  it('is sealed once where many do it at the same time', async () => {
    await write(900);
    const sealed = await Promise.all([sealer.seal(), sealer.seal(), write(300), sealer.seal()]);
    await sealer.seal();
    expect(sealed).toHaveLength(4);
    expect(await verifier.verify()).toMatchObject({ entries: 1200, findings: [] });
  });

  it('forgets what is old, says so, and what is left still holds', async () => {
    const old = now - 400 * DAY_MS;
    await write(700, old, { reason: 'Bác Lan ốm' });
    await write(5);
    await sealer.seal();
    const env = parseEnv({ RETAIN_AUDIT_DAYS: '365' });
    const rules = accessRetention.filter(({ kind }) => kind === 'audit');
    const retention = new Retention(database.unitOfWork, new FakeClock(now), env, rules);
    expect(await retention.forgetOld()).toEqual({ audit: 700 });
    const { read } = database.unitOfWork;
    expect(await read.count(AuditWords)).toBe(0);
    expect(await read.countBy(AuditEntry, { action: 'audit.forget' })).toBe(2);
    expect(await verifier.verify()).toMatchObject({ entries: 7, forgotten: 1, findings: [] });
  });

  it('keeps what people typed beside the entries, and gives it to whoever reads', async () => {
    const [id] = await write(1, now, { reason: 'Bác Lan ốm', from: 'booked' });
    const { read } = database.unitOfWork;
    expect(await read.findOneByOrFail(AuditEntry, { id })).toMatchObject({
      facts: { from: 'booked' },
    });
    expect(await read.findOneByOrFail(AuditWords, { entryId: id })).toMatchObject({
      words: { reason: 'Bác Lan ốm' },
    });
  });

  it('takes over the entries of before, and what people typed in them', async () => {
    const migration = new AuditChain1763700000190();
    await migrateIn(database, (runner) => migration.down(runner));
    const [kept, plain] = [uuidv7(), uuidv7()].sort();
    const subject = uuidv7();
    for (const [id, facts] of [
      [kept, { reason: 'Bác Lan ốm', note: null, from: 'booked' }],
      [plain, { count: 3 }],
    ] as const) {
      await run(
        `INSERT INTO audit_entry (id, ward_id, actor_kind, actor_id, action, subject_id, facts, at)
         VALUES ($1, $2, 'system', NULL, 'booking.cancel', $3, $4, $5)`,
        [id, 'a ward', subject, JSON.stringify(facts), now],
      );
    }
    await migrateIn(database, (runner) => migration.up(runner));
    const { read } = database.unitOfWork;
    expect(await read.find(AuditWords)).toEqual([
      { entryId: kept, wardId: 'a ward', subjectId: subject, words: { reason: 'Bác Lan ốm' } },
    ]);
    const facts = (await read.find(AuditEntry, { order: { id: 'ASC' } })).map((one) => one.facts);
    expect(facts).toEqual([{ from: 'booked' }, { count: 3 }]);
    expect(await verifier.verify()).toMatchObject({ entries: 2, findings: [] });
  });
});
