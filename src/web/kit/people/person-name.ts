import type { PhonePerson, View } from '../view/view';

/** "bà Nguyễn Thị Lan": as they are called, as far as it is known. */
export function personName({ t, dates, now }: View, person: PhonePerson): string {
  const { fullName: name, gender, birthYear } = person;
  const year = Number(dates.localDate(now).slice(0, 4));
  return t.whose.called({ name, gender, age: birthYear === null ? null : year - birthYear });
}
