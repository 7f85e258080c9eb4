import { integerOf, listOf, textOf } from './form-fields';

it('reads forms as people fill them in', () => {
  expect(textOf({ a: ' Lê  ' }, 'a')).toBe('Lê');
  expect(textOf({ a: ['x', 'y'] }, 'a')).toBe('');
  expect(listOf({ a: 'x' }, 'a')).toEqual(['x']);
  expect(listOf(undefined, 'a')).toEqual([]);
  expect(integerOf({ a: '12' }, 'a')).toBe(12);
  expect(integerOf({ a: '1.5' }, 'a')).toBeUndefined();
});
