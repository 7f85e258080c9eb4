import { setTimeout as pause } from 'node:timers/promises';

/** Those with servers of their own, which are stopped and started again. */
export const grown = [
  {
    name: 'Redis is killed, comes back',
    async run({ service, crowd, redis }, { rounds }) {
      for (let round = 0; round < Math.ceil(rounds / 4); round++) {
        await crowd.promises(5);
        await redis.kill();
        await crowd.promises(10);
        await service.until(({ queue }) => queue === 'down', 'aware of the dead Redis');
        await redis.start();
        await service.until(({ queue }) => queue === 'up', 'at work with Redis');
      }
      return 'bookings went on';
    },
  },
  {
    name: 'Redis is full',
    async run({ service, crowd, redis }) {
      redis.set('maxmemory', '1');
      await service.until(({ queue }) => queue === 'full', 'aware of the full Redis');
      await crowd.promises(10);
      redis.set('maxmemory', '0');
      await service.until(({ queue }) => queue === 'up', 'at work with Redis');
      return 'told, bookings went on';
    },
  },
  {
    name: 'PostgreSQL loses its power, comes back',
    async run({ service, crowd, postgres }, { rounds }) {
      for (let round = 0; round < Math.ceil(rounds / 4); round++) {
        await crowd.promises(5);
        postgres.stop();
        await service.until(({ status }) => status === 503, '503');
        await pause(1_500);
        postgres.start();
        await service.until(({ status }) => status === 200, 'ready again');
        await crowd.promises(5);
      }
      return '503, then on';
    },
  },
  {
    name: 'kill -9 of the service on PostgreSQL',
    async run({ service, crowd }, { rounds }) {
      for (let round = 0; round < Math.ceil(rounds / 2); round++) {
        await crowd.promises(8);
        await service.kill();
        await service.start();
      }
      return `${Math.ceil(rounds / 2)} times`;
    },
  },
];
