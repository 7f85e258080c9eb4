import { existsSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Each does its harm while people book, and ends with the service at work. `world`: as makeWorld gives it. */
export const embedded = [
  {
    name: 'kill -9 of the service while people book',
    async run({ service, crowd }, { rounds }) {
      for (let round = 0; round < rounds; round++) {
        await crowd.promises(5 + 4 * (round % 5));
        await service.kill();
        await service.start();
      }
      return `${rounds} times`;
    },
  },
  {
    name: 'the clock jumps 8 hours ahead, and back',
    async run({ service, crowd }, { rounds }) {
      for (let round = 0; round < Math.ceil(rounds / 4); round++) {
        service.jump();
        await service.until(({ clock }) => clock === 'jumped', 'aware of the jump');
        await crowd.promises(5);
        await pause(1_000);
        service.jump();
        await service.until(({ clock }) => clock === 'right', 'aware that it is back');
      }
      return 'told by /health/ready';
    },
  },
  {
    name: 'the disk is full',
    needs: ({ mount }) => mount !== undefined || 'a disk of its own: root, on Linux',
    async run({ service, crowd, folder }, { rounds }) {
      const ballast = join(folder, 'ballast');
      for (let round = 0; round < Math.ceil(rounds / 4); round++) {
        fill(ballast);
        const { database } = await service.until(({ status }) => status === 503, '503');
        if (database !== 'full') throw new Error(`/health/ready says ${database}`);
        await pause(1_500);
        rmSync(ballast);
        await service.until(({ status }) => status === 200, 'ready again');
        await crowd.promises(5);
      }
      return '503 “full”, then on';
    },
  },
  {
    name: 'copies, killed while they are made',
    async run({ service, crowd, folder }, { rounds }) {
      for (let round = 1; round <= rounds; round++) {
        await service.command(
          ['backup', '--to', join(folder, `killed-${round}.sqlite`)],
          150 + 120 * round,
        );
      }
      await crowd.promises(3);
      const { status, said } = await service.command([
        'backup',
        '--to',
        join(folder, 'whole.sqlite'),
      ]);
      if (status !== 0) throw new Error(said);
      return `${rounds} killed, then one whole`;
    },
  },
  {
    name: 'a copy put back, killed while it is',
    isLast: true,
    async run({ service, crowd, folder }, { rounds }) {
      await crowd.end();
      const copy = join(folder, 'last.sqlite');
      const { status, said } = await service.command(['backup', '--to', copy]);
      if (status !== 0) throw new Error(said);
      await service.stop();
      let killed = 0;
      for (let round = 1; round <= rounds; round++) {
        const { status: ended } = await service.command(['restore', copy], 150 + 120 * round);
        if (ended !== 0) killed++;
      }
      const whole = await service.command(['restore', copy]);
      if (whole.status !== 0) throw new Error(whole.said);
      await service.start();
      return `${killed} killed, then one whole`;
    },
  },
];

/** Leaves no room at all. */
function fill(file) {
  if (existsSync(file)) rmSync(file);
  for (let bytes = 8 * 1024 * 1024; bytes >= 4096; bytes /= 2) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(bytes), { flag: 'a' });
    } catch (error) {
      if (error.code !== 'ENOSPC') throw error;
    }
  }
  const { bavail } = statfsSync(file);
  if (bavail > 16) throw new Error('The disk is not full.');
}
