import { windowChoices, windowsOf } from './window-options';

it('keeps a free time of the ambassador that is no usual part of the week', () => {
  const own = { weekday: 2, startMinute: 1110, endMinute: 1200 };
  const choices = windowChoices([own, { weekday: 6, startMinute: 480, endMinute: 1020 }]);
  const chosen = choices.filter(({ isChosen }) => isChosen).map(({ value }) => value);
  expect(chosen).toEqual(['6-480-690', '6-840-1020', '2-1110-1200', '6-690-840']);
  expect(windowsOf(['2-1110-1200', '9-1-2', '1-5-3', 'x'])).toEqual([own]);
});
