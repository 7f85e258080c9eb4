import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { ImportsService } from '../people/imports.service';
import type { ReadList, WardOnDay } from '../people/people-keeper';
import type { AlikeAnswers } from '../people/plan-people';
import type { SheetImport } from '../people/sheet-import.entity';
import { assertNoneHidden } from '../people/read-people';
import { DraftPlanner } from './draft-planner';
import type { DraftPreview } from './draft-preview.views';
import { type DraftReading, isKeptPreview, keepPreview, keptReading } from './draft-pieces';
import { DraftRuns, forgetContent, forgetReadings } from './draft-runs';
import { ImportDraft, ImportDraftReading } from './import-draft.entity';
import { type DraftAnswers, ImportDrafts } from './import-drafts.service';

/** The lists are others than those beside which the file was looked at; nothing was kept. */
class LooksOtherwise extends Error {
  /** @param preview what it would do now; null where it has to be read again first */
  constructor(readonly preview: DraftPreview | null) {
    super('A file would do something else than was shown.');
  }
}

/** What is said of a file when it is kept, beside what was said before. */
export interface KeepingAnswers extends DraftAnswers {
  /** Who those are of whom nothing was said. */
  rest?: AlikeAnswers['alike'];
}

/** Takes files that were looked at into the lists. */
@Injectable()
export class DraftKeeping {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly imports: ImportsService,
    private readonly planner: DraftPlanner,
    private readonly drafts: ImportDrafts,
    private readonly runs: DraftRuns,
  ) {}

  /**
   * Keeps the people of the file, in one transaction with everything that follows. Where hamlets were changed
   * meanwhile the file is read again first, and where the lists changed so that it would do something else than was
   * shown, that is shown instead: both are refused as `stale-version`.
   * @throws DomainError sheet-hidden-rows, stale-version
   */
  async keep(
    actor: Actor,
    found: ImportDraft,
    { hidden: said, rows, rest }: KeepingAnswers,
  ): Promise<SheetImport> {
    const hidden = said ?? found.hidden;
    const draft = { ...found, hidden, answers: { ...found.answers, ...rows } };
    // Tens of megabytes are read before others have to wait; the draft's version tells that it is still the same.
    const stored = await this.readingOf(draft, hidden ?? 'leave');
    assertNoneHidden(draft.fileName, stored.reading, hidden ?? undefined);
    try {
      return await this.unitOfWork.write(async (manager) => {
        await this.assertUnchanged(manager, draft);
        const ward = await this.imports.wardToday(draft.wardId, manager);
        await this.imports.hold(manager, ward, listOf(draft, stored));
        await this.assertAsShown(manager, ward, draft, stored);
        return this.keepIn(manager, actor, ward, { draft, stored, rest });
      });
    } catch (error) {
      if (!(error instanceof LooksOtherwise)) throw error;
      // What is answered is the refusal, not what was stored for the next look.
      await this.unitOfWork.withoutCommitHook(() => this.showAnew(draft, stored, error));
      throw staleVersion(error.preview ? undefined : 'import');
    }
  }

  private async keepIn(
    manager: EntityManager,
    actor: Actor,
    ward: WardOnDay,
    { draft, stored, rest }: Keeping,
  ): Promise<SheetImport> {
    const { id, fileName, fileHash, consentProof, answers: rows } = draft;
    const list = listOf(draft, stored);
    const answers = { alike: rest, rows, hidden: stored.hidden };
    const about = { fileName, fileHash, consentProof, answers, isLookedAt: true };
    const { sheetImport } = await this.imports.keepIn(manager, actor, ward, list, about);
    await this.runs.moved(manager, draft, ['read'], 'kept', {
      importId: sheetImport.id,
      answers: {},
      finishedAt: this.clock.now(),
    });
    await forgetContent(manager, id);
    return sheetImport;
  }

  /** With people in hidden rows where there are any to be taken. @throws DomainError stale-version */
  private async readingOf(
    { id }: ImportDraft,
    hidden: ImportDraftReading['hidden'],
  ): Promise<StoredReading> {
    const { read } = this.unitOfWork;
    const found =
      (await read.findOneBy(ImportDraftReading, { draftId: id, hidden })) ??
      (await read.findOneBy(ImportDraftReading, { draftId: id }));
    const reading = found && (await keptReading(read, id, found.hidden));
    if (!found || !reading) throw staleVersion('import');
    return { ...found, reading };
  }

  private async assertUnchanged(
    manager: EntityManager,
    { id, version }: ImportDraft,
  ): Promise<void> {
    if (!(await manager.existsBy(ImportDraft, { id, version }))) throw staleVersion('import');
  }

  private async assertAsShown(
    manager: EntityManager,
    ward: WardOnDay,
    { id, kind, fileName }: ImportDraft,
    { hamletIds, reading, hidden }: StoredReading,
  ): Promise<void> {
    const today = ward.hamlets.map((hamlet) => hamlet.id);
    if (!isDeepStrictEqual(today, hamletIds)) throw new LooksOtherwise(null);
    const now = await this.planner.preview(manager, ward, kind, reading, fileName);
    if (!(await isKeptPreview(manager, id, hidden, now))) throw new LooksOtherwise(now);
  }

  private async showAnew(
    draft: ImportDraft,
    { hidden }: ImportDraftReading,
    { preview }: LooksOtherwise,
  ): Promise<void> {
    const { id, answers } = draft;
    await this.unitOfWork.write(async (manager) => {
      if (preview) {
        const counts = hidden === 'leave' ? { counts: preview.counts } : {};
        await this.runs.moved(manager, draft, ['read'], 'read', { ...counts, answers });
        await keepPreview(manager, id, hidden, preview);
      } else {
        const anew = { progress: 0, attempts: 0 };
        await this.runs.moved(manager, draft, ['read'], 'queued', anew);
        await forgetReadings(manager, id);
      }
    });
    if (!preview) await this.drafts.put(id);
  }
}

type StoredReading = Omit<DraftReading, 'preview'>;

interface Keeping {
  draft: ImportDraft;
  stored: StoredReading;
  rest?: AlikeAnswers['alike'];
}

function listOf({ kind }: ImportDraft, { reading }: StoredReading): ReadList {
  return { kind, reading } as ReadList;
}
