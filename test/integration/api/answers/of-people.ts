import { makeNewcomer } from '../../../factories/people';
import { noProgrammeRules } from '../../../factories/wards';
import { ImportDrafts } from '../../../../src/modules/exchange/drafts/import-drafts.service';
import { PersonChange } from '../../../../src/modules/people/entities/person-change.entity';
import { Mentee } from '../../../../src/modules/people/entities/mentee.entity';
import { addMentor } from '../../../support/worlds/reminder-world';
import { alwaysFree, monday } from '../../../support/worlds/session-world';
import { type AskedTwice, type Versioned, operator } from './asked-twice';

export function answersOfPeople(asked: AskedTwice): void {
  const { expectTwice } = asked;

  it('is there for people, places and lists', async () => {
    const ward = { wardId: asked.world.ward.id };
    const place = { name: 'Thôn Đoài', latitude: 20.34, longitude: 105.84 };
    await expectTwice('POST /api/v1/wards/{wardId}/hamlets', ward, place);
    await expectTwice('POST /api/v1/wards/{wardId}/venues', ward, { ...place, seats: 20 });
    const holiday = { ...ward, date: '2026-12-24' };
    const edit = { name: 'Ngày hội thôn', isHoliday: true };
    await expectTwice('PUT /api/v1/wards/{wardId}/holidays/{date}', holiday, edit);
    await expectTwice('DELETE /api/v1/wards/{wardId}/holidays/{date}', holiday);
    await expectTwice('PATCH /api/v1/wards/{wardId}/settings', ward, { maxMetres: 4_000 });
    await expectTwice('POST /api/v1/wards/{wardId}/mentees', ward, {
      ...makeNewcomer({ hamletId: asked.world.hamlet.id }),
      consent: { isGiven: true, way: 'signed', proof: 'Phiếu số 3' },
    });
    await expectTwice('PATCH /api/v1/mentors/{id}', asked.world.mentor, {
      version: 1,
      maxMentees: 9,
    });
    await expectTwice('PATCH /api/v1/mentees/{id}', asked.world.mentees[0], {
      version: 1,
      isPriority: true,
    });
    const { id: changeId } = await asked.database.unitOfWork.read.findOneByOrFail(PersonChange, {
      personId: asked.world.mentees[0].id,
    });
    await expectTwice('POST /api/v1/person-changes/{changeId}/taking-back', { changeId });
    const sheet = new FormData();
    sheet.set('kind', 'mentees');
    const header = 'Họ và tên,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';
    const row = 'Bùi Thị Nga,Thôn Đông,VNeID,Tối thứ 2,Có';
    sheet.set(
      'file',
      new File(
        [
          `${header}
${row}
`,
        ],
        'hoc-vien.csv',
      ),
    );
    const brought = await expectTwice('POST /api/v1/wards/{wardId}/imports', ward, sheet);
    await expectTwice('POST /api/v1/people-acts/{id}/taking-back', { id: String(brought.id) });
    await keepFile(ward, sheet);
    asked.pages.actors = [operator];
    const code = String(Math.floor(10_000 + Math.random() * 80_000));
    await expectTwice('POST /api/v1/wards', {}, { ...place, code });
  });

  it('is there for people who stop and come back', async () => {
    const consent = { isGiven: true, way: 'signed', proof: 'Phiếu số 4' };
    await expectTwice(
      'POST /api/v1/wards/{wardId}/mentors',
      { wardId: asked.world.ward.id },
      {
        fullName: 'Bùi Văn Hạnh',
        birthYear: 1998,
        phone: '0912 345 611',
        hamletId: asked.world.hamlet.id,
        topics: ['vneid'],
        windows: alwaysFree,
        consent,
      },
    );
    const stop = { version: 1, reason: 'no-wish', on: monday };
    await expectTwice('POST /api/v1/mentees/{id}/stop', asked.world.mentees[0], stop);
    const died = { version: 2, reason: 'died', on: monday };
    await expectTwice('PUT /api/v1/mentees/{id}/stop', asked.world.mentees[0], died);
    await expectTwice('POST /api/v1/mentees/{id}/return', asked.world.mentees[0], { version: 3 });
    const mentorStop = { ...stop, menteesBecome: 'list' };
    await expectTwice('POST /api/v1/mentors/{id}/stop', asked.world.mentor, mentorStop);
    await expectTwice('PUT /api/v1/mentors/{id}/stop', asked.world.mentor, died);
    await expectTwice('POST /api/v1/mentors/{id}/return', asked.world.mentor, { version: 3 });
  });

  it('is there for two records that are one person', async () => {
    const [kept, other] = asked.world.mentees;
    const merge = { version: 1, otherId: other.id, otherVersion: 1 };
    await expectTwice('POST /api/v1/mentees/{id}/merge', kept, merge);
    const given = await asked.database.unitOfWork.read.findOneByOrFail(Mentee, { id: other.id });
    const apart = { version: given.version };
    await expectTwice('POST /api/v1/mentees/{id}/take-apart', other, apart);
    const second = await asked.database.unitOfWork.write((manager) =>
      addMentor(manager, asked.world),
    );
    const mentors = { version: 1, otherId: second.id, otherVersion: 1 };
    await expectTwice('POST /api/v1/mentors/{id}/merge', asked.world.mentor, mentors);
    await expectTwice('POST /api/v1/mentors/{id}/take-apart', second, { version: 2 });
  });

  it('is there for what people may ask of their data', async () => {
    const [{ id }] = asked.world.mentees;
    const whose = { people: 'mentees', id };
    const ask = { kind: 'access', words: null };
    await expectTwice('POST /api/v1/{people}/{id}/rights-requests', whose, ask);
    await expectTwice('POST /api/v1/{people}/{id}/consent-withdrawal', whose);
    const { version } = await asked.database.unitOfWork.read.findOneByOrFail(Mentee, { id });
    await expectTwice('POST /api/v1/{people}/{id}/erasure', whose, { version });
  });

  it('is there for what somebody can do', async () => {
    const skill = { level: 'alone', reason: 'Bà tự gọi được', version: 0 };
    const path = { id: asked.world.mentees[0].id, topic: 'video-calls' };
    await expectTwice('PUT /api/v1/mentees/{id}/skills/{topic}', path, skill);
    const [needed] = asked.world.mentees[0].topics;
    const route = 'POST /api/v1/mentees/{id}/skills/{topic}/notes';
    await expectTwice(route, { ...path, topic: needed }, { note: 'Học chậm lại' });
  });

  it('is there for what is taught', async () => {
    const wardId = asked.world.ward.id;
    const own = { words: [], videoUrl: 'https://video.example.vn/vneid', version: 0 };
    const path = '/curriculum/{topic}';
    await expectTwice(`PUT /api/v1/wards/{wardId}${path}`, { wardId, topic: 'vneid' }, own);
    const among = { rank: 200, after: ['smartphone'], lessons: 2, forGroups: [] };
    const added = '/api/v1/wards/{wardId}/added-topics';
    const named = { ...among, topicName: 'Zalo' };
    const { code: topic } = await expectTwice<{ code: string }>(`POST ${added}`, { wardId }, named);
    await expectTwice(`PUT ${added}/{topic}`, { wardId, topic }, { ...among, version: 1 });
    const called = { topicName: 'Zalo của thôn', version: 2 };
    const name = `PUT ${added}/{topic}/name`;
    const renamed = await expectTwice<{ code: string }>(name, { wardId, topic }, called);
    await expectTwice(`DELETE ${added}/{topic}`, { wardId, topic: renamed.code });
    const programmes = '/api/v1/wards/{wardId}/programmes';
    const market = { ...noProgrammeRules, name: 'Chợ số 4T' };
    const { id } = await expectTwice<{ id: string }>(`POST ${programmes}`, { wardId }, market);
    const rules = { ...noProgrammeRules, minMentees: 1, version: 1 };
    await expectTwice(`PUT ${programmes}/{id}`, { wardId, id }, rules);
    await expectTwice(`DELETE ${programmes}/{id}`, { wardId, id });
    asked.pages.actors = [operator];
    const place = { rank: 5, comesAfter: [], lessons: 3, forGroups: ['elderly'] };
    await expectTwice(`PUT /api/v1${path}`, { topic: 'vneid' }, { ...own, ...place });
  });

  /** Through the preview, and a second one that is dropped. */
  async function keepFile(ward: object, sheet: FormData): Promise<void> {
    const [create, own] = [
      'POST /api/v1/wards/{wardId}/import-drafts',
      '/api/v1/import-drafts/{id}',
    ];
    const draft = await expectTwice<Versioned>(create, ward, sheet);
    await asked.pages.app.get(ImportDrafts).execute(draft.id);
    const { version } = await asked.pages.app.get(ImportDrafts).get(draft.id);
    const said = { version, hidden: 'leave', rows: [{ key: ':2', person: 'leave' }] };
    const answered = await expectTwice<Versioned>(`PATCH ${own}`, draft, said);
    await expectTwice(`POST ${own}/keeping`, draft, { version: answered.version });
    await expectTwice(`DELETE ${own}`, await expectTwice<Versioned>(create, ward, sheet));
  }
}
