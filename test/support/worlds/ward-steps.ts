import type { Actor } from '../../../src/modules/access/policies/actor';
import { instantAt } from '../../../src/core/time/zone';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { askingApi, type AskApi } from '../pages/asking-api';
import type { FakeClock } from '../clocks/fake-clock';
import type { PagesApp } from '../pages/pages-app';

export interface Versioned {
  id: string;
  version: number;
}

export interface PairRow {
  mentorId: string;
  menteeId: string;
}

export interface Listed<Row> {
  items: Row[];
}

export interface Learner extends Versioned {
  topics: string[];
}

export interface Staff {
  officer: Actor;
  operator: Actor;
}

/** An ambassador and one of their mentees. */
export interface Couple {
  mentor: Actor;
  mentee: Actor;
}

export const at = (date: string, hour: number, minute = 0): number =>
  instantAt(date, hour * 60 + minute, 'Asia/Ho_Chi_Minh');

/** What staff and people do in a ward, each step through the API or by a job of the service. */
export class WardSteps {
  protected readonly ask: AskApi;

  constructor(
    protected readonly pages: PagesApp,
    protected readonly clock: FakeClock,
    protected readonly ward: Ward,
    protected readonly staff: Staff,
  ) {
    this.ask = askingApi(pages);
  }

  protected async as<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    const before = this.pages.actors;
    this.pages.actors = [actor];
    try {
      return await work();
    } finally {
      this.pages.actors = before;
    }
  }

  protected pairs(): Promise<PairRow[]> {
    const path = `wards/${this.ward.id}/pairs?pageSize=200`;
    return this.ask<Listed<PairRow>>('GET', path).then(({ items }) => items);
  }
}
