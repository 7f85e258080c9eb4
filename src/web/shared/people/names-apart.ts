import { Injectable } from '@nestjs/common';
import { accentKey } from '../../../core/vietnamese/text';
import { maskPhone } from '../../../core/vietnamese/phones';
import { type ListedMentor, listedMentors } from '../../../modules/people';
import { grouped } from '../../../platform/common/grouped';
import { UnitOfWork } from '../../../platform/database/unit-of-work';

type Named = Pick<ListedMentor, 'id' | 'fullName' | 'hamletName' | 'phone' | 'otherPhone'>;

/** What people are called where one of them is chosen: of several of one name also the hamlet and what the number begins and ends with. */
export function namesApart(people: readonly Named[]): Map<string, string> {
  const called = grouped(people, ({ fullName }) => accentKey(fullName));
  return new Map(
    people.map((person) => {
      const isAlone = called.get(accentKey(person.fullName))?.length === 1;
      return [person.id, isAlone ? person.fullName : nameInFull(person)];
    }),
  );
}

function nameInFull({ fullName, hamletName, phone, otherPhone }: Named): string {
  const number = phone ?? otherPhone;
  return `${fullName} (${[hamletName, ...(number ? [maskPhone(number)] : [])].join(', ')})`;
}

@Injectable()
export class MentorNames {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those who take part in a ward, in the order of names. */
  async of(wardId: string): Promise<Map<string, string>> {
    return namesApart(await listedMentors(this.unitOfWork.read, wardId, { isActive: true }));
  }

  /** The same people, each called so that nobody is taken for another. */
  async told<One extends { mentorId: string; name: string }>(
    wardId: string,
    mentors: readonly One[],
  ): Promise<One[]> {
    const names = await this.of(wardId);
    return mentors.map((one) => ({ ...one, name: names.get(one.mentorId) ?? one.name }));
  }
}
