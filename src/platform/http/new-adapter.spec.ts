import { parseEnv } from '../config/env';
import { newAdapter } from './new-adapter';

describe('where a request comes from', () => {
  const seenFrom = async (trustedProxies: string[], remoteAddress: string, forwarded: string) => {
    const server = newAdapter(() => undefined, { basePath: '', trustedProxies }).getInstance();
    server.get('/ip', (request) => ({ ip: request.ip }));
    const headers = { 'x-forwarded-for': forwarded };
    const answer = await server.inject({ url: '/ip', remoteAddress, headers });
    await server.close();
    return answer.json<{ ip: string }>().ip;
  };
  const { trustedProxies } = parseEnv({ TRUSTED_PROXIES: '172.18.0.0/16, 10.0.3.7' });

  it('is told by a proxy on this machine and by those that are named, as far as they saw it', async () => {
    const said = '198.51.100.1, 203.0.113.9';
    expect(await seenFrom(trustedProxies, '127.0.0.1', said)).toBe('203.0.113.9');
    expect(await seenFrom(trustedProxies, '172.18.4.2', said)).toBe('203.0.113.9');
    expect(await seenFrom(trustedProxies, '127.0.0.1', `${said}, 10.0.3.7`)).toBe('203.0.113.9');
    const ofContainers = parseEnv({ TRUSTED_PROXIES: 'uniquelocal' }).trustedProxies;
    expect(await seenFrom(ofContainers, '172.19.4.2', said)).toBe('203.0.113.9');
  });

  it('is told by nobody else', async () => {
    expect(await seenFrom(trustedProxies, '172.19.4.2', '203.0.113.9')).toBe('172.19.4.2');
    expect(await seenFrom(parseEnv({}).trustedProxies, '172.18.4.2', '1.2.3.4')).toBe('172.18.4.2');
  });

  it.each(['everybody', '10.0.0.0/33', '0.0.0.0/0', '10.0.0'])('is not left to “%s”', (wrong) => {
    expect(() => parseEnv({ TRUSTED_PROXIES: wrong })).toThrow('TRUSTED_PROXIES');
  });
});
