import { Injectable } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { accentKey } from '../../../core/vietnamese/text';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';
import type { Person } from '../entities/person.columns';
import { notMerged } from '../entities/identity-key';

export type Known = Pick<
  Person,
  'id' | 'fullName' | 'birthYear' | 'phone' | 'hamletId' | 'isActive' | 'version'
>;

const MOST_SHOWN = 10;

/** Records of a ward that may be one person. */
@Injectable()
export class Duplicates {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Who may be the same person as this one, those who agree in most first. */
  async of(side: Side, person: Known & { wardId: string }): Promise<Known[]> {
    const { wardId } = person;
    const known = await this.unitOfWork.read.find<Person>(side === 'mentor' ? Mentor : Mentee, {
      where: { wardId, identityKey: notMerged() },
      select: {
        id: true,
        fullName: true,
        birthYear: true,
        phone: true,
        hamletId: true,
        isActive: true,
        version: true,
      },
      order: { sortName: 'ASC', id: 'ASC' },
    });
    return known
      .filter(({ id }) => id !== person.id)
      .map((other) => ({ other, agreeing: agreement(side, person, other) }))
      .filter(({ agreeing }) => agreeing > 0)
      .sort((a, b) => b.agreeing - a.agreeing)
      .slice(0, MOST_SHOWN)
      .map(({ other }) => other);
  }
}

/**
 * In how many of name, phone, year and hamlet both agree; 0 where that says nothing. A name alone is asked about last, a
 * mentee's phone is often the whole family's, a hamlet and a year are everybody's.
 */
function agreement(side: Side, one: Known, other: Known): number {
  const isNamed = accentKey(one.fullName) === accentKey(other.fullName);
  const hasPhone = one.phone !== null && one.phone === other.phone;
  const isOld = one.birthYear !== null && one.birthYear === other.birthYear;
  const isNeighbour = one.hamletId === other.hamletId;
  const isMeant = isNamed || (hasPhone && (isOld || side === 'mentor'));
  return isMeant ? [isNamed, hasPhone, isOld, isNeighbour].filter(Boolean).length : 0;
}
