import fc from 'fast-check';
import { accentKey, foldAccents, normaliseText, placeToneMarks, plainKey } from './text';

const words = fc.string({
  unit: fc.constantFrom(
    ...Array.from('aăâbcdđeêghiklmnoôơpqrstuưvxyÀÁẢÃẠẦẤỆộớửỹ ỳý0123.-,'),
    '\u0301',
    '\u200b',
    '\u00a0',
  ),
});

describe('text', () => {
  it('is stored clean: composed, trimmed, single spaces, nothing invisible', () => {
    expect(normaliseText('  Lê\u00a0 Thị\u200b\tLan\u0000 '.normalize('NFD'))).toBe('Lê Thị Lan');
  });

  it('stays the same when cleaned twice, and whichever way it was typed', () => {
    fc.assert(
      fc.property(words, (text) => {
        const clean = normaliseText(text);
        expect(normaliseText(clean)).toBe(clean);
        expect(normaliseText(text.normalize('NFD'))).toBe(normaliseText(text.normalize('NFC')));
      }),
    );
  });

  it('has one key however its accents were typed', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(accentKey(text.normalize('NFD'))).toBe(accentKey(text));
        expect(plainKey(text.normalize('NFD'))).toBe(plainKey(text));
        expect(plainKey(foldAccents(normaliseText(text)))).toBe(plainKey(text));
      }),
    );
  });

  it.each([
    ['Hoà', 'Hòa'],
    ['HOÀ BÌNH', 'HÒA BÌNH'],
    ['khoẻ', 'khỏe'],
    ['Thuý', 'Thúy'],
    ['Quý', 'Quý'],
    ['Qúy', 'Quý'],
    ['hoàn toàn', 'hoàn toàn'],
    ['Ngoài', 'Ngoài'],
    ['xoá, Nguỵ', 'xóa, Ngụy'],
  ])('knows %s and %s for one word', (one, other) => {
    expect(placeToneMarks(one)).toBe(other);
    expect(accentKey(one)).toBe(accentKey(other));
  });

  it('never joins places whose accents differ', () => {
    expect(accentKey('Sơn Hà')).not.toBe(accentKey('Sơn Hạ'));
    expect(plainKey('Sơn Hà')).toBe(plainKey('SON HẠ'));
  });
});
