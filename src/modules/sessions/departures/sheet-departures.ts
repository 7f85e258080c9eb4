import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../../platform/common/clock';
import type { Actor } from '../../access';
import { SheetDepartures } from '../../exchange';
import { lockPairing } from '../../matching';
import type { Stopping } from '../../people';
import { lockOpenDays } from '../walk-ins/walk-in-departures';
import { Departures } from './departures.service';

/** People of whom a list says that they stopped leave as if an officer had said it. */
@Injectable()
export class DeparturesOfSheets extends SheetDepartures {
  constructor(
    private readonly departures: Departures,
    private readonly clock: Clock,
  ) {
    super();
  }

  async hold(manager: EntityManager, wardId: string): Promise<void> {
    await lockPairing(manager, [wardId]);
    await lockOpenDays(manager, wardId, this.clock.now());
  }

  async stop(manager: EntityManager, actor: Actor, stopping: Stopping): Promise<void> {
    await this.departures.stopIn(manager, actor, { ...stopping, way: 'sheet' });
  }
}
