import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Actor, audit } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { DomainError, notFound } from '../../../platform/common/domain-error';
import { Page, PageQuery, pageOf } from '../../../platform/http/paging';
import { Env } from '../../../platform/config/env';
import type { SheetReading } from '../../../core/sheets/faults';
import type { MenteeRow, PersonRow } from '../../../core/sheets/person';
import { localDateOf } from '../../../core/time/zone';
import { newId } from '../../../platform/database/columns';
import { insert } from '../../../platform/database/insert';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { lockNeighbours, Household, Mentee, Mentor } from '../../people';
import { type Hamlet, PlacesService } from '../../wards';
import { FileSource, LoadedFile, loadFile } from '../reading/file-source';
import { IdentityKeys, menteeToStore, mentorToStore, settledStanding } from './person-fields';
import { assertNoneHidden, readMentees, readMentors } from './read-people';
import { SheetImport, SheetKind } from './sheet-import.entity';
import { rejectedRows } from './stored-rejections';
import { UpsertCounts, upsertPeople } from './upsert-people';
import { withReason } from '../../../texts';

/** A row that was taken. */
export interface TakenRow {
  row: number;
  /** Where the file has several lists. */
  tab?: string;
  personId: string;
}

/** An import, and the person behind each row that was taken. */
export interface ImportResult {
  sheetImport: SheetImport;
  taken: TakenRow[];
}

/** What was said of a file beforehand. */
export interface ImportAnswers {
  /** What becomes of people in hidden and filtered rows. */
  hidden?: 'take' | 'leave';
}

/** Takes the two sheets of a ward in: a file as a whole, in one transaction. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly places: PlacesService,
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
    const hamlets = await this.places.hamlets(wardId);
    if (hamlets.length === 0) {
      throw new DomainError('no-hamlets');
    }
    const file = await loadFile(source);
    const today = localDateOf(this.clock.now(), this.env.TIME_ZONE);
    const context = { today, hamlets, hidden: answers.hidden };
    if (kind === 'mentors') {
      const reading = await readMentors(file, context);
      assertNoneHidden(file, reading, answers);
      const keys = new IdentityKeys();
      const people = reading.accepted.map((row) => mentorToStore(row, hamlets, keys));
      return this.store(actor, wardId, kind, file, reading, (manager, now) =>
        upsertPeople(manager, Mentor, wardId, people, now),
      );
    }
    const reading = await readMentees(file, context);
    assertNoneHidden(file, reading, answers);
    return this.store(actor, wardId, kind, file, reading, (manager, now) =>
      this.saveMentees(manager, wardId, reading.accepted, context, now),
    );
  }

  private async saveMentees(
    manager: EntityManager,
    wardId: string,
    rows: MenteeRow[],
    { hamlets, today }: { hamlets: Hamlet[]; today: string },
    now: number,
  ): Promise<UpsertCounts> {
    const households = await this.householdIds(manager, wardId, rows);
    const keys = new IdentityKeys();
    const people = rows.map((row) => menteeToStore(row, hamlets, households, keys));
    return upsertPeople(manager, Mentee, wardId, people, now, (said, before) =>
      settledStanding(said, before, today),
    );
  }

  /** Ids of the households by code; those of new codes are added. */
  private async householdIds(
    manager: EntityManager,
    wardId: string,
    rows: MenteeRow[],
  ): Promise<Map<string, string>> {
    const known = await manager.findBy(Household, { wardId });
    const ids = new Map(known.map((household) => [household.code, household.id]));
    const added: Household[] = [];
    for (const { householdCode: code } of rows) {
      if (!code || ids.has(code)) continue;
      added.push({ id: newId(), wardId, code });
      ids.set(code, added.at(-1)?.id ?? '');
    }
    await insert(manager, Household, added);
    return ids;
  }

  private async store<Row extends PersonRow>(
    actor: Actor,
    wardId: string,
    kind: SheetKind,
    file: LoadedFile,
    reading: SheetReading<Row>,
    savePeople: (manager: EntityManager, now: number) => Promise<UpsertCounts>,
  ): Promise<ImportResult> {
    const fileHash = createHash('sha256').update(file.bytes).digest('hex');
    let taken: TakenRow[] = [];
    const sheetImport = await this.unitOfWork.write(async (manager) => {
      const now = this.clock.now();
      const hamlets = await this.places.hamlets(wardId, manager);
      await lockNeighbours(
        manager,
        hamlets.map(({ id }) => id),
      );
      const { ids, ...counts } = await savePeople(manager, now);
      taken = reading.accepted.map(({ row, tab }, i) => ({
        row,
        ...(tab === undefined ? {} : { tab }),
        personId: ids[i] ?? '',
      }));
      const isNews = counts.added + counts.changed > 0;
      const before = await manager.findOne(SheetImport, {
        where: { wardId, kind, fileHash },
        order: { createdAt: 'DESC' },
      });
      if (before && !isNews) return before;
      const row: SheetImport = {
        id: newId(),
        wardId,
        kind,
        fileName: file.name,
        fileHash,
        ...counts,
        headers: reading.columns,
        rejected: rejectedRows(reading.rejected),
        warnings: reading.warnings.map(withReason),
        unreadTabs: reading.unread,
        leftRows: reading.hidden,
        importedBy: actor.id,
        createdAt: now,
      };
      await insert(manager, SheetImport, row);
      await audit(manager, actor, now, [
        {
          action: `import.${kind}`,
          subjectId: row.id,
          wardId,
          facts: { ...counts, fileName: file.name },
        },
      ]);
      return row;
    });
    return { sheetImport, taken };
  }
}
