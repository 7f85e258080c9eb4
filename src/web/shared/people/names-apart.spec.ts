import { namesApart } from './names-apart';

const person = (id: string, fullName: string, hamletName: string, phone: string | null) => ({
  id,
  fullName,
  hamletName,
  phone,
  otherPhone: null,
});

describe('names of which one is chosen', () => {
  it('tell people of one name apart by hamlet and number, and leave the others as they are', () => {
    const names = namesApart([
      person('a', 'Cao Thị Sen', 'Thôn 3', '+84912345678'),
      person('b', 'Cao Thị Lan', 'Thôn 3', '+84912345679'),
      person('c', 'cao thị sen', 'Thôn 9', null),
    ]);
    expect([...names.values()]).toEqual([
      'Cao Thị Sen (Thôn 3, 091****678)',
      'Cao Thị Lan',
      'cao thị sen (Thôn 9)',
    ]);
  });
});
