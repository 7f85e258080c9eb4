import { DomainError } from '../../../platform/common/domain-error';
import { serveThread } from '../../../platform/computing/thread-program';
import type { RefusalCode } from '../../../texts';
import { readBoundaries, readBoundary } from './read-boundaries';
import type { NamedHamlet, Unit } from './ward-shapes';

interface File {
  name: string;
  bytes: Uint8Array;
}

/** Why a file is of no use. */
export interface Refused {
  refused: { code: RefusalCode; params: object };
}

/** The work of the thread that reads boundaries. */
export interface BoundaryWorks {
  one: {
    asks: { file: File; ward: Unit; hamlets: NamedHamlet[] };
    gives: ReturnType<typeof readBoundary> | Refused;
  };
  many: {
    asks: { file: File; wards: (Unit & { id: string })[] };
    gives: { areas: ReturnType<typeof readBoundaries> } | Refused;
  };
}

/** A refusal is an answer, which the thread outlives. */
function orRefused<T>(work: () => T): T | Refused {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { refused: { code: error.code, params: error.params } };
  }
}

serveThread<BoundaryWorks>({
  one: ({ file, ward, hamlets }) => orRefused(() => readBoundary(file, ward, hamlets)),
  many: ({ file, wards }) => orRefused(() => ({ areas: readBoundaries(file, wards) })),
});
