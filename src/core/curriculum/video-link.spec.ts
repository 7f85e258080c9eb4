import { hostOf, isVideoLink } from './video-link';

it.each(['https://video.ninhbinh.gov.vn/vneid', 'https://example.vn/a%20b.mp4?x=1#t=5'])(
  'takes %s',
  (link) => expect(isVideoLink(link)).toBe(true),
);

it.each([
  'http://example.vn/a',
  'javascript:alert(1)',
  'https://localhost/a',
  'https://vneid.gov.vn@evil.example/a',
  'example.vn/a',
  '',
  `https://example.vn/${'x'.repeat(500)}`,
])('refuses %s', (link) => expect(isVideoLink(link)).toBe(false));

it('names a host that only looks like another one by what it is', () => {
  expect(hostOf('https://ｖneid.gov.vn/x')).toBe('vneid.gov.vn');
  expect(hostOf('https://vnеid.gov.vn/x')).toMatch(/^xn--/);
});
