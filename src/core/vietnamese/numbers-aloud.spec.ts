import { digitsAloud, numberAloud } from './numbers-aloud';

describe('numbers read aloud', () => {
  it.each([
    [0, 'không'],
    [4, 'bốn'],
    [5, 'năm'],
    [10, 'mười'],
    [11, 'mười một'],
    [14, 'mười bốn'],
    [15, 'mười lăm'],
    [20, 'hai mươi'],
    [21, 'hai mươi mốt'],
    [24, 'hai mươi bốn'],
    [55, 'năm mươi lăm'],
    [91, 'chín mươi mốt'],
    [100, 'một trăm'],
    [101, 'một trăm linh một'],
    [105, 'một trăm linh năm'],
    [110, 'một trăm mười'],
    [111, 'một trăm mười một'],
    [121, 'một trăm hai mươi mốt'],
    [555, 'năm trăm năm mươi lăm'],
    [1000, 'một nghìn'],
    [1001, 'một nghìn không trăm linh một'],
    [1010, 'một nghìn không trăm mười'],
    [2026, 'hai nghìn không trăm hai mươi sáu'],
    [9999, 'chín nghìn chín trăm chín mươi chín'],
  ])('says %i the way people do', (value, words) => {
    expect(numberAloud(value)).toBe(words);
  });

  it('speaks the way of the south where it is asked to', () => {
    expect(numberAloud(1005, 'south')).toBe('một ngàn không trăm lẻ năm');
  });

  it('gives every number words of its own', () => {
    const words = Array.from({ length: 10_000 }, (_, value) => numberAloud(value));
    expect(new Set(words).size).toBe(10_000);
  });

  it('reads a phone number digit by digit, with a breath at each space', () => {
    expect(digitsAloud('0912 345 678')).toBe('không chín một hai, ba bốn năm, sáu bảy tám');
  });

  it('refuses what it cannot say', () => {
    expect(() => numberAloud(10_000)).toThrow(RangeError);
    expect(() => numberAloud(1.5)).toThrow(RangeError);
    expect(() => numberAloud(-1)).toThrow(RangeError);
  });
});
