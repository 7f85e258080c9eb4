import { Command } from 'commander';
import type { AccountOptions } from './create-account';

/** For the first account of a server, or a lost password. */
export const accountCommand = new Command('account')
  .description('make a staff account; its password is the first line of standard input')
  .requiredOption('--login <login>')
  .requiredOption('--name <name>')
  .option('--ward <code>', 'officer of this ward; without it an operator of the whole service')
  .action(async (options: AccountOptions) => {
    const { createAccount } = await import('./create-account.js');
    await createAccount(options);
  });
