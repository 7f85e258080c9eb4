import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from '../../../platform/config/env';
import { loadSecret } from './secret';

describe('the secret', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tung-ngo-secret-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, is long, stays the same after a restart, and is for nobody else to read', () => {
    const env = parseEnv({ DATA_DIR: join(folder, 'var') });
    const secret = loadSecret(env);
    expect(secret.length).toBeGreaterThanOrEqual(64);
    expect(loadSecret(env)).toBe(secret);
    expect(statSync(join(folder, 'var', 'secret')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'var'))).toEqual(['secret']);
  });

  it('is the setting where there is one', () => {
    const SECRET = 'forty characters of a secret in settings';
    expect(loadSecret(parseEnv({ DATA_DIR: folder, SECRET }))).toBe(SECRET);
    expect(readdirSync(folder)).toEqual([]);
  });
});
