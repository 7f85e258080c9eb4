import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import type { PersonRow } from '../../../core/sheets/person';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { Env } from '../../../platform/config/env';
import { inTurns } from '../../../platform/common/in-turns';
import { localDateOf } from '../../../core/time/zone';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { keepAct } from '../../people';
import { PlacesService, Ward } from '../../wards';
import { FileSource, loadFile } from '../reading/file-source';
import {
  type AwayRow,
  type Foreseen,
  PeopleKeeper,
  type ReadList,
  type TakenRow,
  type WardOnDay,
} from './people-keeper';
import { rightPin, withRightPins } from './far-pins';
import type { AlikeAnswers } from './plan-people';
import { assertNoneHidden, assertSomebodyKnown } from './read-people';
import { SheetReader } from './sheet-reader';
import { allSaid, countRejected, keepMore, namedOf, type SaidOfRows } from './kept-rows';
import { type RejectedSheetRow, SheetImport, SheetKind } from './sheet-import.entity';
import { withoutUnagreed } from './forgotten-rows';
import { rejectedRows } from './stored-rejections';
import { withReason } from '../../../texts';

/** An import, and the person behind each row that was taken. */
export interface ImportResult {
  sheetImport: SheetImport;
  taken: TakenRow[];
  /** Rows that say that somebody takes part no more, or name somebody who does not. */
  away: AwayRow[];
  /** The rows that were not taken, as they are in the file: also those of which nothing is kept. */
  rejected: RejectedSheetRow[];
}

/** What was said of a file beforehand. */
export interface ImportAnswers extends AlikeAnswers {
  /** What becomes of people in hidden and filtered rows. */
  hidden?: 'take' | 'leave';
  /** Whether all homes far outside the ward are right. */
  homes?: typeof rightPin;
}

/** Takes the two sheets of a ward in: a file as a whole, in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: PlacesService,
    private readonly keeper: PeopleKeeper,
    private readonly reader: SheetReader,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  list(wardId: string, query: PageQuery): Promise<Page<SheetImport>> {
    return pageOf(this.unitOfWork.read, SheetImport, { wardId }, query, {
      fields: ['createdAt', 'kind'],
      fallback: '-createdAt',
    });
  }

  async get(id: string): Promise<SheetImport> {
    const found = await this.unitOfWork.read.findOneBy(SheetImport, { id });
    if (!found) throw notFound('import');
    return found;
  }

  /** All that it says of single rows. */
  said(sheetImport: SheetImport): Promise<SaidOfRows> {
    return allSaid(this.unitOfWork.read, sheetImport);
  }

  /**
   * Reads a sheet and stores its sound rows; the same file again changes nothing. An unusable file, and one with
   * hidden people of whom nothing was said, throws a DomainError and leaves everything as it was.
   */
  async import(
    actor: Actor,
    wardId: string,
    kind: SheetKind,
    source: FileSource,
    answers: ImportAnswers = {},
  ): Promise<ImportResult> {
    const file = await loadFile(source);
    const ward = await this.wardToday(wardId);
    const { left, taken: withHidden } = await this.reader.read(kind, file, ward);
    assertNoneHidden(file.name, left, answers.hidden);
    const reading = answers.hidden === 'take' ? (withHidden ?? left) : left;
    const list = { kind, reading } as ReadList;
    const fileHash = createHash('sha256').update(file.bytes).digest('hex');
    const { name: fileName } = file;
    // Of a long list it takes a while, during which nobody is to wait for the one who writes.
    const foreseen = await this.foresee(ward, list, answers);
    let beside: Omit<ImportResult, 'sheetImport'> = { taken: [], away: [], rejected: [] };
    // What a write gives is what a repeated request is answered (ADR 10): the import alone.
    const sheetImport = await this.unitOfWork.write(async (manager) => {
      const about = { fileName, fileHash, answers, foreseen };
      const { sheetImport: kept, ...rest } = await this.keepIn(manager, actor, ward, list, about);
      beside = rest;
      return kept;
    });
    return { sheetImport, ...beside };
  }

  /** Where and when rows are looked at. @throws DomainError no-hamlets */
  async wardToday(wardId: string, manager?: EntityManager): Promise<WardOnDay> {
    const hamlets = await this.places.hamlets(wardId, manager);
    if (hamlets.length === 0) throw new DomainError('no-hamlets');
    const ward = await (manager ?? this.unitOfWork.read).findOneBy(Ward, { id: wardId });
    const addedTopics = ward?.addedTopics ?? [];
    return {
      wardId,
      hamlets,
      maxMetres: ward?.settings.maxMetres,
      addedTopics,
      programmes: ward?.programmes.map(({ name }) => name) ?? [],
      today: localDateOf(this.clock.now(), this.env.TIME_ZONE),
    };
  }

  /** What a list will do, looked up before the transaction that keeps it. */
  async foresee(ward: WardOnDay, read: ReadList, answers: ImportAnswers): Promise<ForeseenImport> {
    const list = withRightPinsIn(read, answers);
    const plan = await this.keeper.foresee(this.unitOfWork.read, ward, list, answers);
    return { plan, rejected: await rejectedRows(list.reading.rejected) };
  }

  /** Whether the ward is as it was then; call it once its people are held. */
  isStill(
    manager: EntityManager,
    ward: WardOnDay,
    list: ReadList,
    { plan }: ForeseenImport,
  ): Promise<boolean> {
    return this.keeper.isStill(manager, ward, list, plan);
  }

  /** Holds whom the rows are compared with, before anything is decided in the caller's transaction. */
  hold(manager: EntityManager, ward: WardOnDay, list: ReadList): Promise<void> {
    return this.keeper.hold(manager, ward, list);
  }

  /**
   * Stores what was read, in the caller's transaction; where nothing is new of a file that was read before, nothing,
   * unless somebody has looked at it anew.
   */
  async keepIn(
    manager: EntityManager,
    actor: Actor,
    ward: WardOnDay,
    read: ReadList,
    { fileName, fileHash, consentProof, answers, foreseen, isLookedAt = false }: ImportAbout,
  ): Promise<ImportResult> {
    const now = this.clock.now();
    const { wardId } = ward;
    const list = withRightPinsIn(read, answers);
    const { kind, reading } = list;
    const id = newId();
    const act = { now, actId: id, consentProof };
    const kept = await this.keeper.keep(manager, actor, ward, list, answers, act, foreseen?.plan);
    const { added, changed, unchanged, stopped, taken, away } = kept;
    const people = added + changed + stopped;
    assertSomebodyKnown(fileName, kept.lacking, reading);
    const before = await manager.findOne(SheetImport, {
      where: { wardId, kind, fileHash },
      order: { createdAt: 'DESC' },
    });
    const unread = foreseen?.rejected ?? (await rejectedRows(reading.rejected));
    const others = await rejectedRows([...kept.doubtful, ...kept.lacking]);
    const rejected = [...unread, ...others];
    const beside = { taken, away, rejected };
    const isSame = before && countRejected(before) === rejected.length && people === 0;
    if (isSame && !isLookedAt) return { sheetImport: before, ...beside };
    const warnings = await inTurns([...reading.warnings, ...kept.warnings], withReason);
    const said = { ...withoutUnagreed({ rejected, warnings }), leftRows: reading.hidden };
    const sheetImport: SheetImport = {
      id,
      wardId,
      kind,
      fileName,
      fileHash,
      added,
      changed,
      unchanged,
      stopped,
      headers: reading.columns,
      ...namedOf(said),
      unreadTabs: reading.unread,
      importedBy: actor.id,
      createdAt: now,
      forgottenAt: null,
      unagreedForgottenAt: now,
    };
    await insert(manager, SheetImport, sheetImport);
    await keepMore(manager, id, said);
    const side = kind === 'mentors' ? ('mentor' as const) : ('mentee' as const);
    const made = { id, wardId, kind: 'import', side, people, reason: null } as const;
    if (people > 0) await keepAct(manager, actor, made, now);
    const counts = { added, changed, unchanged, stopped };
    await audit(manager, actor, now, [
      {
        action: `import.${kind}`,
        subjectId: sheetImport.id,
        wardId,
        facts: { ...counts, fileName },
      },
    ]);
    return { sheetImport, ...beside };
  }
}

function withRightPinsIn(list: ReadList, answers: ImportAnswers): ReadList {
  return { ...list, reading: withRightPins<PersonRow>(list.reading, answers) } as ReadList;
}

export interface ForeseenImport {
  plan: Foreseen;
  /** Those that the reader did not take, as they are kept. */
  rejected: RejectedSheetRow[];
}

interface ImportAbout {
  fileName: string;
  fileHash: string;
  /** Who asked those of the list whether they agree. */
  consentProof?: string;
  answers: ImportAnswers;
  foreseen?: ForeseenImport;
  /** An officer saw what it would do, and reads next what it did. */
  isLookedAt?: boolean;
}
