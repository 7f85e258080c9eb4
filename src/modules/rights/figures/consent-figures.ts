import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { number, orNull } from '../../../platform/database/result-columns';
import { select } from '../../../platform/database/select';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { Consent, Mentee, Mentor, notMerged } from '../../people';

/** What the officer in charge of a ward's data accounts for. */
export interface WardConsents {
  /** Of those who take part. */
  agreed: number;
  /** Who take part and have not agreed. */
  without: number;
  /** How often consent was withdrawn. */
  withdrawn: number;
  /** How many agreed to which version of the words; null: of before they were kept. */
  byVersion: { version: number | null; people: number }[];
}

const versionRow = { version: orNull(number), people: number };

@Injectable()
export class ConsentFigures {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(wardId: string): Promise<WardConsents> {
    const { read } = this.unitOfWork;
    const here = { wardId, isActive: true, identityKey: notMerged() };
    const agreed = { ...here, consentOn: Not(IsNull()) };
    const not = { ...here, consentOn: IsNull() };
    return {
      agreed: (await read.countBy(Mentee, agreed)) + (await read.countBy(Mentor, agreed)),
      without: (await read.countBy(Mentee, not)) + (await read.countBy(Mentor, not)),
      withdrawn: await read.countBy(Consent, { wardId, kind: 'withdrawn' }),
      byVersion: await select(
        read,
        versionRow,
        `SELECT c.wording_version AS version, COUNT(DISTINCT c.person_id) AS people
         FROM consent c WHERE c.ward_id = $1 AND c.kind = 'given'
         GROUP BY c.wording_version ORDER BY c.wording_version DESC`,
        [wardId],
      ),
    };
  }
}
