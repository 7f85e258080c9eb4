import { addedTopicCode, isAddedTopic, nameOfAddedTopic, topicPattern } from './added-topics';

it('says by its code whose topic it is and what it is called', () => {
  const code = addedTopicCode('14464', '  Nhóm Zalo của thôn ');
  expect(code).toBe('14464:Nhóm_Zalo_của_thôn');
  expect(nameOfAddedTopic(code ?? '')).toBe('Nhóm Zalo của thôn');
});

it('takes no name that a list or an address could not carry', () => {
  const names = ['', '   ', 'a"b', 'a,b', '<b>', 'a/b', 'x'.repeat(35), '_'];
  expect(names.map((name) => addedTopicCode('14464', name))).toEqual(names.map(() => null));
});

it('is told from those that the service comes with', () => {
  expect(['vneid', 'zalo', '14464:', ':a', '14464:Ứng_dụng_xã'].map(isAddedTopic)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ]);
  const any = new RegExp(topicPattern, 'u');
  expect(['vneid', '14464:Ứng_dụng_xã', 'zalo'].map((code) => any.test(code))).toEqual([
    true,
    true,
    false,
  ]);
});
