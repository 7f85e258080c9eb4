import { systemActor } from '../../../src/modules/access/policies/actor';
import { WeekPlanProposal } from '../../../src/modules/sessions/entities/week-plan-proposal.entity';
import { dialects } from '../../support/databases/databases';
import { at, monday, type SessionWorld } from '../../support/worlds/session-world';
import { twoWeeks, nextWeek, proposedPlans } from '../../support/worlds/proposed-plans';

describe.each(dialects)('a plan that is proposed before it is published, on %s', (dialect) => {
  const on = proposedPlans(dialect);
  const { read, write, stands, publish, discard, renew, seats, messages, audited, proposed } = on;

  it('binds and tells nobody, and says what it would do', async () => {
    const [nobody] = on.world.mentees;
    await write(`UPDATE mentee SET windows = '[]', full_name = 'Bà Tư' WHERE id = '${nobody.id}'`);
    const run = await proposed();
    expect(run).toMatchObject({ state: 'proposed', publishAt: null, bookingsAdded: 0 });
    expect(await seats()).toEqual([]);
    expect(await messages('planned')).toEqual([]);

    const proposal = await on.services.proposals.get(on.world.officer, on.world.ward.id, run.id);
    const bothWeeks = [monday, nextWeek];
    expect(proposal).toMatchObject({ served: 7, places: 14, unserved: 1 });
    expect(proposal.reasons).toEqual([
      {
        because: 'mentee-no-time',
        mentees: [{ menteeId: nobody.id, fullName: 'Bà Tư', weeks: bothWeeks }],
      },
    ]);
    expect(proposal.days.reduce((sum, day) => sum + day.sessions, 0)).toBe(proposal.sessions);
    expect(proposal.days.reduce((sum, day) => sum + day.places, 0)).toBe(14);
    expect(proposal.messages).toBeGreaterThan(0);

    const after = await publish(run);
    expect(after).toMatchObject({ state: 'published', sessionsAdded: proposal.sessions });
    expect(await seats()).toHaveLength(14);
    const first = (await messages('planned')).filter(
      ({ kind }) => kind === 'booked' || kind === 'plan',
    );
    expect(first).toHaveLength(proposal.messages);
    expect(await audited('week-plan.publish')).toBe(1);
    expect(await read().existsBy(WeekPlanProposal, { runId: run.id })).toBe(false);
  });

  it('is one plan when two officers publish in the same moment, and again when somebody presses twice', async () => {
    const run = await proposed();
    const both = await Promise.all([publish(run), publish(run)]);
    expect(both.map(({ state }) => state)).toEqual(['published', 'published']);
    expect(await publish(run)).toMatchObject({ state: 'published', bookingsAdded: 16 });
    expect(await seats()).toHaveLength(16);
    expect(await audited('week-plan.publish')).toBe(1);
  });

  it('is published or thrown away when two officers want different things, never both', async () => {
    const run = await proposed();
    const [sent, thrown] = await Promise.allSettled([publish(run), discard(run)]);
    const { state } = await stands(run.id);
    expect(state).toBe(sent.status === 'fulfilled' ? 'published' : 'discarded');
    expect([sent.status, thrown.status].sort()).toEqual(['fulfilled', 'rejected']);
    const refused = [sent, thrown].find(({ status }) => status === 'rejected');
    expect(refused).toMatchObject({ reason: { code: 'plan-not-proposed', status: 409 } });
    expect(await seats()).toHaveLength(state === 'published' ? 16 : 0);
  });

  it('gives nobody two sessions when somebody books while it is published', async () => {
    const run = await proposed();
    const [mentee] = on.world.mentees;
    const wish = { menteeId: mentee.id, startAt: at('2026-11-26', 20, 30) };
    const [sent, own] = await Promise.allSettled([
      publish(run),
      on.services.bookings.book(on.world.officer, wish),
    ]);
    if (sent.status === 'rejected') expect(sent.reason).toMatchObject({ code: 'plan-outdated' });
    const all = (await seats()).filter(({ menteeId }) => menteeId === mentee.id);
    const planned = sent.status === 'fulfilled' ? 2 : 0;
    expect(all).toHaveLength(planned + (own.status === 'fulfilled' ? 1 : 0));
    if (sent.status === 'rejected') {
      expect(own.status).toBe('fulfilled');
      await renew(run);
      await on.services.planRuns.execute(run.id);
      await publish(await stands(run.id));
      expect(await seats()).toHaveLength(16);
    }
  });

  it('is refused when somebody booked what it plans, and right again after it was made anew', async () => {
    const run = await proposed();
    const [mentee] = on.world.mentees;
    await on.services.bookings.book(on.world.officer, {
      menteeId: mentee.id,
      startAt: at('2026-11-26', 20, 30),
    });
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-outdated', status: 409 });
    expect(await seats()).toHaveLength(1);

    expect(await renew(run)).toMatchObject({ id: run.id, state: 'queued' });
    await on.services.planRuns.execute(run.id);
    const again = await stands(run.id);
    // What an officer saw before is not what would be published now.
    await expect(publish(run)).rejects.toMatchObject({ code: 'stale-version' });
    await publish(again);
    expect(await seats()).toHaveLength(16);
  });

  it.each<[string, (world: SessionWorld) => string]>([
    [
      'a pair ended',
      ({ mentees }) => `UPDATE pair SET ended_at = 1 WHERE mentee_id = '${mentees[0].id}'`,
    ],
    [
      'the ambassador has no time any more',
      ({ mentor }) =>
        `UPDATE mentor SET windows = '[]', version = version + 1 WHERE id = '${mentor.id}'`,
    ],
    [
      'somebody can do by now what it would teach them',
      ({ mentees }) =>
        `INSERT INTO skill (id, mentee_id, topic, level, level_before, lessons, seen_by_kind, seen_at,
           version, created_at, updated_at)
         VALUES ('s-${mentees[0].id.slice(0, 30)}', '${mentees[0].id}', 'vneid', 'alone', 'never', 1, 'mentor', 1,
           1, 1, 1)`,
    ],
  ])('is refused when %s', async (_, change) => {
    const run = await proposed();
    await write(change(on.world));
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-outdated' });
    expect(await seats()).toEqual([]);
  });

  it('is published as it was shown when what changed touches none of its rules', async () => {
    const run = await proposed();
    await write(
      `UPDATE mentee SET phone = '+84987654321', version = version + 1 WHERE id = '${on.world.mentees[0].id}'`,
    );
    const { sessions } = await on.services.proposals.get(
      on.world.officer,
      on.world.ward.id,
      run.id,
    );
    expect(await publish(run)).toMatchObject({ state: 'published', sessionsAdded: sessions });
  });

  it('is refused when its first session would begin in the past', async () => {
    const run = await proposed();
    on.services.clock.at = at('2026-12-01', 9);
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-outdated' });
    await renew(run);
    await on.services.planRuns.execute(run.id);
    await publish(await stands(run.id));
    for (const { startAt } of await seats()) expect(startAt).toBeGreaterThan(on.services.clock.at);
  });

  it('leaves the ward to book by hand meanwhile, and no second plan beside it', async () => {
    const run = await proposed();
    const another = () =>
      on.services.planRuns.request(on.world.officer, on.world.ward.id, twoWeeks);
    await expect(another()).rejects.toMatchObject({ code: 'plan-waits', status: 409 });
    expect(await discard(run)).toMatchObject({ state: 'discarded' });
    expect(await discard(run)).toMatchObject({ state: 'discarded' });
    expect(await audited('week-plan.discard')).toBe(1);
    await expect(publish(run)).rejects.toMatchObject({ code: 'plan-not-proposed' });
    await expect(another()).resolves.toMatchObject({ state: 'queued' });
  });

  it('for a command is published at once, whatever waits', async () => {
    const waiting = await proposed();
    const { bookingsAdded } = await on.services.weekPlans.planWeeks(
      systemActor,
      on.world.ward.id,
      twoWeeks,
    );
    expect(bookingsAdded).toBe(16);
    expect(await stands(waiting.id)).toMatchObject({ state: 'discarded' });
  });
});
