import { askedPage } from './asked-page';

it('asks the database for the nearest page there is, whatever was asked for', async () => {
  const asked: number[] = [];
  const items = Array.from({ length: 30 }, (_, index) => index);
  const read = (page: number) => {
    asked.push(page);
    const from = (page - 1) * 25;
    return Promise.resolve({
      items: items.slice(from, from + 25),
      page,
      pageSize: 25,
      total: items.length,
    });
  };
  const pageOf = async (given: number) => (await askedPage(given, read)).page;
  expect(await pageOf(2)).toBe(2);
  expect(await pageOf(99)).toBe(2);
  expect(await pageOf(1)).toBe(1);
  expect(Math.max(...asked)).toBe(99);
});
