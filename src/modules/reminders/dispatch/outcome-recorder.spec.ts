import type { Clock } from '../../../platform/common/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Channels } from '../channels/channels';
import type { ClaimedMessage } from '../messages/due-message';
import { OutcomeRecorder } from './outcome-recorder';

const due = { id: '1', route: { channel: 'sms' }, attempts: 1, dueAt: 0 } as ClaimedMessage;
const accepted = { kind: 'accepted', messageId: null } as const;

describe('writing down outcomes', () => {
  it('lets a message go once its own outcome is written, although others keep coming', async () => {
    const commits: (() => void)[] = [];
    const begun: (() => void)[] = [];
    const unitOfWork = {
      write: () =>
        new Promise<void>((resolve) => {
          commits.push(resolve);
          begun.shift()?.();
        }),
    } as unknown as UnitOfWork;
    const write = () => new Promise<void>((resolve) => begun.push(resolve));
    const clock: Clock = { now: () => 0, isHeld: false };
    const recorder = new OutcomeRecorder(unitOfWork, clock, {} as Channels);
    const written: string[] = [];

    const firstBegins = write();
    const first = recorder.record(due, accepted).then(() => written.push('first'));
    await firstBegins;
    const secondBegins = write();
    const second = recorder.record(due, accepted).then(() => written.push('second'));
    const third = recorder.record(due, accepted).then(() => written.push('third'));
    commits[0]();
    await first;
    await secondBegins;
    expect(written).toEqual(['first']);
    commits[1]();
    await Promise.all([second, third]);
    // What came while the first was being written shared one transaction.
    expect(commits).toHaveLength(2);
  });
});
