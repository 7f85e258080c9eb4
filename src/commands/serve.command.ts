import { Command } from 'commander';

export const serveCommand = new Command('serve')
  .description('start the service on its own data (settings: .env.example)')
  .action(async () => {
    const { loadEnv } = await import('../platform/config/env.js');
    const { startService } = await import('../app/start-service.js');
    const env = loadEnv();
    const service = await startService(env);
    if (env.ROLE === 'worker') {
      process.stdout.write('Từng Ngõ: worker\n');
      return;
    }
    const { SetUpToken } = await import('../modules/access/index.js');
    const link = await service.get(SetUpToken).link();
    const setUp = link ? `  Cài đặt lần đầu: ${link}\n` : '';
    process.stdout.write(`Từng Ngõ: ${env.baseUrl}\n${setUp}`);
  });
