import { IsOptional } from 'class-validator';
import { ListOf, OneOf, Text, Version } from '../../../platform/http/fields';
import { PageQuery } from '../../../platform/http/paging';
import type { AlikeAnswers } from '../people/plan-people';
import { type DraftOutcome, draftOutcomes } from './draft-preview.views';
import type { HiddenAnswer } from './import-draft.entity';

/** More rows than that nobody answers one by one. */
const MOST_ROWS = 5_000;

/** Whom a row means, or whether a home far outside the ward is right. */
export class RowAnswerDto {
  /** The row's, or the home's. */
  @Text(300)
  key!: string;

  /** The id of who it is, of another row of the file what `personId` says there, `other` for somebody else, `leave` for nobody now; of a home `right` or `hamlet`. */
  @Text(310)
  person!: string;
}

/** What is said of a file. */
export class AnswerDraftDto {
  @Version()
  version!: number;

  /** What becomes of people in hidden rows. */
  @IsOptional()
  @OneOf(['take', 'leave'], 'HiddenAnswer')
  hidden?: HiddenAnswer;

  /** Beside what was said before. */
  @IsOptional()
  @ListOf(() => RowAnswerDto, MOST_ROWS)
  rows?: RowAnswerDto[];
}

export class KeepDraftDto extends AnswerDraftDto {
  /** Who those are of whom nothing was said; left out, they are not taken. */
  @IsOptional()
  @OneOf(['same', 'other'], 'AlikeAnswer')
  rest?: AlikeAnswers['alike'];
}

export class DraftRowsQuery extends PageQuery {
  /** Only rows that do this. */
  @IsOptional()
  @OneOf(draftOutcomes)
  outcome?: DraftOutcome;
}
