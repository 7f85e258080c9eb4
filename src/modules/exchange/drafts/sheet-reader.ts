import { Injectable } from '@nestjs/common';
import { ComputingThread } from '../../../platform/computing/computing-thread';
import { threadProgram } from '../../../platform/computing/thread-program';
import type { SheetContext } from '../../../core/sheets/person';
import { DomainError } from '../../../platform/common/domain-error';
import type { LoadedFile } from '../reading/file-source';
import type { SheetKind } from '../people/sheet-import.entity';
import type { ReadOutcome, ReadWork, ReadWorks } from './read-sheet-worker';

const program = threadProgram<ReadWorks>(__dirname, 'read-sheet-worker');

/** What the largest list that is allowed needs, four times over. */
const mostMegabytes = 768;
/** A file of 20,000 rows takes some seconds; one that takes so long is made to do harm. */
const longestMs = 120_000;

/** Bounds of a thread, for tests that cannot wait for the real ones. */
export interface ReadBounds {
  megabytes: number;
  milliseconds: number;
}

/** Reads files in a thread of their own, with bounds of memory and time, so that none of them holds the service up. */
@Injectable()
export class SheetReader {
  /** @throws DomainError file-too-large where the bounds are not enough, and what reading throws */
  async read(
    kind: SheetKind,
    { name, bytes }: LoadedFile,
    context: SheetContext,
    tell: (percent: number) => void = () => undefined,
    { megabytes, milliseconds }: ReadBounds = {
      megabytes: mostMegabytes,
      milliseconds: longestMs,
    },
  ): Promise<Exclude<ReadOutcome, { refused: object }>> {
    const thread = new ComputingThread(program.file, megabytes);
    let isLate = false;
    const deadline = setTimeout(() => {
      isLate = true;
      thread.end();
    }, milliseconds);
    try {
      const asks: ReadWork = { kind, name, bytes, context };
      const outcome = (await thread.compute({ kind: 'read', asks }, tell)) as ReadOutcome;
      if (!('refused' in outcome)) return outcome;
      const { code, params, details } = outcome.refused;
      throw new DomainError(code, params, details);
    } catch (error) {
      const { code } = error as { code?: unknown };
      if (isLate || code === 'ERR_WORKER_OUT_OF_MEMORY') {
        throw new DomainError('file-too-large', { file: name, why: 'unpacked' });
      }
      throw error;
    } finally {
      clearTimeout(deadline);
      thread.end();
    }
  }
}
