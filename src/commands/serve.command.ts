import { Command } from 'commander';

export const serveCommand = new Command('serve')
  .description('start the service on its own data (settings: .env.example)')
  .action(async () => {
    const { loadEnv } = await import('../platform/config/env.js');
    const { startService } = await import('../app/start-service.js');
    const env = loadEnv();
    await startService(env);
    process.stdout.write(
      env.ROLE === 'worker' ? 'Từng Ngõ: worker\n' : `Từng Ngõ: ${env.baseUrl}\n`,
    );
  });
