export class LiveView {
  status!: 'ok';
}

export class ReadyView {
  status!: 'ok' | 'unavailable';
  /** Anything but `up` is why the status is `unavailable`. */
  database!: 'up' | 'down' | 'corrupt' | 'replaced' | 'full' | 'read-only' | 'too-new' | 'too-old';
  /** A queue that does not take jobs stops nothing: what is due is found in the rows. */
  queue!: 'up' | 'starting' | 'full' | 'down';
  sweep!: 'up' | 'late';
  reminders!: 'on-time' | 'late';
  /** `jumped`: the clock of the machine is not followed at present. */
  clock!: 'right' | 'jumped';
}
