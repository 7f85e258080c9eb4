import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { RunRows } from '../../../platform/computing/run-rows';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ImportDraft, ImportDraftFile, ImportDraftReading } from './import-draft.entity';

/** The rows of files on their way into the lists. */
@Injectable()
export class DraftRuns extends RunRows<ImportDraft> {
  constructor(unitOfWork: UnitOfWork, clock: Clock) {
    super(ImportDraft, unitOfWork, clock, {
      changed: 'import',
      broken: 'import-broken',
      interrupted: () => new DomainError('import-interrupted'),
      // A list of people that could not be read is of no use to anybody.
      whenFailed: (manager, { id }) => forgetContent(manager, id),
    });
  }
}

/** What stood in the file goes with its end. */
export async function forgetContent(manager: EntityManager, draftId: string): Promise<void> {
  await manager.delete(ImportDraftFile, { draftId });
  await manager.delete(ImportDraftReading, { draftId });
}
