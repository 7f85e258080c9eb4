import fc from 'fast-check';
import { normaliseText } from '../../src/core/vietnamese/text';
import {
  calendarFeed,
  type CalendarSession,
} from '../../src/modules/sessions/calendar/calendar-feed';
import { readTwice } from '../support/reading/read-calendar';

const sender = { name: 'UBND xã Gia Viễn', email: 'lich@giavien.example.vn' };
const session: CalendarSession = {
  id: '0193-abc',
  version: 1,
  startAt: 0,
  endAt: 1_800_000,
  updatedAt: 0,
  isCancelled: false,
  title: 'Buổi học',
  place: 'Nhà văn hóa',
  description: 'Học viên',
};

// A backslash stands before a space: node-ical takes "\\n" for a line's end, against RFC 5545.
const signs = [',', ';', ':', '=', '"', "'", '\\ ', '\\,', '\\;', '^n', '%20', '<b>', '&amp;'];
const ends = ['\n', '\r\n', '\r', 'END:VEVENT\r\n', '\nBEGIN:VALARM', '\t', '\u2028', '\u0000'];
const words = ['Nguyễn ', 'Đặng Thị Ngọc Huyền', 'ế', 'ữ', '\u0301', '🎉', '👩‍👩‍👧‍👦', '  '];
const awkward = fc
  .array(fc.constantFrom(...signs, ...ends, ...words), { minLength: 1, maxLength: 60 })
  .map((parts) => `Ngõ ${parts.join('')} số 5`);

const inLines = (text: string) =>
  text
    .split(/\r\n?|\n/)
    .map(normaliseText)
    .join('\n');

describe('whatever people and places are called', () => {
  it('two calendars read the same event of it, from lines of at most 75 octets', () => {
    const texts = fc.record({ title: awkward, place: awkward, description: awkward });
    fc.assert(
      fc.property(texts, awkward, (words_, name) => {
        const text = calendarFeed(name, [{ ...session, ...words_ }], sender);
        const lines = text.split('\r\n');
        expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
        expect(lines.join('')).not.toMatch(/[\r\n\uFFFD]/);
        const read = readTwice(text);
        expect(read.first).toMatchObject([
          {
            title: normaliseText(words_.title),
            place: normaliseText(words_.place),
            description: inLines(words_.description),
          },
        ]);
        expect(read.second).toEqual(read.first);
        expect(read.name).toBe(normaliseText(name));
      }),
      { numRuns: 1_000 },
    );
  });
});
