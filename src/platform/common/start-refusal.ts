/** Why the program does not begin, or a copy is not made or put back, through no fault of its own. */
export type StartRefusalCode =
  | 'database-in-use'
  | 'database-being-restored'
  | 'database-broken'
  | 'schema-too-new'
  | 'secret-missing'
  | 'data-key-missing'
  | 'data-key-wrong'
  | 'data-not-sealed'
  | 'not-a-backup'
  | 'backup-broken'
  | 'too-little-room'
  | 'target-not-empty'
  | 'copy-differs';

/** Told in one sentence on the command line, which names `what`: a file, a folder, a database. */
export class StartRefusal extends Error {
  constructor(
    readonly code: StartRefusalCode,
    readonly what: string,
  ) {
    super(`${code}: ${what}`);
    this.name = 'StartRefusal';
  }
}
