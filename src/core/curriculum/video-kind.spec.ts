import { videoKindOf } from './video-kind';

const bytes = (signs: string) => Buffer.from(signs, 'latin1');

it.each([
  ['mp4', '\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41'],
  ['mp4', '\0\0\0\x18ftypmp42\0\0\0\0isommp42'],
  ['mp4', '\0\0\0\x1cftyp3gp5\0\0\0\0'],
  [
    'webm',
    '\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webmB\x87\x81\x04',
  ],
])('knows a video, %s', (kind, signs) => expect(videoKindOf(bytes(signs))).toBe(kind));

it.each([
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a sound', '\0\0\0\x20ftypM4A \0\0\0\0'],
  ['a picture of a phone', '\0\0\0\x24ftypheic\0\0\0\0'],
  ['QuickTime', '\0\0\0\x14ftypqt  \0\0\0\0'],
  ['Matroska', '\x1aE\xdf\xa3\xa3B\x82\x88matroskaB\x87\x81\x04'],
  ['a text about webm', 'webm ftypisom'],
  ['nothing', ''],
])('takes no %s', (_, signs) => expect(videoKindOf(bytes(signs))).toBeNull());
