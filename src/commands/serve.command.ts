import { Command } from 'commander';

export const serveCommand = new Command('serve')
  .description('start the service on its own data (settings: .env.example)')
  .action(async () => {
    const { loadEnv } = await import('../platform/config/env.js');
    const { startService } = await import('../app/start-service.js');
    const env = loadEnv();
    const service = await startService(env);
    if (env.ROLE === 'worker') {
      await print('Từng Ngõ: worker');
      return;
    }
    const { SetUpToken } = await import('../modules/access/index.js');
    const link = await service.get(SetUpToken).link();
    // Last where it is reached: whoever waits for that line has read the others.
    await print(...(link ? [`Cài đặt lần đầu: ${link}`] : []), `Từng Ngõ: ${env.baseUrl}`);
  });

/** In the form of the log, where that is read by programs. */
async function print(...lines: string[]): Promise<void> {
  const { Logger } = await import('@nestjs/common');
  for (const line of lines) {
    if (process.stdout.isTTY) process.stdout.write(`${line}\n`);
    else new Logger('Service').log(line);
  }
}
