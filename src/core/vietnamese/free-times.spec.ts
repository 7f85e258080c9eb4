import { readFreeTimes } from './free-times';

const DAYS = ['', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'];

/** The windows in a line a person can check: "T2 18:00-21:00". */
function free(text: string): string {
  return readFreeTimes(text)
    .windows.map(
      ({ weekday, startMinute, endMinute }) =>
        `${DAYS[weekday]} ${clock(startMinute)}-${clock(endMinute)}`,
    )
    .join(', ');
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

const everyEvening = DAYS.slice(1)
  .map((day) => `${day} 18:00-21:00`)
  .join(', ');
const workingEvenings = DAYS.slice(1, 6)
  .map((day) => `${day} 18:00-21:00`)
  .join(', ');
const saturday = 'T7 08:00-11:30, T7 14:00-17:00, T7 18:00-21:00';
const sunday = 'CN 08:00-11:30, CN 14:00-17:00, CN 18:00-21:00';
const monWedFri = 'T2 18:00-21:00, T4 18:00-21:00, T6 18:00-21:00';

describe('free times as an officer writes them', () => {
  it.each([
    ['Tối thứ 2', 'T2 18:00-21:00'],
    ['Tối CN', 'CN 18:00-21:00'],
    ['Sáng thứ 7', 'T7 08:00-11:30'],
    ['Chiều CN', 'CN 14:00-17:00'],
    ['Các buổi tối', everyEvening],
    ['Cuối tuần', `${saturday}, ${sunday}`],
    ['Tối thứ 5 , Sáng CN; Tối thứ 2', 'T2 18:00-21:00, T5 18:00-21:00, CN 08:00-11:30'],
    ['tối T2', 'T2 18:00-21:00'],
    ['toi thu 2', 'T2 18:00-21:00'],
    ['TỐI THỨ HAI', 'T2 18:00-21:00'],
    ['Tối thứ tư và tối thứ bảy', 'T4 18:00-21:00, T7 18:00-21:00'],
    ['tối 2,4,6', monWedFri],
    ['tối 2-4-6', monWedFri],
    ['Tối T2, T4, T6', monWedFri],
    ['Tối thứ 2, 4 và 6', monWedFri],
    ['Thứ 2, 4, 6 buổi tối', monWedFri],
    ['thứ 2, thứ 4, thứ 6 (tối)', monWedFri],
    ['Tối T2-T6', workingEvenings],
    ['tối thứ 2 đến thứ 6', workingEvenings],
    ['Từ thứ 2 đến thứ 6 buổi tối', workingEvenings],
    ['Tối 2-6', workingEvenings],
    ['Các tối trong tuần', workingEvenings],
    ['Buổi tối các ngày trong tuần', workingEvenings],
    ['Tối ngày thường', workingEvenings],
    ['Buổi tối', everyEvening],
    ['Tối', everyEvening],
    ['Tối hàng ngày', everyEvening],
    ['Các tối', everyEvening],
    ['Mọi buổi tối', everyEvening],
    ['tất cả các buổi tối', everyEvening],
    ['hằng ngày, buổi tối', everyEvening],
    ['Tối cuối tuần', 'T7 18:00-21:00, CN 18:00-21:00'],
    ['Sáng, chiều thứ 7', 'T7 08:00-11:30, T7 14:00-17:00'],
    ['Thứ 7 (sáng, chiều)', 'T7 08:00-11:30, T7 14:00-17:00'],
    ['Chủ nhật', sunday],
    ['Cả ngày thứ 7', saturday],
    ['Thứ bảy, chủ nhật', `${saturday}, ${sunday}`],
    ['T7, CN', `${saturday}, ${sunday}`],
    ['Tối T7 - CN', 'T7 18:00-21:00, CN 18:00-21:00'],
    ['18:00-19:30 thứ 3', 'T3 18:00-19:30'],
    [
      '18h-20h',
      DAYS.slice(1)
        .map((day) => `${day} 18:00-20:00`)
        .join(', '),
    ],
    ['Thứ 3: 18h30-20h', 'T3 18:30-20:00'],
    ['thứ 3 từ 18h đến 20h', 'T3 18:00-20:00'],
    ['Thứ 3 18h00 - 20h00; Thứ 5 19h-21h', 'T3 18:00-20:00, T5 19:00-21:00'],
    ['Tối thứ 3 7h-9h', 'T3 19:00-21:00'],
    ['Tối thứ 3 từ 19h', 'T3 19:00-21:00'],
    ['sau 19h thứ 4', 'T4 19:00-21:00'],
    ['18-20h thứ 5', 'T5 18:00-20:00'],
    ['Tối T2 đến T6 trừ thứ 4', 'T2 18:00-21:00, T3 18:00-21:00, T5 18:00-21:00, T6 18:00-21:00'],
    ['Tối thứ 2\nSáng CN', 'T2 18:00-21:00, CN 08:00-11:30'],
    ['Tối thứ 3, 2 buổi/tuần', 'T3 18:00-21:00'],
    ['Tối thứ 2 - Tối thứ 4', 'T2 18:00-21:00, T4 18:00-21:00'],
    [
      'Lúc nào cũng được',
      `${DAYS.slice(1, 6)
        .map((d) => `${d} 18:00-21:00`)
        .join(', ')}, ${saturday}, ${sunday}`,
    ],
  ])('understands "%s"', (text, windows) => {
    expect(free(text)).toBe(windows);
  });

  it.each([
    '',
    '   ',
    'Không rảnh',
    'bận suốt',
    'chưa biết',
    'xem sau',
    'abc',
    '???',
    '12345',
    '25h-26h',
  ])('takes nothing from "%s", so that nobody is called at a made-up time', (text) => {
    expect(readFreeTimes(text).windows).toEqual([]);
  });

  it('reads accents written as separate marks like any other', () => {
    expect(free('Tối thứ 2; Chủ nhật'.normalize('NFD'))).toBe(free('Tối thứ 2; Chủ nhật'));
  });

  it('names the part it could not read beside those it could', () => {
    expect(readFreeTimes('Tối thứ 2, lúc nông nhàn').unknown).toHaveLength(1);
  });
});
