import { slicePage } from './slice-page';

it('gives the nearest page there is, whatever was asked for', () => {
  const items = Array.from({ length: 30 }, (_, index) => index);
  expect(slicePage(items, 2, 25)).toMatchObject({ page: 2, items: [25, 26, 27, 28, 29] });
  expect(slicePage(items, 99, 25).page).toBe(2);
  expect(slicePage([], 1, 25)).toMatchObject({ page: 1, items: [], total: 0 });
});
