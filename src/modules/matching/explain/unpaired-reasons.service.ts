import { Injectable } from '@nestjs/common';
import type { Help } from '../../../core/matching/explain/helps';
import type { OpenNeed } from '../../../core/matching/explain/open-needs';
import { reasonsOf } from '../../../core/matching/pairing/leftovers';
import type { UnpairedReason } from '../../../core/matching/pairing/reasons';
import { WarmPairings } from './warm-pairings.service';

/** Why somebody has no ambassador today: the rule that binds among the ward's people as they are now. */
@Injectable()
export class UnpairedReasons {
  constructor(private readonly warm: WarmPairings) {}

  /** By mentee; who has an ambassador, or has learned all that was asked for, is left out. Reads only. */
  async of(wardId: string, menteeIds: readonly string[]): Promise<Map<string, UnpairedReason>> {
    if (menteeIds.length === 0) return new Map();
    const { input, pairs } = await this.warm.ofToday(wardId);
    return reasonsOf(input, pairs, new Set(menteeIds));
  }

  /** What the ambassadors of today do not teach, and who could beside them; by mentee. Reads only. */
  async openNeeds(wardId: string): Promise<Map<string, OpenNeed[]>> {
    return (await this.warm.ofToday(wardId)).openNeeds;
  }

  /** What would serve those who have nobody today, by mentee. Reads only. */
  async helps(wardId: string): Promise<Map<string, Help>> {
    return (await this.warm.ofToday(wardId)).helps;
  }
}
