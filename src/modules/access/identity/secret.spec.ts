import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from '../../../platform/config/env';
import { loadSecrets } from '../../../platform/config/secret';
import { Signer } from './signer';

describe('the secret', () => {
  let folder: string;

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'tung-ngo-secret-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made once, is long, stays the same after a restart, and is for nobody else to read', () => {
    const env = parseEnv({ DATA_DIR: join(folder, 'var') });
    const { current: secret } = loadSecrets(env);
    expect(secret.length).toBeGreaterThanOrEqual(64);
    expect(loadSecrets(env)).toEqual({ current: secret, earlier: [] });
    expect(statSync(join(folder, 'var', 'secret')).mode & 0o077).toBe(0);
    expect(readdirSync(join(folder, 'var'))).toEqual(['secret']);
  });

  it('is the setting where there is one', () => {
    const SECRET = 'forty characters of a secret in settings';
    expect(loadSecrets(parseEnv({ DATA_DIR: folder, SECRET }))).toEqual({
      current: SECRET,
      earlier: [],
    });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('may be replaced: what was printed still opens, forms do not', () => {
    const [old, older, fresh] = ['old', 'older', 'fresh'].map((word) => word.padEnd(40, '-'));
    const before = new Signer(parseEnv({ DATA_DIR: folder, SECRET: old }));
    const now = new Signer(
      parseEnv({ DATA_DIR: folder, SECRET: fresh, SECRET_BEFORE: `${old}, ${older}` }),
    );
    for (const purpose of ['personal-link', 'calendar', 'device'] as const) {
      expect(now.isSignedBy(purpose, 'a', before.signature(purpose, 'a'))).toBe(true);
      expect(before.isSignedBy(purpose, 'a', now.signature(purpose, 'a'))).toBe(false);
    }
    for (const purpose of ['csrf', 'set-up'] as const) {
      expect(now.isSignedBy(purpose, 'a', before.signature(purpose, 'a'))).toBe(false);
    }
  });

  it('may be replaced in its file as well, by a new line above the old one', () => {
    const env = parseEnv({ DATA_DIR: folder });
    const { current: old } = loadSecrets(env);
    const path = join(folder, 'secret');
    writeFileSync(path, `${'new'.padEnd(40, '-')}\n${old}\n`, { mode: 0o644 });
    chmodSync(path, 0o644);
    expect(loadSecrets(env)).toEqual({ current: 'new'.padEnd(40, '-'), earlier: [old] });
    expect(statSync(path).mode & 0o077).toBe(0);
  });
});
