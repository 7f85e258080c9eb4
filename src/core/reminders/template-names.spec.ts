import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { templateNames } from './template-names';

it('are those that an operator finds in the example of the settings, and no others', () => {
  const example = readFileSync(join(__dirname, '../../../.env.example'), 'utf8');
  const [, listed = ''] = /# ZALO_TEMPLATES=((?:.*\n)#? .*)\n/.exec(example) ?? [];
  const names = [...listed.matchAll(/([a-z-]+)(?:\.en)?=\d+/g)].map(([, name]) => name);
  expect([...new Set(names)].sort()).toEqual([...templateNames].sort());
});
