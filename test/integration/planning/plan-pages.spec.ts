import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { WeekPlanRun } from '../../../src/modules/sessions/entities/week-plan-run.entity';
import { dialects } from '../../support/databases/databases';
import { formsOf } from '../../support/pages/html-forms';
import { Channels } from '../../../src/modules/reminders/channels/channels';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import { MemoryChannel } from '../../support/worlds/reminder-desk';
import { at, monday } from '../../support/worlds/session-world';
import { twoWeeks, nextWeek, proposedPlans } from '../../support/worlds/proposed-plans';

describe.each(dialects)('a plan on its pages, on %s', (dialect) => {
  const on = proposedPlans(dialect);
  const { read, write, publish, discard, seats, messages, proposed, published } = on;

  describe('on its pages', () => {
    let pages: PagesApp;

    beforeAll(async () => {
      pages = await startPagesApp(on.database.unitOfWork, on.services.clock);
      pages.app.get(Channels).use([new MemoryChannel('sms')]);
    });
    beforeEach(() => {
      pages.actors = [on.world.officer];
    });
    afterAll(() => pages.close());

    const base = () => `/wards/${on.world.ward.code}`;
    const page = (run: WeekPlanRun) => `${base()}/week-plans/${run.id}`;

    it('is found from the first page, and says what would be sent before it is', async () => {
      const run = await proposed();
      const home = await pages.get(base());
      expect(home.text).toContain('Một lịch đang chờ bạn xem và công bố');
      expect(home.text).toContain(`href="${page(run)}"`);
      const { text } = await pages.get(page(run));
      expect(text).toContain('Chưa ai được báo');
      expect(text).toContain('SMS nếu tất cả đi bằng SMS');
      expect(text).toContain('Mọi học viên có cặp đều có buổi học.');
      expect(text).toContain(`action="${page(run)}/publication"`);
      expect(text).toContain(`action="${page(run)}/discard"`);
      // Whoever asks for another plan is led to this one.
      const pressed = await pages.send('POST', `${base()}/week-plans`, {
        from: monday,
        weeks: '2',
      });
      expect(pressed.location).toBe(page(run));
    });

    it('names whoever goes without, by reason', async () => {
      const [nobody] = on.world.mentees;
      await write(
        `UPDATE mentee SET windows = '[]', full_name = 'Bà Tư' WHERE id = '${nobody.id}'`,
      );
      const { text } = await pages.get(page(await proposed()));
      expect(text).toContain('Học viên không có giờ rảnh trong tuần này. (1 người)');
      expect(text).toContain('>Bà Tư</a> – tuần từ 23/11, 30/11');
    });

    it('is thrown away in one press', async () => {
      const run = await proposed();
      const thrown = await pages.send('POST', `${page(run)}/discard`, {});
      expect(thrown.location).toBe(`${base()}/week?from=${monday}&notice=plan-discarded`);
      expect((await pages.get(thrown.location ?? '')).text).toContain('Chưa ai được báo gì.');
    });

    it('offers to plan again where it no longer holds', async () => {
      const run = await proposed();
      await write(`UPDATE pair SET ended_at = 1 WHERE mentee_id = '${on.world.mentees[0].id}'`);
      const version = String(run.version);
      const refused = await pages.send('POST', `${page(run)}/publication`, { version });
      expect(refused.status).toBe(409);
      expect(refused.text).toContain('lịch này không còn đúng');
      expect(refused.text).toContain(`action="${page(run)}/renewal"`);
      const again = await pages.send('POST', `${page(run)}/renewal`, {});
      expect(again.location).toBe(page(run));
      expect((await pages.get(page(run))).text).toContain('<progress');
    });

    it('can be taken back after it was published, once it was said what that calls off', async () => {
      const run = await proposed();
      const version = String(run.version);
      const sent = await pages.send('POST', `${page(run)}/publication`, { version });
      const week = await pages.get(sent.location ?? '');
      expect(week.text).toContain(`href="${page(run)}/withdrawal"`);
      const why = await pages.get(`${page(run)}/withdrawal`);
      expect(why.text).toContain(`action="${page(run)}/withdrawal"`);
      const [told] = await seats();
      await write(
        `UPDATE reminder SET state = 'sent' WHERE booking_id = '${told.id}' AND kind = 'booked'`,
      );
      on.services.clock.at += 60_000;
      // Time goes on while it is counted.
      on.services.clock.stepMs = 1;
      const asked = await pages.send('POST', `${page(run)}/withdrawal`, { reason: 'Lụt' });
      on.services.clock.stepMs = 0;
      expect(asked.status).toBe(200);
      const numbers = [...asked.text.matchAll(/<strong>(\d+)</g)].map(([, one]) => Number(one));
      expect(await seats()).toHaveLength(16);
      const hiddenFields = formsOf(asked.text).find(({ action }) => action.endsWith('/withdrawal'));
      const back = await pages.send('POST', `${page(run)}/withdrawal`, hiddenFields?.hidden);
      const done = [
        await read().countBy(Session, { wardId: on.world.ward.id, state: 'cancelled' }),
        (await seats('cancelled')).length,
        (await messages('planned')).filter(({ kind }) => kind === 'cancelled').length,
      ];
      expect(numbers).toEqual(done);
      expect(done.at(-1)).toBeGreaterThan(0);
      expect(back.location).toBe(`${base()}/week?from=${monday}&notice=plan-withdrawn`);
      expect(await seats()).toEqual([]);
      expect((await pages.get(back.location ?? '')).text).not.toContain('/withdrawal"');
    });

    it('can be taken back while another plan was published after it, and waits', async () => {
      const first = await publish(await proposed({ fromDate: monday, weeks: 1 }));
      const later = await publish(await proposed({ fromDate: nextWeek, weeks: 1 }));
      const open = async () => {
        const { text } = await pages.get(`${base()}/week`);
        return [...text.matchAll(/href="([^"]*)\/withdrawal"/g)].map(([, path]) => path);
      };
      expect(await open()).toEqual([page(later), page(first)]);
      await proposed({ fromDate: '2026-12-07', weeks: 1 });
      expect(await open()).toEqual([page(later), page(first)]);
      const back = { reason: 'Lụt', confirmed: 'yes' };
      expect((await pages.send('POST', `${page(first)}/withdrawal`, back)).status).toBe(303);
      expect(await open()).toEqual([page(later)]);
      expect(await seats()).toHaveLength(8);
      // One that has begun is not asked about, also from an old tab.
      on.services.clock.at = at('2026-12-06', 21);
      expect(await open()).toEqual([]);
      const { status } = await pages.send('POST', `${page(later)}/withdrawal`, back);
      expect(status).toBe(409);
    });

    it('offers nothing to publish where everybody has a session already', async () => {
      await published();
      const run = await proposed({ ...twoWeeks, isAgain: true });
      const { text } = await pages.get(page(run));
      expect(text).toContain('Không có buổi nào cần xếp thêm');
      expect(text).not.toContain('/publication"');
      expect(text).toContain(`action="${page(run)}/discard"`);
    });

    it('says that nobody could be given a session, and why, where there is nothing to publish', async () => {
      await write(`UPDATE mentor SET windows = '[]' WHERE id = '${on.world.mentor.id}'`);
      const { text } = await pages.get(page(await proposed()));
      expect(text).toContain('Không xếp thêm được buổi nào');
      expect(text).not.toContain('/publication"');
      expect(text).toContain('Đại sứ số không có giờ rảnh trong tuần này. (8 người)');
    });

    it('folds a long list of people, and no short one', async () => {
      await write(`UPDATE mentee SET windows = '[]' WHERE id = '${on.world.mentees[0].id}'`);
      expect((await pages.get(page(await proposed()))).text).toContain('<details open>');
    });

    it('sends a ward without pairs to pairing first', async () => {
      await write(`UPDATE pair SET ended_at = 1 WHERE ward_id = '${on.world.ward.id}'`);
      const { text } = await pages.get(`${base()}/week`);
      expect(text).toContain('Hãy ghép cặp và công bố trước khi lập lịch.');
      expect(text).not.toContain('/week-plans"');
    });

    it('says why planning failed, and asks for the same weeks again', async () => {
      const { id } = await on.services.planRuns.request(
        on.world.officer,
        on.world.ward.id,
        twoWeeks,
      );
      await write(`UPDATE week_plan_run SET state = 'failed' WHERE id = '${id}'`);
      const { text } = await pages.get(`${base()}/week-plans/${id}`);
      expect(text).toContain('Lập lịch chưa thành công');
      expect(text).toContain(`value="${monday}"`);
      expect(text).toContain(`action="${base()}/week-plans"`);
      expect((await pages.get(`${base()}/week`)).text).toContain('Lập lịch chưa thành công');
    });

    it('keeps what was typed when it is not taken back, and takes nothing back without a reason', async () => {
      const run = await published();
      const silent = await pages.send('POST', `${page(run)}/withdrawal`, { reason: ' ' });
      expect(silent.status).toBe(422);
      expect(silent.text).toContain(`action="${page(run)}/withdrawal"`);
      on.services.clock.at = at('2026-12-05', 9);
      const late = await pages.send('POST', `${page(run)}/withdrawal`, {
        reason: 'Lụt',
        confirmed: 'yes',
      });
      expect(late.status).toBe(409);
      expect(await seats()).toHaveLength(16);
    });

    it('leads to the week once it was published or thrown away, also from an old tab', async () => {
      const first = await proposed();
      await discard(first);
      pages.actors = [on.world.officer];
      const { url } = await fetch(`${await pages.app.getUrl()}${page(first)}`);
      expect(url).toContain(`/week?from=${monday}`);
      const second = await published();
      const again = await pages.send('POST', `${page(second)}/discard`, {});
      expect(again.status).toBe(303);
      expect(await seats()).toHaveLength(16);
    });

    it('is not for another ward, nor for ambassadors', async () => {
      const run = await proposed();
      const stranger = { ...on.world.officer, wardId: 'another' };
      await expect(publish(run, stranger)).rejects.toMatchObject({ code: 'not-found' });
      const mentor = { kind: 'mentor', id: on.world.mentor.id, wardId: on.world.ward.id } as const;
      await expect(publish(run, mentor)).rejects.toMatchObject({ status: 403 });
    });
  });
});
