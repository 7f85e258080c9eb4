import { Command } from 'commander';
import type { VerifyOptions } from './verify-audit';

/** For whoever must account for what was done in the service. */
export const auditCommand = new Command('audit')
  .description('look after the record of who did what')
  .addCommand(
    new Command('verify')
      .description('read the whole record and tell what was altered or taken out of it')
      .option(
        '--noted <position:hash>',
        'the end that an earlier look printed: was anything cut off after it?',
      )
      .exitOverride()
      .action(async (options: VerifyOptions) => {
        const { verifyAudit } = await import('./verify-audit.js');
        await verifyAudit(options);
      }),
  );
