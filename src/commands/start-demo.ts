import { loadEnv } from '../config/env';
import { DemoLinks, DemoService } from '../demo/demo.service';
import { startService } from '../main';
import { ReminderDispatcher } from '../reminders/reminder-dispatcher';

/** Starts the service on a made-up commune under `folder`, loading it when it is not there yet. */
export async function startDemo(folder: string): Promise<{ baseUrl: string; links: DemoLinks }> {
  const env = loadEnv({
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${folder}/tung-ngo.sqlite`,
    REDIS_URL: undefined,
    ROLE: 'all',
  });
  const service = await startService(env);
  const demo = service.get(DemoService);
  const ward = await demo.load();
  await service.get(ReminderDispatcher).sendDue();
  return { baseUrl: env.baseUrl, links: await demo.signInLinks(ward) };
}
