import { createServer } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';
import { HttpFarewell } from '../../../src/platform/http/http-farewell';
import { startService } from '../../support/service/running-service';

/** Says something over a connection that stays open. */
async function connected(port: number): Promise<Socket> {
  const socket = connect(port, '127.0.0.1');
  socket.setEncoding('utf8');
  await once(socket, 'connect');
  return socket;
}

const ask = (socket: Socket, path: string) =>
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);

describe('a server that ends', () => {
  it('answers what is under way and says that it was the last, closes what is idle, and takes nothing more', async () => {
    let answer = (): void => undefined;
    const server = createServer((request, response) => {
      if (request.url === '/slow') answer = () => response.end('slowly');
      else response.end('at once');
    });
    const farewell = new HttpFarewell(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const [idle, slow] = [await connected(port), await connected(port)];
    ask(idle, '/');
    await once(idle, 'data');
    const arrived = once(server, 'request');
    ask(slow, '/slow');
    await arrived;
    const closed = once(idle, 'close');
    const ended = farewell.end();
    await closed;
    await expect(connected(port)).rejects.toThrow('ECONNREFUSED');
    answer();
    const [given] = (await once(slow, 'data')) as [string];
    expect(given).toMatch(/connection: close/i);
    expect(given).toContain('slowly');
    await ended;
  });
});

/** Starts the built program: run `npm run build` first. */
describe('the service on SIGTERM', () => {
  it('does not wait for browsers that keep their connection', async () => {
    const service = await startService();
    const { port } = new URL(service.baseUrl);
    const idle = await connected(Number(port));
    ask(idle, '/health/live');
    await once(idle, 'data');
    const closed = once(idle, 'close');
    // Fastify would keep it for 72 seconds, longer than a test may last.
    await service.stop();
    await closed;
    expect(idle.destroyed).toBe(true);
  });
});
