import { instantAt } from '../../../core/time/zone';
import { Dates, textsIn } from '../../../texts';
import type { View } from '../../kit/view/view';
import { waitWords } from './wait-words';

const zone = 'Asia/Ho_Chi_Minh';
const now = instantAt('2026-11-24', 9 * 60, zone);
const view = {
  t: textsIn('vi'),
  dates: new Dates('vi', zone),
  now,
} as View;

describe('how long somebody in a line waits', () => {
  it.each([
    [0, 'đến lượt'],
    [35, '35 phút'],
    [120, '120 phút'],
    [180, 'khoảng 12:00'],
    [null, 'có thể không kịp hôm nay'],
  ])('%s minutes', (minutes, words) => {
    expect(waitWords(view, minutes)).toBe(words);
  });

  it('is when their turn is, where the line is of another day', () => {
    expect(waitWords(view, 8_890)).toMatch(/^khoảng .*30\/11\/2026/);
  });
});
