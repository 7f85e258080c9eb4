import { Command } from 'commander';

/** For whoever keeps the data: a copy of all of it in one file, and back. */
export const backupCommand = new Command('backup')
  .description('copy the whole database, with its secret, into one file, while the service runs')
  .option('--to <file>', 'the file to be made (default: one in BACKUP_DIR)')
  .action(async (options: { to?: string }) => {
    const { backUp } = await import('./keep-data.js');
    await backUp(options.to);
  });

export const restoreCommand = new Command('restore')
  .description('put a copy in the place of the database; what was there is kept beside it')
  .argument('<file>')
  .action(async (file: string) => {
    const { restore } = await import('./keep-data.js');
    await restore(file);
  });

export const encryptCommand = new Command('encrypt')
  .description(
    'seal telephone numbers, addresses and free words by DATA_KEY; again after it was replaced',
  )
  .action(async () => {
    const { encrypt } = await import('./keep-data.js');
    await encrypt();
  });

export const decryptCommand = new Command('decrypt')
  .description('open all that is sealed by DATA_KEY')
  .action(async () => {
    const { decrypt } = await import('./keep-data.js');
    await decrypt();
  });

export const moveCommand = new Command('move')
  .description('carry the embedded database to an empty PostgreSQL database')
  .requiredOption('--to <url>', 'postgres://USER:PASSWORD@HOST/DATABASE')
  .action(async (options: { to: string }) => {
    const { move } = await import('./keep-data.js');
    await move(options.to);
  });
