/**
 * What a module does, when a copy is put back, with what may have happened since the copy was made: one statement
 * of SQLite's, for which ?1 is when the copy was made and ?2 is now.
 */
export interface RestoreRule {
  kind: string;
  statement: string;
}
