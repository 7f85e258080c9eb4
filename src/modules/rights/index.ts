/** What other modules may use of this one. */
export { type PersonCopy, PersonCopies } from './copies/person-copy.service';
export { RightsRequest } from './entities/rights-request.entity';
export { Erasure } from './erasure/erasure.service';
export { ConsentFigures } from './figures/consent-figures';
export { RightsRequests } from './requests/rights-requests.service';
export { rightsEntities } from './rights.entities';
export { rightsErasure } from './rights.erasure';
export { RightsModule } from './rights.module';
export { rightsRetention } from './rights.retention';
