import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A reverse proxy that gives the service one path of its host, and has nothing beside it. */
export interface Proxy {
  url: string;
  close(): Promise<void>;
}

export const hasNginx = spawnSync('nginx', ['-v']).status === 0;

/** Passes requests on as they come, the path included. */
export async function passingProxy(target: string, basePath: string): Promise<Proxy> {
  const { port } = new URL(target);
  const server = createServer((request, response) => {
    const { url = '/', method, headers } = request;
    if (!(url === basePath || url.startsWith(`${basePath}/`) || url.startsWith(`${basePath}?`))) {
      response.writeHead(418).end('another service');
      return;
    }
    const passed = ask({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.once('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    close: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** Takes the path off first, as many who write `proxy_pass http://…/` do. */
export async function nginxWithoutPath(target: string, basePath: string): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'tung-ngo-nginx-'));
  const port = await freePort();
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log stderr; user root; worker_processes 1;
     events {}
     http {
       access_log off;
       client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
       fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
       server {
         listen 127.0.0.1:${port};
         location = ${basePath} { return 308 ${basePath}/; }
         location ${basePath}/ { proxy_pass ${target}/; proxy_set_header Host $host:$server_port; proxy_redirect off; }
         location / { return 418; }
       }
     }`,
  );
  const child = spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf')], { stdio: 'pipe' });
  await listening(port, child);
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const ended = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function listening(port: number, child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${said}`);
    const isOpen = await new Promise<boolean>((done) => {
      const socket = connect(port, '127.0.0.1');
      socket.once('connect', () => done(socket.destroy() && true));
      socket.once('error', () => done(false));
    });
    if (isOpen) return;
  }
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
