import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeUpSmallCommune } from '../../support/solvers/small-commune';
import { sheetBytes } from '../../../src/demo/sheet-bytes';
import { entities } from '../../../src/app/entities';
import { openDatabase } from '../../../src/platform/database/open-database';

const program = join(__dirname, '..', '..', '..', 'bin', 'tung-ngo.js');
const dieBeforeCommit = join(__dirname, '..', '..', 'support', 'die-before-commit.cjs');

describe('a run of the main job that is killed with -9', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-kill-'));
  const commune = makeUpSmallCommune(11, '2026-11-22');
  const at = (name: string) => join(folder, name);

  beforeAll(async () => {
    const { ward, hamlets, venues } = commune;
    writeFileSync(
      at('units.csv'),
      `code,name,level,lat,lon\n${ward.code},${ward.name},commune,20.33,105.91\n`,
    );
    const lines = [hamlets, venues].map((places) =>
      places.map(({ name, latitude, longitude }) => `${name},${latitude},${longitude}`).join('\n'),
    );
    writeFileSync(at('hamlets.csv'), `Tên thôn,Vĩ độ,Kinh độ\n${lines[0]}\n`);
    writeFileSync(at('venues.csv'), `Tên,Vĩ độ,Kinh độ\n${lines[1]}\n`);
    writeFileSync(at('mentors.xlsx'), await sheetBytes(['Đại sứ'], commune.mentorSheet));
    writeFileSync(at('mentees.xlsx'), await sheetBytes(['Học viên'], commune.menteeSheet));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Runs the job; it dies of kill -9 in the step after the one named `dieAfter`, or never. Gives the exit status. */
  function run(database: string, out: string, dieAfter?: string): Promise<number | null> {
    const files = ['units.csv', 'hamlets.csv', 'venues.csv', 'mentors.xlsx', 'mentees.xlsx'];
    const named = files.flatMap((file) => [`--${file.split('.')[0]}`, at(file)]);
    const child = spawn(
      process.execPath,
      [
        '--require',
        dieBeforeCommit,
        program,
        'run',
        '--ward',
        commune.ward.code,
        ...named,
        '--from',
        '2026-11-23',
        '--out',
        at(out),
        '--database',
        `sqlite:${at(database)}`,
      ],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: { ...process.env, TEST_DIE_AFTER_LINE: dieAfter ?? '' },
      },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    return new Promise((resolve, reject) => {
      child.once('close', (status) =>
        // Done, or killed; of anything else one wants to know why.
        status ? reject(new Error(`It ended with ${status}: ${said}`)) : resolve(status),
      );
    });
  }

  /** Rows in the tables that one step writes together. */
  async function countRows(database: string): Promise<Record<string, number>> {
    const unitOfWork = await openDatabase(`sqlite:${at(database)}`, entities);
    const counts: Record<string, number> = {};
    for (const table of [
      'mentor',
      'mentee',
      'proposed_pair',
      'pair',
      'session',
      'booking',
      'reminder',
    ]) {
      const rows = await unitOfWork.read.query<{ n: number }[]>(
        `SELECT COUNT(*) AS n FROM ${table}`,
      );
      counts[table] = rows[0].n;
    }
    await unitOfWork.close();
    return counts;
  }

  it('keeps whole steps only, goes on after each kill, and comes to the same result in the end', async () => {
    expect(await run('clean.sqlite', 'clean')).toBe(0);
    const whole = await countRows('clean.sqlite');

    for (const stage of ['thôn, điểm học', 'danh sách đại sứ', 'danh sách học viên', 'Ghép cặp']) {
      expect(await run('killed.sqlite', 'killed', stage)).toBeNull();
      const left = await countRows('killed.sqlite');
      for (const [table, count] of Object.entries(left)) expect([0, whole[table]]).toContain(count);
    }

    expect(await run('killed.sqlite', 'killed')).toBe(0);
    expect(await countRows('killed.sqlite')).toEqual(whole);
    for (const file of ['pairs.json', 'sessions.json', 'issues.json']) {
      expect(readFileSync(join(at('killed'), file), 'utf8')).toBe(
        readFileSync(join(at('clean'), file), 'utf8'),
      );
    }
  });
});
