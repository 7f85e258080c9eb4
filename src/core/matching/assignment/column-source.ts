import { AssignmentProblem } from './assignment-problem';

/** Pairs beside the candidates of a problem, asked for by price (column generation). */
export interface ColumnSource {
  /**
   * The problem with every pair more whose cost less the person's `price` is at most the mentor's `bar`. 'none' where
   * there is no such pair; 'too-many' where the candidates would be more than a search can hold and are not `isForced`.
   */
  widen(
    price: Float64Array,
    bar: Float64Array,
    isForced: boolean,
  ): AssignmentProblem | 'none' | 'too-many';
}
