import { IsOptional } from 'class-validator';
import { type RequestKind, requestKinds } from '../../../core/people/rights';
import { OneOf, Text } from '../../../platform/http/fields';

export class AskDto {
  @OneOf(requestKinds, 'RequestKind')
  kind!: RequestKind;

  /** What is to be put right, in their words. */
  @IsOptional()
  @Text(500)
  words?: string | null;
}
