// Before `npm pack`: what is installed from the package has the versions of the lock file, those that `overrides` puts
// right included, which npm heeds in no package but the one at the top. Afterwards (`--undo`) the file goes again.
import { copyFileSync, rmSync } from 'node:fs';

const shipped = 'npm-shrinkwrap.json';
if (process.argv.includes('--undo')) rmSync(shipped, { force: true });
else copyFileSync('package-lock.json', shipped);
