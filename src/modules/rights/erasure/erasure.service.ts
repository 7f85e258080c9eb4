import { Injectable } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { requestKinds } from '../../../core/people/rights';
import type { Traces } from '../../../core/people/traces';
import { localDateOf } from '../../../core/time/zone';
import { Clock } from '../../../platform/common/clock';
import { Env } from '../../../platform/config/env';
import { staleVersion } from '../../../platform/database/compare-and-set';
import { scour } from '../../../platform/database/scour';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ErasureRule } from '../../../platform/erasure/erasure-rule';
import { KeptElsewhere } from '../../../platform/erasure/kept-elsewhere';
import { type Actor, assertMay, audit } from '../../access';
import { assertStands, lockPerson, PeopleService } from '../../people';
import { Departures } from '../../sessions';
import type { RightsRequests } from '../requests/rights-requests.service';
import { recordsOf, tracesOf } from './person-traces';
import type { ErasedView } from './erasure.views';

/** Takes somebody's name, numbers, home and all that was said of them out of everything; what can be counted stays. */
@Injectable()
export class Erasure {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly env: Env,
    private readonly people: PeopleService,
    private readonly departures: Departures,
    private readonly requests: RightsRequests,
    private readonly elsewhere: KeptElsewhere,
    private readonly rules: readonly ErasureRule[],
  ) {}

  /**
   * Whoever takes part still is stopped first, in the same write; nothing comes back of it.
   * @throws DomainError not-found, person-merged, person-erased, stale-version
   */
  async erase(
    actor: Actor,
    { side, id, version }: { side: Side; id: string; version: number },
  ): Promise<ErasedView> {
    const { wardId } = await this.people[side](id);
    assertMay(actor, 'rights.keep', { wardIds: [wardId] }, side);
    const now = this.clock.now();
    const erasedOn = localDateOf(now, this.env.TIME_ZONE);
    let traces: Traces | undefined;
    // What a write gives is what a repeated request is answered (ADR 10): the person's traces are none of it.
    const erased = await this.unitOfWork.write(async (manager) => {
      const known = await this.people[side](id, manager);
      assertStands(known);
      if (known.version !== version) throw staleVersion('person');
      if (known.isActive) {
        const stopping = { side, id, version, reason: 'consent', on: erasedOn } as const;
        const become = side === 'mentor' ? ({ menteesBecome: 'list' } as const) : {};
        await this.departures.stopIn(manager, actor, { ...stopping, ...become });
      }
      assertStands(await lockPerson(manager, side, id));
      const ids = await recordsOf(manager, id);
      const person = { side, wardId, ids, now, ...(await tracesOf(manager, side, ids)) };
      for (const rule of this.rules) await rule.erase(manager, person);
      await this.requests.settleIn(manager, actor, ids, requestKinds);
      await audit(manager, actor, now, [{ action: `${side}.erase`, subjectId: id, wardId }]);
      ({ traces } = person);
      return { personId: id, erasedOn };
    });
    await scour(this.unitOfWork);
    if (traces) await this.elsewhere.forget(traces);
    return erased;
  }
}
