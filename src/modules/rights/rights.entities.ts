import { RightsRequest } from './entities/rights-request.entity';

/** The tables of this module. */
export const rightsEntities = [RightsRequest];
