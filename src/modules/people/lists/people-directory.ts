import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Actor, PeopleDirectory } from '../../access';
import { Mentee } from '../entities/mentee.entity';
import { Mentor } from '../entities/mentor.entity';

@Injectable()
export class ActivePeople extends PeopleDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  async actorOf(kind: 'mentor' | 'mentee', personId: string): Promise<Actor | null> {
    const person = await this.unitOfWork.read.findOne(kind === 'mentor' ? Mentor : Mentee, {
      select: { id: true, wardId: true },
      where: { id: personId, isActive: true },
    });
    return person && { kind, id: person.id, wardId: person.wardId };
  }
}
