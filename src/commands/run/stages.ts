import { SingleBar } from 'cli-progress';

/** What a run spends its time on, in order; the reasons are looked for while sessions are planned. */
export const stages = [
  'places',
  'mentors',
  'mentees',
  'pairs',
  'sessions',
  'reasons',
  'files',
] as const;
export type Stage = (typeof stages)[number];

const titles: Record<Stage, string> = {
  places: 'Đọc đơn vị, thôn, điểm học',
  mentors: 'Nhập danh sách đại sứ',
  mentees: 'Nhập danh sách học viên',
  pairs: 'Ghép cặp',
  sessions: 'Xếp buổi học và nhắc lịch',
  reasons: 'Nêu lý do của từng cặp',
  files: 'Ghi kết quả',
};

/** Times the stages, and shows them on a terminal; standard output is left to the result. */
export class StageClock {
  readonly seconds = {} as Record<Stage, number>;
  private readonly bar?: SingleBar;

  constructor(private readonly now: () => number) {
    if (!process.stderr.isTTY) return;
    const format = '{bar} {percentage}% | {title}';
    this.bar = new SingleBar({
      format,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
    });
    this.bar.start(stages.length * 100, 0, { title: '' });
  }

  /** `work` may tell its own progress in percent. */
  async run<T>(stage: Stage, work: (report: (percent: number) => void) => Promise<T>): Promise<T> {
    const startedAt = this.now();
    const before = stages.indexOf(stage) * 100;
    this.bar?.update(before, { title: titles[stage] });
    try {
      return await work((percent) => this.bar?.update(before + percent, { title: titles[stage] }));
    } finally {
      this.seconds[stage] = Math.round(this.now() - startedAt) / 1000;
      if (!this.bar && process.stderr.isTTY === undefined) {
        process.stderr.write(`${titles[stage]}: ${this.seconds[stage].toFixed(1)} s\n`);
      }
    }
  }

  stop(): void {
    this.bar?.stop();
  }
}
