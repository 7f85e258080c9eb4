import { Controller, Get, Param } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Allow, CurrentActor } from '../../../src/modules/access/policies/access.decorators';
import { PeopleScope } from '../../../src/modules/matching/pairs/people-scope';
import { PersonalLinksService } from '../../../src/modules/access/identity/personal-links.service';
import { assertMay } from '../../../src/modules/access/policies/policy';
import { type Actor, systemActor } from '../../../src/modules/access/policies/actor';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { createAccessApp } from '../../support/pages/access-app';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { addMentees, ReminderWorld, settle } from '../../support/worlds/reminder-world';
import { pairUp } from '../../support/worlds/session-world';

@Controller('api/v1/probe')
class ProbeController {
  constructor(private readonly scope: PeopleScope) {}

  @Allow('mentees.look-after')
  @Get('mentees/:id')
  async mentee(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ name: string }> {
    return { name: (await this.scope.mentee(actor, id)).fullName };
  }
}

describe.each(dialects)('personal links on %s', (dialect) => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let links: PersonalLinksService;
  let world: ReminderWorld;
  let ours: Mentee;
  let neighbour: Mentee;

  const tokenOf = (url: string) => url.split('/').at(-1) ?? '';
  const see = async (token: string, id: string) =>
    (
      await app.inject({
        url: `/api/v1/probe/mentees/${id}`,
        headers: { authorization: `Bearer ${token}` },
      })
    ).statusCode;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    app = await createAccessApp(database.unitOfWork, [ProbeController]);
    links = app.get(PersonalLinksService);
    await database.unitOfWork.write(async (manager) => {
      world = await settle(manager);
      [ours, neighbour] = (await addMentees(manager, world, 2)) as [Mentee, Mentee];
      await pairUp(manager, world.ward.id, world.mentor.id, [ours]);
    });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('gives a person the same link each time, even when it is asked for twenty times together', async () => {
    const urls = await Promise.all(
      Array.from({ length: 20 }, () => links.linkFor('mentee', neighbour.id)),
    );
    expect(new Set(urls).size).toBe(1);
    expect(urls[0]).toMatch(/^http:\/\/localhost:3000\/l\/[\w-]{44}$/);
  });

  it('gives many links at once', async () => {
    const all = await links.linksFor('mentee', [ours.id, neighbour.id]);
    expect(all.size).toBe(2);
    expect(all.get(neighbour.id)).toBe(await links.linkFor('mentee', neighbour.id));
  });

  it('lets a mentee see nobody but themselves', async () => {
    const token = tokenOf(await links.linkFor('mentee', ours.id));
    expect(await see(token, ours.id)).toBe(200);
    expect(await see(token, neighbour.id)).toBe(404);
  });

  it('lets an ambassador see their own mentees and nobody else', async () => {
    const token = tokenOf(await links.linkFor('mentor', world.mentor.id));
    expect(await see(token, ours.id)).toBe(200);
    expect(await see(token, neighbour.id)).toBe(404);
  });

  it('opens nothing with a forged or a renewed link', async () => {
    const old = tokenOf(await links.linkFor('mentee', ours.id));
    const forged = `${old.slice(0, -1)}${old.endsWith('A') ? 'Q' : 'A'}`;
    expect(await see(forged, ours.id)).toBe(401);
    expect(
      await see(
        `${tokenOf(await links.linkFor('mentee', neighbour.id)).slice(0, 22)}${old.slice(22)}`,
        ours.id,
      ),
    ).toBe(401);
    const renewed = tokenOf(await links.renew(systemActor, world.ward.id, 'mentee', ours.id));
    expect(renewed).not.toBe(old);
    expect(await see(old, ours.id)).toBe(401);
    expect(await see(renewed, ours.id)).toBe(200);
  });

  it('gives a calendar an address of its own, which opens nothing else and ends alone', async () => {
    const link = tokenOf(await links.linkFor('mentee', ours.id));
    const calendarOf = async () =>
      (await links.calendarOf('mentee', ours.id))?.split('/').at(-2) ?? '';
    const first = await calendarOf();
    expect(first).toMatch(/^[\w-]{44}$/);
    expect(await links.openCalendar(first)).toMatchObject({ personId: ours.id });
    expect(await see(first, ours.id)).toBe(401);
    expect(await links.open(first)).toBeNull();
    expect(await links.openCalendar(link)).toBeNull();

    await links.renewCalendar(systemActor, 'mentee', ours.id);
    const second = await calendarOf();
    expect(await links.openCalendar(first)).toBeNull();
    expect(await links.openCalendar(second)).toMatchObject({ personId: ours.id });
    expect(await see(link, ours.id)).toBe(200);

    await links.renew(systemActor, world.ward.id, 'mentee', ours.id);
    expect(await links.openCalendar(second)).toBeNull();
  });

  it('shuts out a person who left', async () => {
    const token = tokenOf(await links.linkFor('mentee', neighbour.id));
    await database.unitOfWork.write((manager) =>
      manager.update(Mentee, { id: neighbour.id }, { isActive: false }),
    );
    expect(await see(token, neighbour.id)).toBe(401);
  });

  it('hides other wards from an officer, and none from an operator', () => {
    const officer: Actor = { kind: 'officer', id: 'x', wardId: world.ward.id };
    const operator: Actor = { kind: 'operator', id: 'y', wardId: null };
    const read = (actor: Actor, wardId: string) => () =>
      assertMay(actor, 'wards.read', { wardIds: [wardId] }, 'ward');
    expect(read(officer, world.ward.id)).not.toThrow();
    expect(read(officer, 'another')).toThrow(expect.objectContaining({ code: 'not-found' }));
    expect(read(operator, 'another')).not.toThrow();
  });
});
