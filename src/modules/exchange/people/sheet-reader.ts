import { deserialize } from 'node:v8';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import {
  ComputingProcess,
  Exhausted,
  type TimeBounds,
} from '../../../platform/computing/computing-process';
import { Interrupted } from '../../../platform/computing/computing-thread';
import { threadProgram } from '../../../platform/computing/thread-program';
import type { SheetContext } from '../../../core/sheets/person';
import { DomainError } from '../../../platform/common/domain-error';
import { inTurns } from '../../../platform/common/in-turns';
import { joined } from '../../../platform/common/pieces';
import type { LoadedFile } from '../reading/file-source';
import type { SheetKind } from './sheet-import.entity';
import type { FoundPeople, PlaceRows, ReadWorks, Refused } from './read-sheet-worker';

const program = threadProgram<ReadWorks>(__dirname, 'read-sheet-worker');

/** What the largest list that is allowed needs, four times over. */
const mostMegabytes = 768;
/** A file of 20,000 rows takes some seconds of a processor; one that takes a minute is made to do harm. */
const longest: TimeBounds = { processorMs: 60_000, clockMs: 15 * 60_000 };
/** A process that had nothing to do for so long ends and gives its memory back. */
const restMs = 30_000;

/** Bounds of a process, for tests that cannot wait for the real ones. */
export interface ReadBounds extends TimeBounds {
  megabytes: number;
}

const usual: ReadBounds = { megabytes: mostMegabytes, ...longest };

/** What was read, without people in hidden rows and with them. */
export type FoundInSheet = FoundPeople;

type Work = { [Kind in keyof ReadWorks]: { kind: Kind; asks: ReadWorks[Kind]['asks'] } };

/** What comes out of a work that is not refused. */
type Found<Kind extends keyof ReadWorks> = Exclude<ReadWorks[Kind]['gives'], Refused>;

/**
 * Reads files in a process of their own, with bounds of memory and time, so that none of them holds the service up
 * or takes it along.
 */
@Injectable()
export class SheetReader implements OnModuleDestroy {
  private last: Promise<unknown> = Promise.resolve();
  private busy: ComputingProcess | null = null;
  /** What was compiled for the last file serves the next. */
  private idle: ComputingProcess | null = null;
  private resting?: NodeJS.Timeout;
  private isClosing = false;

  /**
   * One file after another, whoever asks: the bounds are those of the process.
   * @throws DomainError file-too-large where the bounds are not enough, and what reading throws
   */
  async read(
    kind: SheetKind,
    { name, bytes }: LoadedFile,
    context: SheetContext,
    report: (percent: number) => void = () => undefined,
    bounds = usual,
  ): Promise<FoundInSheet> {
    const { left, taken } = await this.inTurn<'read'>(
      { kind: 'read', asks: { kind, name, bytes, context } },
      report,
      bounds,
    );
    return { left: await unpacked(left), taken: taken && (await unpacked(taken)) };
  }

  /**
   * The lines of a list of places; of venues and doors, `hamletNames` in the order of the indexes given back; of
   * confirmations, `today` is the ward's.
   * @throws DomainError file-too-large, and what reading throws
   */
  async readPlaces<List extends keyof PlaceRows>(
    list: List,
    { name, bytes }: LoadedFile,
    hamletNames: readonly string[] = [],
    bounds = usual,
    today = '',
  ): Promise<PlaceRows[List]> {
    const work = { kind: 'places', asks: { list, name, bytes, hamletNames, today } } as const;
    const { rows } = await this.inTurn<'places'>(work, () => undefined, bounds);
    return rows as PlaceRows[List];
  }

  /** Before the queue and the database close, so that whoever waits for a file can still write. */
  onModuleDestroy(): void {
    this.isClosing = true;
    this.busy?.end();
    this.endIdle();
  }

  private inTurn<Kind extends keyof ReadWorks>(
    work: Work[Kind],
    report: (percent: number) => void,
    bounds: ReadBounds,
  ): Promise<Found<Kind>> {
    const mine = this.last.then(() => this.readAlone<Kind>(work, report, bounds));
    this.last = mine.catch(() => undefined);
    return mine;
  }

  private async readAlone<Kind extends keyof ReadWorks>(
    work: Work[Kind],
    report: (percent: number) => void,
    bounds: ReadBounds,
  ): Promise<Found<Kind>> {
    if (this.isClosing) throw new Interrupted();
    const own = this.processFor(bounds);
    let isSound = false;
    try {
      const outcome = (await own.compute(work, report, bounds)) as Found<Kind> | Refused;
      isSound = true;
      if (!('refused' in outcome)) return outcome;
      const { code, params, details } = outcome.refused;
      throw new DomainError(code, params, details);
    } catch (error) {
      if (error instanceof Exhausted) {
        throw new DomainError('file-too-large', { file: work.asks.name, why: 'unpacked' });
      }
      throw error;
    } finally {
      this.giveBack(own, isSound && bounds === usual);
    }
  }

  private processFor(bounds: ReadBounds): ComputingProcess {
    clearTimeout(this.resting);
    const rested = bounds === usual ? this.idle : null;
    if (rested) this.idle = null;
    this.busy = rested ?? new ComputingProcess(program.file, bounds.megabytes);
    return this.busy;
  }

  private giveBack(own: ComputingProcess, isReusable: boolean): void {
    this.busy = null;
    if (!isReusable || this.isClosing) {
      own.end();
      return;
    }
    this.idle = own;
    this.resting = setTimeout(() => this.endIdle(), restMs).unref();
  }

  private endIdle(): void {
    clearTimeout(this.resting);
    this.idle?.end();
    this.idle = null;
  }
}

async function unpacked(packed: readonly Uint8Array[]): Promise<FoundInSheet['left']> {
  const pieces = await inTurns(packed, (piece) => deserialize(piece) as object);
  return joined(pieces) as FoundInSheet['left'];
}
