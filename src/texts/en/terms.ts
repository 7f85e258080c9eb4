import { namesOfCodes } from '../../core/people/vocabularies';
import type { terms as vi } from '../vi/terms';

export const terms: typeof vi = namesOfCodes('en');
