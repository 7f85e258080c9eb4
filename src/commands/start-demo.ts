import { join } from 'node:path';
import { loadEnv } from '../platform/config/env';
import { DemoClock } from '../demo/demo-clock';
import { startDemoProviders } from '../demo/providers/demo-providers';
import { DemoLinks, DemoService } from '../demo/demo.service';
import { startService } from '../app/start-service';
import { KeptElsewhere } from '../platform/erasure/kept-elsewhere';
import { ReminderDispatcher } from '../modules/reminders';

/** Where a demo can be looked at. */
export interface Demo {
  baseUrl: string;
  links: DemoLinks;
  /** What arrived at people's phones. */
  inboxUrl: string;
}

/** Starts the service on a made-up commune under `folder`, loading it when it is not there yet. */
export async function startDemo(folder: string): Promise<Demo> {
  const own = {
    DATA_DIR: folder,
    DATABASE_URL: `sqlite:${folder}/tung-ngo.sqlite`,
    REDIS_URL: undefined,
    ROLE: 'all',
  };
  const { PORT, TIME_ZONE } = loadEnv(own);
  const clock = new DemoClock();
  clock.standInTheEvening(TIME_ZONE);
  const outbox = join(folder, 'outbox');
  const providers = await startDemoProviders(outbox, TIME_ZONE, PORT + 10, () => clock.now());
  const env = loadEnv({ ...own, ...providers.settings });
  const service = await startService(env, clock);
  service.get(KeptElsewhere).add((traces) => providers.forget(traces));
  const demo = service.get(DemoService);
  const ward = await demo.load();
  await service.get(ReminderDispatcher).sendDue();
  clock.goOn();
  providers.reportTo(`http://127.0.0.1:${env.PORT}`);
  return { baseUrl: env.baseUrl, links: await demo.linksInto(ward), inboxUrl: providers.url };
}
