import { SetMetadata } from '@nestjs/common';

export const WHOLE_PHONES = 'access:whole-phones';

/** Why a handler of the API answers with numbers in full. */
export type WholePhones = 'calls' | 'person' | 'upload';

/**
 * Over a handler whose answer to staff has numbers in full, without being asked for them: of people who are to be
 * called, of the one person that it is about, or as they stood in the file that was uploaded. That they were read is
 * written down.
 */
export const AnswersWholePhones = (because: WholePhones) => SetMetadata(WHOLE_PHONES, because);
