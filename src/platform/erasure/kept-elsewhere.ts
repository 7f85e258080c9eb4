import { Injectable } from '@nestjs/common';
import type { Traces } from '../../core/people/traces';

/** Takes somebody out of what is kept elsewhere; asked again it finds nothing. */
type Forget = (traces: Traces) => Promise<void>;

/** What tells of people outside of the database, such as the outbox of a demo: each says how somebody is taken out. */
@Injectable()
export class KeptElsewhere {
  private readonly places: Forget[] = [];

  add(place: Forget): void {
    this.places.push(place);
  }

  async forget(traces: Traces): Promise<void> {
    for (const place of this.places) await place(traces);
  }
}
