import { Injectable } from '@nestjs/common';
import { IsNull, type EntityManager } from 'typeorm';
import type { MatchResult } from '../../../core/matching/pairing/match';
import type { PairKey } from '../../../core/matching/rules/problem';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { type Ward, WardsService } from '../../wards';
import { Leftover } from '../entities/leftover.entity';
import type { MatchRun } from '../entities/match-run.entity';
import { Pair } from '../entities/pair.entity';
import { loadMatchInput, loadRunInput } from '../profiles/profiles';
import { waitingPairs } from '../profiles/waiting-pairs';
import { ProposedPair } from '../entities/proposed-pair.entity';
import { peopleStamp } from '../profiles/people-stamp';
import { WarmPairing } from './warm-pairing';

/** So many pairings stay in memory, about 20 MB each for 2,000 mentees. */
const mostKept = 3;

/** Pairings that people ask about, kept solved until somebody or something in them changes. */
@Injectable()
export class WarmPairings {
  /** In the order of last use. */
  private readonly kept = new Map<string, { stamp: string; pairing: Promise<WarmPairing> }>();

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly wards: WardsService,
  ) {}

  /** A proposal with the corrections made so far. */
  ofRun(run: MatchRun): Promise<WarmPairing> {
    return this.keep(run.id, run.wardId, String(run.version), (ward) => this.loadRun(ward, run));
  }

  /** Today's pairs of a ward. */
  ofToday(wardId: string): Promise<WarmPairing> {
    return this.keep(wardId, wardId, 'today', (ward) => this.loadToday(ward));
  }

  /** The same as `ofRun`, fresh from the caller's transaction. */
  async loadRun(
    ward: Ward,
    run: MatchRun,
    manager: EntityManager = this.unitOfWork.read,
  ): Promise<WarmPairing> {
    const proposed = await manager.find(ProposedPair, {
      where: { runId: run.id },
      order: { id: 'ASC' },
    });
    const locks = proposed.filter(({ isLocked }) => isLocked);
    const input = await loadRunInput(manager, ward, run, locks);
    const left = await leftOf(manager, run.id);
    return new WarmPairing(input, proposed.map(keyOf), left, run.state === 'proposed');
  }

  private async loadToday(ward: Ward): Promise<WarmPairing> {
    const { read } = this.unitOfWork;
    const pairs = await read.find(Pair, {
      where: { wardId: ward.id, endedAt: IsNull() },
      order: { id: 'ASC' },
    });
    const input = await loadMatchInput(read, ward);
    const isWaiting = await waitingPairs(read, ward.id);
    const today = pairs.filter((pair) => !isWaiting(pair)).map(keyOf);
    return new WarmPairing(input, today, { unpaired: [], inactive: [] }, false);
  }

  private async keep(
    key: string,
    wardId: string,
    version: string,
    load: (ward: Ward) => Promise<WarmPairing>,
  ): Promise<WarmPairing> {
    const ward = await this.wards.get(wardId);
    const stamp = `${version} ${await peopleStamp(this.unitOfWork.read, ward)}`;
    const known = this.kept.get(key);
    const entry = known?.stamp === stamp ? known : { stamp, pairing: load(ward) };
    this.kept.delete(key);
    this.kept.set(key, entry);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= mostKept) break;
      this.kept.delete(oldest);
    }
    entry.pairing.catch(() => this.kept.delete(key));
    return entry.pairing;
  }
}

async function leftOf(
  manager: EntityManager,
  runId: string,
): Promise<Pick<MatchResult, 'unpaired' | 'inactive'>> {
  const rows = await manager.find(Leftover, { where: { runId }, order: { id: 'ASC' } });
  const reasonOf = ({ code, facts }: Leftover): unknown => ({ code, data: facts });
  return {
    unpaired: rows
      .filter(({ side }) => side === 'mentee')
      .map((row) => ({
        menteeId: row.personId,
        ...(reasonOf(row) as Omit<MatchResult['unpaired'][number], 'menteeId'>),
      })),
    inactive: rows
      .filter(({ side }) => side === 'mentor')
      .map((row) => ({
        mentorId: row.personId,
        ...(reasonOf(row) as Omit<MatchResult['inactive'][number], 'mentorId'>),
      })),
  };
}

function keyOf({ mentorId, menteeId }: PairKey): PairKey {
  return { mentorId, menteeId };
}
