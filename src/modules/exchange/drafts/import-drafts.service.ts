import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import type { NotFailed } from '../../../platform/common/failure';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { lockRows } from '../../../platform/database/locks';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { type Actor, audit } from '../../access';
import { Ward } from '../../wards';
import { ImportsService } from '../people/imports.service';
import type { SheetKind } from '../people/sheet-import.entity';
import { SheetReader } from '../people/sheet-reader';
import { type LoadedFile, loadFile } from '../reading/file-source';
import { DraftPlanner } from './draft-planner';
import type { DraftPreview } from './draft-preview.views';
import { type DraftReading, keepFile, keepReading, keptFile, keptPreview } from './draft-pieces';
import { DraftRuns, forgetContent, forgetReadings } from './draft-runs';
import { type HiddenAnswer, ImportDraft, type ImportDraftState } from './import-draft.entity';

/** A ward has two lists, perhaps in some parts; more at once fill the disk and are looked at by nobody. */
const MOST_OPEN = 20;
const openStates: ImportDraftState[] = ['queued', 'running', 'read'];

/** What an officer said of a file so far. */
export interface DraftAnswers {
  hidden?: HiddenAnswer;
  /** Whom rows mean; see `ImportDraft.answers`. */
  rows?: Readonly<Record<string, string>>;
}

/** Files on their way into the lists: asked for, read by a worker, looked at, answered or dropped. */
@Injectable()
export class ImportDrafts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly imports: ImportsService,
    private readonly planner: DraftPlanner,
    private readonly reader: SheetReader,
    private readonly runs: DraftRuns,
    private readonly queue: JobQueue,
  ) {}

  /**
   * `consentProof` says who asked its people whether they agree. Takes a file in, to be read; the same file that waits already is taken once. The row is what makes it happen.
   * @throws DomainError file-empty, file-too-large, no-hamlets, import-drafts-many
   */
  async request(
    actor: Actor,
    wardId: string,
    kind: SheetKind,
    source: LoadedFile,
    consentProof = '',
  ): Promise<NotFailed<ImportDraft>> {
    const { name, bytes } = await loadFile(source);
    await this.imports.wardToday(wardId);
    const fileHash = createHash('sha256').update(bytes).digest('hex');
    const about = { wardId, kind, fileName: name, fileHash, consentProof };
    const draft = newDraft(actor, about, this.clock.now());
    const taken = await this.unitOfWork.write(async (manager) => {
      // Of two presses of one button the second finds the first one's draft.
      await lockRows(manager, Ward, [wardId]);
      const open = await this.openIn(manager, wardId, openStates);
      const same = open.find((one) => one.kind === kind && one.fileHash === fileHash);
      if (same) return { ...same, failure: null };
      if (open.length >= MOST_OPEN)
        throw new DomainError('import-drafts-many', { most: MOST_OPEN });
      await insert(manager, ImportDraft, draft);
      await keepFile(manager, draft.id, bytes);
      return draft;
    });
    if (taken.state === 'queued') await this.put(taken.id);
    return taken;
  }

  async get(id: string): Promise<ImportDraft> {
    const draft = await this.unitOfWork.read.findOneBy(ImportDraft, { id });
    if (!draft) throw notFound('import');
    return draft;
  }

  /** Files of a ward of which nothing was decided yet, those that could not be read among them; the latest first. */
  open(wardId: string): Promise<ImportDraft[]> {
    return this.openIn(this.unitOfWork.read, wardId, [...openStates, 'failed']);
  }

  /** What the file would do, as it was told; null where it is not read, or settled. */
  async preview({ id, hidden }: ImportDraft): Promise<DraftPreview | null> {
    const { read } = this.unitOfWork;
    const taken = hidden === 'take' ? await keptPreview(read, id, 'take') : null;
    return taken ?? keptPreview(read, id, 'leave');
  }

  /** Those that wait for a worker, and those whose worker died. */
  unattended(): Promise<ImportDraft[]> {
    return this.runs.unattended();
  }

  /** Puts the job of a draft; where the queue forgets it, the sweep finds the row. */
  async put(id: string): Promise<void> {
    await this.queue.add('imports.read', { draftId: id }, { id });
  }

  /** Reads the file and looks up what it would do; all of it is stored, or nothing. */
  async execute(id: string): Promise<void> {
    await this.runs.work(id, async (draft, report) => {
      const { wardId, kind, fileName: name } = draft;
      const ward = await this.imports.wardToday(wardId);
      const { read } = this.unitOfWork;
      const bytes = await keptFile(read, id);
      if (!bytes) throw new DomainError('stale-version', { what: 'import' });
      const found = await this.reader.read(kind, { name, bytes }, ward, (percent) =>
        report(percent * 0.7),
      );
      report(80);
      const hamletIds = ward.hamlets.map((hamlet) => hamlet.id);
      const left = await this.planner.preview(read, ward, kind, found.left, name);
      const readings: DraftReading[] = [
        { draftId: id, hidden: 'leave', hamletIds, reading: found.left, preview: left },
      ];
      if (found.taken) {
        const preview = await this.planner.preview(read, ward, kind, found.taken, name);
        readings.push({ draftId: id, hidden: 'take', hamletIds, reading: found.taken, preview });
      }
      await this.unitOfWork.write(async (manager) => {
        const { counts } = left;
        await this.runs.moved(manager, draft, ['running'], 'read', { progress: 100, counts });
        await forgetReadings(manager, id);
        for (const reading of readings) await keepReading(manager, reading);
      });
    });
  }

  /** Keeps what is said of a file, beside what was said before. @throws DomainError stale-version */
  async answer(
    draft: ImportDraft,
    { hidden, rows = {} }: DraftAnswers,
  ): Promise<NotFailed<ImportDraft>> {
    const said = { answers: { ...draft.answers, ...rows }, ...(hidden ? { hidden } : {}) };
    return this.unitOfWork.write(async (manager) => ({
      ...(await this.runs.moved(manager, draft, ['read'], 'read', said)),
      failure: null,
    }));
  }

  /** Nothing of the file is taken. @throws DomainError stale-version */
  async drop(actor: Actor, draft: ImportDraft): Promise<void> {
    const finishedAt = this.clock.now();
    await this.unitOfWork.write(async (manager) => {
      const from: ImportDraftState[] = ['queued', 'read', 'failed'];
      const settled = { answers: {}, finishedAt };
      await this.runs.moved(manager, draft, from, 'dropped', settled);
      const { id, wardId, fileName } = draft;
      await forgetContent(manager, id);
      await audit(manager, actor, finishedAt, [
        { action: 'import.drop', subjectId: id, wardId, facts: { fileName } },
      ]);
    });
  }

  private openIn(
    manager: EntityManager,
    wardId: string,
    states: ImportDraftState[],
  ): Promise<ImportDraft[]> {
    return manager.find(ImportDraft, {
      where: { wardId, state: In(states) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }
}

function newDraft(
  actor: Actor,
  about: Pick<ImportDraft, 'wardId' | 'kind' | 'fileName' | 'fileHash' | 'consentProof'>,
  now: number,
): NotFailed<ImportDraft> {
  return {
    ...about,
    id: newId(),
    state: 'queued',
    progress: 0,
    failure: null,
    attempts: 0,
    counts: null,
    hidden: null,
    answers: {},
    importId: null,
    requestedByKind: actor.kind,
    requestedById: actor.id,
    version: 1,
    createdAt: now,
    touchedAt: now,
    finishedAt: null,
  };
}
