export class LiveView {
  status!: 'ok';
}

export class ReadyView {
  status!: 'ok' | 'unavailable';
  database!: 'up' | 'down';
  queue!: 'up' | 'down';
  sweep!: 'up' | 'late';
}
