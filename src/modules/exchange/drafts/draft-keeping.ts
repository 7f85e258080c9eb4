import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../access';
import { type ForeseenImport, type ImportAnswers, ImportsService } from '../people/imports.service';
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

/** By whose order the rows name theirs. */
function hasTheseHamlets({ hamlets }: WardOnDay, { hamletIds }: StoredReading): boolean {
  return isDeepStrictEqual(
    hamlets.map(({ id }) => id),
    hamletIds,
  );
}

function answersOf(
  { answers: rows }: ImportDraft,
  { hidden }: StoredReading,
  alike: AlikeAnswers['alike'],
): ImportAnswers {
  return { alike, rows, hidden };
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
    // Tens of megabytes are read, and compared with the lists, before others have to wait; the draft's version tells that it is still the same.
    const stored = await this.readingOf(draft, hidden ?? 'leave');
    assertNoneHidden(draft.fileName, stored.reading, hidden ?? undefined);
    const foreseen = await this.foresee(draft, stored, rest);
    try {
      return await this.unitOfWork.write(async (manager) => {
        await this.assertUnchanged(manager, draft);
        const ward = await this.imports.wardToday(draft.wardId, manager);
        await this.imports.hold(manager, ward, listOf(draft, stored));
        await this.assertAsShown(manager, ward, draft, stored, foreseen);
        return this.keepIn(manager, actor, ward, { draft, stored, rest, foreseen });
      });
    } catch (error) {
      if (!(error instanceof LooksOtherwise)) throw error;
      // What is answered is the refusal, not what was stored for the next look.
      await this.unitOfWork.withoutCommitHook(() => this.showAnew(draft, stored, error));
      throw staleVersion(error.preview ? undefined : 'import');
    }
  }

  /** Before the one who writes is held: of a long list it takes a while. */
  private async foresee(
    draft: ImportDraft,
    stored: StoredReading,
    rest: AlikeAnswers['alike'],
  ): Promise<ForeseenDraft | null> {
    const { id, kind, fileName, wardId } = draft;
    const { reading, hidden } = stored;
    const { read } = this.unitOfWork;
    const ward = await this.imports.wardToday(wardId);
    if (!hasTheseHamlets(ward, stored)) return null;
    const answers = answersOf(draft, stored, rest);
    const planned = await this.imports.foresee(ward, listOf(draft, stored), answers);
    const preview = await this.planner.preview(read, ward, kind, reading, fileName);
    return { planned, isAsShown: await isKeptPreview(read, id, hidden, preview) };
  }

  private async keepIn(
    manager: EntityManager,
    actor: Actor,
    ward: WardOnDay,
    { draft, stored, rest, foreseen: before }: Keeping,
  ): Promise<SheetImport> {
    const { id, fileName, fileHash, consentProof } = draft;
    const list = listOf(draft, stored);
    const answers = answersOf(draft, stored, rest);
    const foreseen = before?.planned;
    const about = { fileName, fileHash, consentProof, answers, foreseen, isLookedAt: true };
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
    draft: ImportDraft,
    stored: StoredReading,
    foreseen: ForeseenDraft | null,
  ): Promise<void> {
    const { id, kind, fileName } = draft;
    const { reading, hidden } = stored;
    if (!hasTheseHamlets(ward, stored)) throw new LooksOtherwise(null);
    const list = listOf(draft, stored);
    const isSure =
      foreseen?.isAsShown && (await this.imports.isStill(manager, ward, list, foreseen.planned));
    if (isSure) return;
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

/** What keeping it will do, and whether just that was shown. */
interface ForeseenDraft {
  planned: ForeseenImport;
  isAsShown: boolean;
}

interface Keeping {
  draft: ImportDraft;
  stored: StoredReading;
  rest?: AlikeAnswers['alike'];
  foreseen: ForeseenDraft | null;
}

function listOf({ kind }: ImportDraft, { reading }: StoredReading): ReadList {
  return { kind, reading } as ReadList;
}
