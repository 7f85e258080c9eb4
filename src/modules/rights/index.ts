/** What other modules may use of this one. */
export { Erasure } from './erasure/erasure.service';
export { RightsModule } from './rights.module';
