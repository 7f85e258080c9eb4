import { isOwnPath, withoutTrailingSlash } from './own-path';

describe('an address on this service', () => {
  it.each<[string, string]>([
    ['/wards/99001/', '/wards/99001'],
    ['/wards/99001//', '/wards/99001'],
    ['/wards/99001/mentees/?q=lan%2F', '/wards/99001/mentees?q=lan%2F'],
  ])('%s is that without the slash', (url, to) => {
    expect(withoutTrailingSlash(url)).toBe(to);
  });

  it.each([
    '/',
    '/?lang=en',
    '/wards',
    '/wards?next=/',
    '//',
    '//elsewhere.example/',
    '/\\elsewhere.example/',
  ])('%s is left as it is', (url) => {
    expect(withoutTrailingSlash(url)).toBeNull();
  });

  it('leads to nobody else', () => {
    expect(isOwnPath('//elsewhere.example')).toBe(false);
    expect(isOwnPath('/people')).toBe(true);
  });
});
