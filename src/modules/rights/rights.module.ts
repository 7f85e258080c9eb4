import { DynamicModule, Module } from '@nestjs/common';
import { Clock } from '../../platform/common/clock';
import { Env } from '../../platform/config/env';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { KeptElsewhere } from '../../platform/erasure/kept-elsewhere';
import { PeopleService } from '../people';
import { Departures, SessionsModule } from '../sessions';
import { PersonCopies } from './copies/person-copy.service';
import { ErasureController } from './erasure/erasure.controller';
import { Erasure } from './erasure/erasure.service';
import { ConsentFigures } from './figures/consent-figures';
import { RightsRequestsController } from './requests/rights-requests.controller';
import { RightsRequests } from './requests/rights-requests.service';

/** What people may do with what is kept of them. */
@Module({})
export class RightsModule {
  static forRoot(rules: readonly ErasureRule[]): DynamicModule {
    return {
      module: RightsModule,
      global: true,
      imports: [SessionsModule],
      controllers: [ErasureController, RightsRequestsController],
      providers: [
        ConsentFigures,
        KeptElsewhere,
        PersonCopies,
        RightsRequests,
        {
          provide: Erasure,
          useFactory: (
            unitOfWork: UnitOfWork,
            clock: Clock,
            env: Env,
            people: PeopleService,
            departures: Departures,
            requests: RightsRequests,
            elsewhere: KeptElsewhere,
          ) => new Erasure(unitOfWork, clock, env, people, departures, requests, elsewhere, rules),
          inject: [
            UnitOfWork,
            Clock,
            Env,
            PeopleService,
            Departures,
            RightsRequests,
            KeptElsewhere,
          ],
        },
      ],
      exports: [ConsentFigures, Erasure, KeptElsewhere, PersonCopies, RightsRequests],
    };
  }
}
