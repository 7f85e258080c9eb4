import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const built = ['tung-ngo.cjs', 'children.cjs']
  .map((name) => join(__dirname, '../../dist', name))
  .filter((file) => existsSync(file));
const describeBuilt = built.length > 0 ? describe : describe.skip;

describeBuilt('the one file that is started', () => {
  it.each(built)('holds nothing but ASCII, so that "Đ" is "Đ" for whoever runs it: %s', (file) => {
    const code = readFileSync(file, 'latin1');
    expect(code.match(/.{0,40}[^\0-\x7f].{0,40}/)?.[0]).toBeUndefined();
  });
});
