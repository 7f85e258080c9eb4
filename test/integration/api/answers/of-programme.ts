import { Household } from '../../../../src/modules/people/entities/household.entity';
import { Ward } from '../../../../src/modules/wards/entities/ward.entity';
import { plant } from '../../../factories/given';
import { newId } from '../../../../src/platform/database/columns';
import { Skill } from '../../../../src/modules/learning/entities/skill.entity';
import { Mentee } from '../../../../src/modules/people/entities/mentee.entity';
import { makeHousehold } from '../../../factories/people';
import { type AskedTwice, type Versioned, operator } from './asked-twice';

export function answersOfProgramme(asked: AskedTwice): void {
  const { expectTwice } = asked;

  it('is given again for teams, their members and what these were trained in', async () => {
    type Team = { id: string; version: number; members: { id: string }[] };
    const ward = { wardId: asked.world.ward.id };
    const said = { name: 'Tổ công nghệ số 1', hamletIds: [asked.world.hamlet.id] };
    const team = await expectTwice<Team>('POST /api/v1/wards/{wardId}/teams', ward, said);
    const { version } = team;
    const name = 'Tổ công nghệ số thôn 1';
    await expectTwice('PATCH /api/v1/teams/{id}', team, { version, name });
    const member = { fullName: 'Phạm Thị Mơ', organisation: 'police', role: 'leader' };
    const route = 'POST /api/v1/teams/{id}/members';
    const { members } = await expectTwice<Team>(route, team, member);
    const ids = { id: team.id, memberId: members[0].id };
    const now = await expectTwice<Team>('PATCH /api/v1/teams/{id}/members/{memberId}', ids, {
      role: 'deputy',
    });
    const held = { kind: 'safe-conduct', heldOn: '2026-11-20', givenBy: 'Công an xã' };
    const [training] = await expectTwice<{ id: string }[]>(
      'POST /api/v1/wards/{wardId}/trainings',
      ward,
      { ...held, mentorIds: [asked.world.mentor.id], memberIds: [ids.memberId] },
    );
    await expectTwice('DELETE /api/v1/trainings/{id}', training);
    const seen = { version: now.version };
    const off = await expectTwice<Team>('POST /api/v1/teams/{id}/dissolution', team, seen);
    await expectTwice('POST /api/v1/teams/{id}/restoration', team, { version: off.version });
  });

  it('of the doors that a team knocks at', async () => {
    const there = { wardId: asked.world.ward.id, hamletId: asked.world.hamlet.id };
    const doors = 'POST /api/v1/wards/{wardId}/hamlets/{hamletId}/doors' as const;
    await expectTwice(`${doors}/filling`, there);
    const door = await expectTwice<Versioned>(doors, there, { label: 'Nhà ông Ba' });
    const { version } = door;
    await expectTwice('PATCH /api/v1/doors/{id}', door, { version, address: 'Ngõ 3' });
    const visited = await expectTwice<{ visits: { id: string }[] }>(
      'POST /api/v1/doors/{id}/visits',
      door,
      { outcome: 'nobody-home' },
    );
    const visit = { id: door.id, visitId: visited.visits[0].id };
    await expectTwice('POST /api/v1/doors/{id}/visits/{visitId}/taking-back', visit);
    const consent = { isGiven: true, way: 'spoken', proof: 'Nói tại nhà' };
    const learner = { fullName: 'Lê Thị Gõ', birthYear: 1956, topics: ['vneid'], consent };
    await expectTwice('POST /api/v1/doors/{id}/learners', door, { learner });
    await expectTwice('DELETE /api/v1/doors/{id}', door);
  });

  it('is given again for confirmations, families and targets', async () => {
    const ward = { wardId: asked.world.ward.id };
    const { id } = asked.world.mentees[1];
    await expectTwice('POST /api/v1/mentees/{id}/vneid', { id }, { state: 'said', version: 0 });
    await expectTwice('POST /api/v1/wards/{wardId}/vneid-lists', ward, {
      people: [{ menteeId: id, on: '2026-01-02' }],
    });
    const home = await asked.database.unitOfWork.write(async (manager) => {
      const own = await plant(manager, Household, makeHousehold(ward));
      await manager.update(Mentee, { id }, { householdId: own.id });
      return { id: own.id, menteeId: id };
    });
    await expectTwice('POST /api/v1/families/{id}/guides', home, { menteeId: id });
    await expectTwice('DELETE /api/v1/families/{id}/guides/{menteeId}', home);
    const target = { year: 2026, audience: 'all', measure: 'people', amount: 10 };
    const set = await expectTwice<{ id: string }>('PUT /api/v1/wards/{wardId}/targets', ward, {
      ...target,
      version: 0,
    });
    await expectTwice('DELETE /api/v1/targets/{id}', set);
    asked.pages.actors = [operator];
    const province = { code: newId().slice(0, 5) };
    await asked.database.unitOfWork.write((manager) =>
      manager.update(Ward, { id: asked.world.ward.id }, { provinceCode: province.code }),
    );
    const { code } = asked.world.ward;
    await expectTwice('POST /api/v1/provinces/{code}/targets', province, {
      targets: [{ unitCode: code, ...target }],
    });
  });

  it('is given again for recognition and certificates', async () => {
    const ward = { wardId: asked.world.ward.id };
    const [learner] = asked.world.mentees;
    const decided = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/recognitions', ward, {
      side: 'mentor',
      subjectId: asked.world.mentor.id,
      fromOn: '2026-11-01',
      untilOn: '2026-11-15',
      isAwarded: false,
      word: 'Chưa đủ giờ',
    });
    await expectTwice('POST /api/v1/recognitions/{id}/taking-back', decided, { version: 1 });
    await asked.database.unitOfWork.write((manager) =>
      plant(manager, Skill, {
        id: newId(),
        menteeId: learner.id,
        topic: 'vneid',
        level: 'alone',
        levelBefore: 'never',
        lessons: 1,
        reachedAt: 1,
        sessionId: null,
        seenByKind: 'officer',
        seenById: null,
        seenAt: 1,
        version: 1,
        createdAt: 1,
        updatedAt: 1,
      }),
    );
    const paper = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/certificates', ward, {
      kind: 'course',
      subjectId: learner.id,
    });
    const naming = { version: 1, namedOn: null };
    await expectTwice('PUT /api/v1/certificates/{id}/naming', paper, naming);
    await expectTwice('POST /api/v1/certificates/{id}/taking-back', paper, { version: 2 });
  });

  it('is given again for reports and campaigns', async () => {
    const ward = { wardId: asked.world.ward.id };
    const week = { kind: 'week', from: '2026-11-09', until: '2026-11-15' };
    const reports = 'POST /api/v1/wards/{wardId}/reports' as const;
    const month = await expectTwice<Versioned>(reports, ward, { ...week, kind: 'month' });
    const { version } = month;
    await expectTwice('POST /api/v1/reports/{id}/dropping', month, { version });
    const report = await expectTwice<Versioned>(reports, ward, week);
    const words = { communication: 'Loa', difficulties: '', proposals: '', groups: '' };
    const byHand = { news: 1, loudspeakers: null, events: null };
    const written = await expectTwice<Versioned>('PUT /api/v1/reports/{id}', report, {
      version: report.version,
      words,
      byHand,
    });
    const named = await expectTwice<{ id: string }>('POST /api/v1/reports/{id}/people', report, {
      side: 'mentor',
      personId: asked.world.mentor.id,
      word: 'Tận tâm',
      agreedOn: '2026-11-10',
    });
    await expectTwice('DELETE /api/v1/reports/{id}/people/{namedId}', {
      ...report,
      namedId: named.id,
    });
    const sent = await expectTwice<Versioned>('POST /api/v1/reports/{id}/sending', report, {
      version: written.version,
    });
    const blank = { parentAgency: '', place: '', authority: '', signerTitle: '', signerName: '' };
    await expectTwice('PUT /api/v1/wards/{wardId}/letterhead', ward, {
      ...blank,
      agency: 'Ủy ban nhân dân xã',
      numberSign: 'BC-UBND',
      recipients: '',
    });
    const campaign = await expectTwice<{ id: string }>(
      'POST /api/v1/wards/{wardId}/campaigns',
      ward,
      { name: 'Tuần ra quân', fromOn: week.from, untilOn: week.until },
    );
    const changed = await expectTwice<Versioned>('PUT /api/v1/campaigns/{id}', campaign, {
      name: 'Tuần ra quân xã',
      fromOn: week.from,
      untilOn: week.until,
      version: 1,
    });
    const mistaken = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/campaigns', ward, {
      name: 'Nhầm',
      fromOn: week.from,
      untilOn: week.until,
    });
    await expectTwice('POST /api/v1/campaigns/{id}/removal', mistaken, { version: 1 });
    expect(changed.version).toBe(2);
    const point = await expectTwice<{ id: string }>(
      'POST /api/v1/campaigns/{id}/points',
      campaign,
      {
        kind: 'market',
        heldOn: week.from,
        place: 'Chợ xã',
      },
    );
    await expectTwice('DELETE /api/v1/campaigns/{id}/points/{pointId}', {
      ...campaign,
      pointId: point.id,
    });
    const day = { ...campaign, date: week.from };
    await expectTwice('PUT /api/v1/campaigns/{id}/days/{date}', day, { turns: 12, version: 0 });
    await expectTwice('POST /api/v1/campaigns/{id}/reports', campaign);
    asked.pages.actors = [operator];
    await expectTwice('POST /api/v1/reports/{id}/decision', report, {
      version: sent.version,
      isApproved: false,
      word: 'Thiếu số',
    });
    asked.pages.actors = [asked.world.officer];
    await expectTwice('POST /api/v1/reports/{id}/corrections', report);
  });
}
