import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Consent } from '../entities/consent.entity';

/** What people agreed to, and whether they still do. */
@Injectable()
export class ConsentQueries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Each agreement and withdrawal of somebody, the latest first. */
  of(personId: string): Promise<Consent[]> {
    return this.unitOfWork.read.find(Consent, {
      where: { personId },
      order: { givenOn: 'DESC', createdAt: 'DESC', id: 'DESC' },
    });
  }
}
