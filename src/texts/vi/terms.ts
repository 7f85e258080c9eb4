import { namesOfCodes } from '../../core/people/vocabularies';

/** Names of codes. The vocabularies that read the sheets have them already. */
export const terms = namesOfCodes('vi');
