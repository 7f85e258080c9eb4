import { safePath } from './home-of';

it('sends nobody to another site after sign-in', () => {
  expect(safePath('/wards/14464?x=1')).toBe('/wards/14464?x=1');
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '',
    undefined,
    '/a b',
  ]) {
    expect(safePath(path)).toBeUndefined();
  }
});
