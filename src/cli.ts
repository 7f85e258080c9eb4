import 'reflect-metadata';
import { Command } from 'commander';
import { version } from '../package.json';
import { makeFilesPrivate } from './platform/common/private-files';
import { accountCommand } from './commands/account.command';
import { auditCommand } from './commands/audit.command';
import {
  backupCommand,
  decryptCommand,
  encryptCommand,
  moveCommand,
  restoreCommand,
} from './commands/keeping.command';
import { demoCommand } from './commands/demo.command';
import { endWith } from './commands/shell/exit';
import { runCommand } from './commands/run.command';
import { serveCommand } from './commands/serve.command';
import { solveCommand } from './commands/solve.command';

makeFilesPrivate();

const program = new Command('tung-ngo')
  .description('Pairs digital ambassadors with mentees, plans sessions, sends reminders.')
  .version(version)
  .exitOverride();

for (const command of [
  serveCommand,
  demoCommand,
  runCommand,
  solveCommand,
  accountCommand,
  auditCommand,
  backupCommand,
  restoreCommand,
  moveCommand,
  encryptCommand,
  decryptCommand,
]) {
  program.addCommand(command.exitOverride());
}

program.parseAsync().catch(endWith);
