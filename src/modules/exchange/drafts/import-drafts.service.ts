import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import type { SheetReading } from '../../../core/sheets/faults';
import type { PersonRow } from '../../../core/sheets/person';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { RunRows } from '../../../platform/computing/run-rows';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { JobQueue } from '../../../platform/queue/job-queue';
import { withReason } from '../../../texts';
import { type Actor, audit } from '../../access';
import { Household } from '../../people';
import { ImportsService } from '../people/imports.service';
import { PeopleKeeper, type ReadList, type WardOnDay } from '../people/people-keeper';
import type { AlikeAnswers } from '../people/plan-people';
import type { SheetImport, SheetKind } from '../people/sheet-import.entity';
import { rejectedRows } from '../people/stored-rejections';
import { type LoadedFile, loadFile } from '../reading/file-source';
import { type DraftPreview, previewOf } from './draft-preview';
import { ImportDraft, ImportDraftFile, type ImportDraftState } from './import-draft.entity';
import { SheetReader } from './sheet-reader';

/** What was read in a file, with the hamlets by whose order its rows name theirs. */
interface StoredReadings {
  hamletIds: string[];
  left: SheetReading<PersonRow>;
  taken: SheetReading<PersonRow> | null;
}

/** Files on their way into the lists: asked for, read by a worker, looked at, kept or dropped. */
@Injectable()
export class ImportDrafts {
  private readonly rows: RunRows<ImportDraft>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly imports: ImportsService,
    private readonly keeper: PeopleKeeper,
    private readonly reader: SheetReader,
    private readonly queue: JobQueue,
  ) {
    this.rows = new RunRows(ImportDraft, unitOfWork, clock, {
      changed: 'import',
      broken: 'import-broken',
      interrupted: () => new DomainError('import-interrupted'),
    });
  }

  /** Takes a file in, to be read. The row is what makes it happen. @throws DomainError file-empty, file-too-large, no-hamlets */
  async request(
    actor: Actor,
    wardId: string,
    kind: SheetKind,
    source: LoadedFile,
  ): Promise<ImportDraft> {
    const { name, bytes } = await loadFile(source);
    await this.imports.wardToday(wardId);
    const now = this.clock.now();
    const draft: ImportDraft = {
      id: newId(),
      wardId,
      kind,
      fileName: name,
      fileHash: createHash('sha256').update(bytes).digest('hex'),
      state: 'queued',
      progress: 0,
      failure: null,
      attempts: 0,
      previews: null,
      hidden: null,
      importId: null,
      requestedByKind: actor.kind,
      requestedById: actor.id,
      version: 1,
      createdAt: now,
      touchedAt: now,
      finishedAt: null,
    };
    await this.unitOfWork.write(async (manager) => {
      await insert(manager, ImportDraft, draft);
      const content = bytes.toString('base64');
      await insert(manager, ImportDraftFile, { draftId: draft.id, content, readings: null });
    });
    await this.put(draft.id);
    return draft;
  }

  async get(id: string): Promise<ImportDraft> {
    const draft = await this.unitOfWork.read.findOneBy(ImportDraft, { id });
    if (!draft) throw notFound('import');
    return draft;
  }

  /** Files of a ward of which nothing was decided yet, the latest first. */
  open(wardId: string): Promise<ImportDraft[]> {
    const states: ImportDraftState[] = ['queued', 'running', 'read'];
    return this.unitOfWork.read.find(ImportDraft, {
      where: { wardId, state: In(states) },
      order: { createdAt: 'DESC', id: 'DESC' },
    });
  }

  /** Those that wait for a worker, and those whose worker died. */
  unattended(): Promise<ImportDraft[]> {
    return this.rows.unattended();
  }

  /** Puts the job of a draft; where the queue forgets it, the sweep finds the row. */
  async put(id: string): Promise<void> {
    await this.queue.add('imports.read', { draftId: id }, { id });
  }

  /** Reads the file and looks up what it would do; all of it is stored, or nothing. */
  async execute(id: string): Promise<void> {
    await this.rows.work(id, async (draft, tell) => {
      const { wardId, kind, fileName: name } = draft;
      const ward = await this.imports.wardToday(wardId);
      const file = await this.fileOf(this.unitOfWork.read, id);
      const bytes = Buffer.from(file.content, 'base64');
      const found = await this.reader.read(kind, { name, bytes }, ward, (percent) =>
        tell(percent * 0.7),
      );
      tell(80);
      const { read } = this.unitOfWork;
      const left = await this.preview(read, ward, kind, found.left);
      const taken = found.taken && (await this.preview(read, ward, kind, found.taken));
      const hamletIds = ward.hamlets.map((hamlet) => hamlet.id);
      const readings: StoredReadings = { hamletIds, ...found };
      await this.unitOfWork.write(async (manager) => {
        await this.rows.moved(manager, draft, ['running'], 'read', {
          progress: 100,
          previews: { left, taken },
        });
        const stored = { readings: JSON.stringify(readings) };
        await manager.update(ImportDraftFile, { draftId: id }, stored);
      });
    });
  }

  /** What becomes of people in hidden rows. @throws DomainError stale-version */
  async answer(draft: ImportDraft, hidden: 'take' | 'leave'): Promise<void> {
    await this.unitOfWork.write((manager) =>
      this.rows.moved(manager, draft, ['read'], 'read', { hidden }),
    );
  }

  /**
   * Keeps the people of the file, in one transaction with everything that follows. Null where hamlets were changed
   * meanwhile: the file is read again first. Where the lists changed so that it would do something else than was
   * shown, that is shown instead. @throws DomainError sheet-hidden-rows, stale-version
   */
  async keep(
    actor: Actor,
    draft: ImportDraft,
    answers: Required<Pick<AlikeAnswers, 'rows'>>,
  ): Promise<SheetImport | null> {
    const { id, wardId, kind, fileName, fileHash, hidden } = draft;
    const kept = await this.unitOfWork.write(async (manager) => {
      const ward = await this.imports.wardToday(wardId, manager);
      const { readings } = await this.fileOf(manager, id);
      const stored = readings === null ? null : (JSON.parse(readings) as StoredReadings);
      if (!stored || !isOf(ward, stored)) {
        const anew = { progress: 0, previews: null, attempts: 0 };
        await this.rows.moved(manager, draft, ['read'], 'queued', anew);
        return null;
      }
      const reading = hidden === 'take' ? (stored.taken ?? stored.left) : stored.left;
      assertAnswered(fileName, reading, hidden);
      const isTaken = hidden === 'take' && stored.taken !== null;
      const shown = draft.previews?.[isTaken ? 'taken' : 'left'];
      const today = await this.preview(manager, ward, kind, reading);
      if (!isDeepStrictEqual(plain(shown), plain(today))) {
        const left = isTaken ? await this.preview(manager, ward, kind, stored.left) : today;
        const taken = stored.taken && (await this.preview(manager, ward, kind, stored.taken));
        await this.rows.moved(manager, draft, ['read'], 'read', { previews: { left, taken } });
        return 'shown-anew' as const;
      }
      const list = { kind, reading } as ReadList;
      const about = { fileName, fileHash, answers: { ...answers, hidden: hidden ?? undefined } };
      const { sheetImport } = await this.imports.keepIn(manager, actor, ward, list, about);
      await this.settle(manager, draft, 'kept', sheetImport.id);
      return sheetImport;
    });
    // What stands in the lists now was stored with the draft, and is to be looked at first.
    if (kept === 'shown-anew') throw new DomainError('stale-version');
    if (!kept) await this.put(id);
    return kept;
  }

  /** Nothing of the file is taken. @throws DomainError stale-version */
  async drop(actor: Actor, draft: ImportDraft): Promise<void> {
    await this.unitOfWork.write(async (manager) => {
      await this.settle(manager, draft, 'dropped', null);
      const { id, wardId, fileName } = draft;
      await audit(manager, actor, this.clock.now(), [
        { action: 'import.drop', subjectId: id, wardId, facts: { fileName } },
      ]);
    });
  }

  /** What stood in the file is forgotten with its end. */
  private async settle(
    manager: EntityManager,
    draft: ImportDraft,
    state: 'kept' | 'dropped',
    importId: string | null,
  ): Promise<void> {
    const from: ImportDraftState[] = state === 'kept' ? ['read'] : ['queued', 'read', 'failed'];
    const finishedAt = this.clock.now();
    await this.rows.moved(manager, draft, from, state, { importId, previews: null, finishedAt });
    await manager.delete(ImportDraftFile, { draftId: draft.id });
  }

  private async fileOf(manager: EntityManager, draftId: string): Promise<ImportDraftFile> {
    const file = await manager.findOneBy(ImportDraftFile, { draftId });
    if (!file) throw new DomainError('stale-version', { what: 'import' });
    return file;
  }

  private async preview(
    manager: EntityManager,
    ward: WardOnDay,
    kind: SheetKind,
    reading: SheetReading<PersonRow>,
  ): Promise<DraftPreview> {
    const planned = await this.keeper.plan(manager, ward, { kind, reading } as ReadList, {});
    const households = await manager.findBy(Household, { wardId: ward.wardId });
    const names = new Map([
      ...ward.hamlets.map(({ id, name }) => [id, name] as const),
      ...households.map(({ id, code }) => [id, code] as const),
    ]);
    const rest = {
      rejected: rejectedRows(reading.rejected),
      warnings: reading.warnings.map(withReason),
      unread: reading.unread,
      hidden: reading.hidden,
    };
    const side = kind === 'mentors' ? ('mentor' as const) : ('mentee' as const);
    return previewOf(planned, reading.accepted, rest, { side, names });
  }
}

/** As it is stored: without what is not there. */
function plain(preview: DraftPreview | null | undefined): unknown {
  return JSON.parse(JSON.stringify(preview ?? null));
}

/** Whether the hamlets are those by whose order the rows name theirs. */
function isOf({ hamlets }: WardOnDay, { hamletIds }: StoredReadings): boolean {
  return hamlets.length === hamletIds.length && hamlets.every(({ id }, at) => id === hamletIds[at]);
}

function assertAnswered(
  file: string,
  { hidden: rows }: SheetReading<PersonRow>,
  answer: ImportDraft['hidden'],
): void {
  if (rows.length === 0 || answer !== null) return;
  const named = rows.map(({ tab, row, name }) => ({ tab: tab ?? null, row, name }));
  throw new DomainError('sheet-hidden-rows', { file, rows: named }, { rows: named });
}
