import { personSearch, type Searched } from './person-search';

const lan: Searched = {
  fullName: 'Lê Thị Lan',
  hamletName: 'Xóm 2',
  phone: '+84912345678',
  otherPhone: '+842293871234',
};

const ofZero: Searched = { ...lan, phone: '+84912345012', otherPhone: null };

describe('somebody is found', () => {
  it.each([
    'lan',
    'LÊ LAN',
    'le thi',
    'lan xom 2',
    'xóm 2',
    '0912 345',
    '+84 912.345.678',
    '3871234',
    '0229 387 1234',
    '567 8',
  ])('by %s', (typed) => {
    expect(personSearch(typed)(lan)).toBe(true);
  });

  it.each(['lam', 'an', 'lan xom 25', 'xom 1', '0987', '', ' - '])('not by %s', (typed) => {
    expect(personSearch(typed)(lan)).toBe(false);
  });

  it('by last digits that begin like a number of their own', () => {
    for (const typed of ['012', '5012', '84912', '0912345012'])
      expect(personSearch(typed)(ofZero)).toBe(true);
  });

  it('in a hamlet whose number is another only by its own', () => {
    expect(personSearch('xom 2')({ ...lan, hamletName: 'Xóm 25' })).toBe(false);
  });
});
