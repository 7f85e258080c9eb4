import { Injectable } from '@nestjs/common';
import { type EntityManager, Not } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { DomainError } from '../../../platform/common/domain-error';
import { RunRows } from '../../../platform/computing/run-rows';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ImportDraft, ImportDraftPiece, ImportDraftReading } from './import-draft.entity';

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
  await manager.delete(ImportDraftPiece, { draftId });
  await manager.delete(ImportDraftReading, { draftId });
}

/** What was read in it, so that it is read anew. */
export async function forgetReadings(manager: EntityManager, draftId: string): Promise<void> {
  await manager.delete(ImportDraftPiece, { draftId, part: Not('file') });
  await manager.delete(ImportDraftReading, { draftId });
}
