import { Injectable, OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../access';
import { Clock } from '../../../platform/common/clock';
import { grouped } from '../../../platform/common/grouped';
import { defaultLanguage, textsIn } from '../../../texts';
import { type Pair, PairsService } from '../../matching';
import { CallOff } from './call-off';
import { placesOfPairs } from './places-of-pair';

/** What is said of a lesson that falls with its pair. */
const whyOff = { finished: 'courseFinished', stopped: 'mentorStopped' } as const;

/** When a pair ends, the lessons that the two had agreed on are called off in the same transaction; a class is open to both. */
@Injectable()
export class PairEndings implements OnModuleInit {
  constructor(
    private readonly pairs: PairsService,
    private readonly clock: Clock,
    private readonly callOff: CallOff,
  ) {}

  onModuleInit(): void {
    this.pairs.whenEnded((manager, actor, pairs) => this.end(manager, actor, pairs));
  }

  async end(manager: EntityManager, actor: Actor, pairs: readonly Pair[]): Promise<void> {
    // By the pairs' own time, by which what falls is known again when they are made again.
    const now = pairs.at(0)?.endedAt ?? this.clock.now();
    const reasons = textsIn(defaultLanguage).sessions;
    const reasonOf = ({ endedBecause }: Pair): string =>
      endedBecause === null ? reasons.mentorChanged : reasons[whyOff[endedBecause]];
    for (const [reason, alike] of grouped(pairs, reasonOf)) {
      const places = await placesOfPairs(manager, alike, now);
      const falling = places.map(({ id: bookingId, ...place }) => ({ bookingId, ...place }));
      await this.callOff.places({ manager, actor, now }, falling, reason);
    }
  }
}
