import { Command } from 'commander';

export const serveCommand = new Command('serve')
  .description('start the service on its own data (settings: .env.example)')
  .action(async () => {
    const { loadEnv } = await import('../platform/config/env.js');
    const { startService } = await import('../app/start-service.js');
    const env = loadEnv();
    const service = await startService(env);
    process.stdout.write(
      env.ROLE === 'worker' ? 'Từng Ngõ: worker\n' : `Từng Ngõ: ${env.baseUrl}\n`,
    );
    if (env.ROLE === 'worker') return;
    const { SetUpToken } = await import('../modules/access/index.js');
    const link = await service.get(SetUpToken).link();
    if (link) process.stdout.write(`  Cài đặt lần đầu: ${link}\n`);
  });
