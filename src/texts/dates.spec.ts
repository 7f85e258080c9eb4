import { readFreeTimes } from '../core/vietnamese/free-times';
import { textsIn } from './languages';
import { Dates } from '.';

const zone = 'Asia/Ho_Chi_Minh';
const sixInTheEvening = Date.UTC(2026, 10, 23, 11);

it('shows days and hours in the zone of the ward, as people say them', () => {
  const dates = new Dates('vi', zone);
  expect(dates.day(sixInTheEvening)).toBe('Thứ Hai, 23/11/2026');
  expect(dates.span(sixInTheEvening, sixInTheEvening + 1_800_000)).toBe('18:00–18:30');
  expect(dates.spoken(sixInTheEvening)).toBe('18 giờ');
  expect(dates.spoken(sixInTheEvening + 1_800_000)).toBe('18 giờ 30');
  expect(dates.date('2026-11-29')).toBe('Chủ nhật, 29/11/2026');
  expect(dates.moment(sixInTheEvening)).toBe('23/11/2026 18:00');
  expect(dates.localDate(sixInTheEvening + 6 * 3_600_000)).toBe('2026-11-24');
  expect(dates.iso(sixInTheEvening)).toBe('2026-11-23T18:00:00+07:00');
});

it.each(['vi', 'en'])('says weekly windows in words that lists are read by, in %s', (language) => {
  const { windows } = readFreeTimes('Tối thứ 2; Sáng CN; 18h30-20h thứ 3; Chiều thứ 7');
  const words = textsIn(language).dates.windows(windows);
  expect(readFreeTimes(words)).toEqual({ windows, unknown: [] });
});

it('says them in English for who reads English', () => {
  const { windows } = readFreeTimes('Tối thứ 2; Sáng CN; 18h30-20h thứ 3');
  expect(textsIn('en').dates.windows(windows)).toBe(
    'Monday evening, Tuesday 18:30–20:00, Sunday morning',
  );
});
