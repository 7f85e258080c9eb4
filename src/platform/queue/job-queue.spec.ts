import type { LaneQueue } from './lanes/backend';
import { JobQueue } from './job-queue';
import type { QueueConnection } from './queue-connection';

describe('a queue that does not answer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const silent = { addBulk: () => new Promise(() => undefined) } as unknown as LaneQueue;
  function openingQueue() {
    const outages: string[] = [];
    const opened: LaneQueue[] = [];
    let open = () => undefined as void;
    const whenOpen = new Promise<LaneQueue>((resolve) => {
      open = () => {
        opened.push(silent);
        resolve(silent);
      };
    });
    const connection = {
      queue: () => whenOpen,
      openQueues: () => opened,
      reportOutage: (what: string) => outages.push(what),
    } as unknown as QueueConnection;
    return { queue: new JobQueue(connection), outages, open };
  }

  it('is no outage to those who asked while it was being opened', async () => {
    const { queue, outages, open } = openingQueue();
    const put = queue.add('zalo.renew', {});
    await jest.advanceTimersByTimeAsync(1_900);
    open();
    await jest.advanceTimersByTimeAsync(100);
    expect(await put).toBe(false);
    expect(outages).toEqual([]);
  });

  it('is one to those who ask afterwards', async () => {
    const { queue, outages, open } = openingQueue();
    open();
    const put = queue.add('zalo.renew', {});
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await put).toBe(false);
    expect(outages).toHaveLength(1);
  });
});
