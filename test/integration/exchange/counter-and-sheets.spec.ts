import { systemActor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { GROUPS } from '../../../src/core/vietnamese/groups';
import { SUPPORT_NEEDS } from '../../../src/core/vietnamese/support';
import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import type { GivenConsent } from '../../../src/modules/people/counter/new-person';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Departures } from '../../../src/modules/sessions/departures/departures.service';
import type { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import type { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { makeNewcomer } from '../../factories/people';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';

const HEADER = 'Họ và tên,Năm sinh,Giới tính,SĐT,Mã hộ,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';
const BARE_HEADER = 'Họ và tên,Năm sinh,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';

describe.each(dialects)('somebody from the counter in a sheet, on %s', (dialect) => {
  let world: FeaturesWorld;
  let ward: Ward;
  let hamlet: Hamlet;

  beforeAll(async () => {
    world = await startFeatures(dialect);
  });
  beforeEach(async () => {
    const code = newId().slice(-10);
    const place = { latitude: 20.3, longitude: 105.8 };
    ward = await world.app.get(WardsService).create(systemActor, { code, name: 'Xã', ...place });
    const places = world.app.get(PlacesService);
    await places.saveHamlets(systemActor, ward.id, [{ name: 'Thôn 1', ...place }]);
    [hamlet] = await places.hamlets(ward.id);
  });
  afterAll(() => world.close());

  const NEEDS = 'Họ và tên,Năm sinh,Thôn,Nhóm đối tượng,Nhu cầu học,Cần hỗ trợ,Buổi rảnh,Đồng ý';
  const row = (year: number, group = '', support = '') =>
    `Bùi Thị Nga,${year},Thôn 1,${group},VNeID,${support},Tối thứ 2,15/11/2026`;

  const atCounter = (phone?: string) =>
    world.app.get(CounterService).add(systemActor, ward.id, {
      ...makeNewcomer({ hamletId: hamlet.id, gender: 'female', phone }),
      consent: { way: 'signed', proof: 'Phiếu số 3' },
    });
  const importRows = async (header: string, ...rows: string[]) => {
    const bytes = Buffer.from([header, ...rows].join('\n'));
    const file = { name: `${newId()}.csv`, bytes };
    const { sheetImport } = await world.app
      .get(ImportsService)
      .import(systemActor, ward.id, 'mentees', file);
    const { added, changed, unchanged } = sheetImport;
    return [added, changed, unchanged];
  };
  const nga = (phone = '', household = 'HGĐ01') =>
    `Bùi Thị Nga,1955,Nữ,${phone},${household},Thôn 1,VNeID,Tối thứ 2,Có`;
  const people = () =>
    world.database.unitOfWork.read.find(Mentee, {
      where: { wardId: ward.id },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
  const householdOf = async ({ householdId }: Mentee) => {
    const id = householdId ?? '';
    const found = await world.database.unitOfWork.read.findOneBy(Household, { id });
    return found?.code ?? null;
  };

  it('is the same person when the sheet names their household, and is then known by it', async () => {
    const { id } = await atCounter('0912345678');
    expect(await importRows(HEADER, nga('0912345678'))).toEqual([0, 1, 0]);
    const [person] = await people();
    expect(person.id).toBe(id);
    expect(await householdOf(person)).toBe('HGĐ01');
    // What was asked at the counter and the sheet does not say stays as well.
    expect(person).toMatchObject({ groups: ['elderly'], isPriority: true });
    await importRows(HEADER, nga('0912345678'));
    expect(await people()).toEqual([person]);
  });

  it.each([
    [1966, '', '', { groups: ['elderly'], isPriority: true, isHomebound: false }],
    [1967, '', '', { groups: [], isPriority: false, isHomebound: false }],
    [1966, 'Nông dân', '', { groups: ['farmer', 'elderly'], isPriority: true }],
    [1990, 'Người cao tuổi', '', { groups: ['elderly'], isPriority: true }],
    [1990, '', 'Khó đi lại', { groups: [], isPriority: true, isHomebound: true }],
  ] as const)('of %s comes first as much by a sheet as at the counter', async (...said) => {
    const [year, group, support, standing] = said;
    await importRows(NEEDS, row(year, group, support));
    const [{ id, ...fromSheet }] = await people();
    expect(fromSheet).toMatchObject(standing);
    const fromCounter = await world.app.get(CounterService).add(systemActor, ward.id, {
      fullName: 'Bùi Thị Hoa',
      birthYear: year,
      hamletId: hamlet.id,
      topics: ['vneid'],
      groups: GROUPS.read(group).codes,
      support: SUPPORT_NEEDS.read(support).codes,
      consent: { way: 'signed', proof: 'Phiếu số 3' },
    });
    expect(fromCounter).toMatchObject(standing);
    // The same by the API, once it tells what the sheet told.
    const changed = await world.app
      .get(PeopleService)
      .changeMentee(systemActor, id, 1, { groups: GROUPS.read(group).codes, support: [] });
    expect(changed).toMatchObject({ groups: standing.groups, isHomebound: false });
  });

  it('has agreed to nothing by an older list once they withdrew their consent', async () => {
    const { id } = await atCounter();
    const { unitOfWork } = world.database;
    const stored = () => unitOfWork.read.findOneByOrFail(Mentee, { id });
    const { version } = await stored();
    const stopping = { side: 'mentee' as const, id, version, on: '2026-11-01' };
    await world.app.get(Departures).stop(systemActor, { ...stopping, reason: 'consent' });
    await importRows(HEADER, nga());
    await importRows(NEEDS, row(1955));
    expect(await stored()).toMatchObject({ consentOn: null, isActive: false });

    // Where a list brought it back before, the desk asks anew all the same.
    await unitOfWork.write((manager) =>
      manager.update(Mentee, { id }, { consentOn: '2026-11-01' }),
    );
    const counter = world.app.get(CounterService);
    const welcomed = (consent?: GivenConsent) =>
      unitOfWork.write(async (manager) =>
        counter.welcome(manager, systemActor, await stored(), consent),
      );
    await expect(welcomed()).rejects.toMatchObject({ code: 'consent-needed' });
    await welcomed({ way: 'spoken', proof: 'Đồng ý lại tại bàn' });
    expect((await stored()).isActive).toBe(true);
    const proofs = await unitOfWork.read.findBy(Consent, { personId: id });
    expect(proofs.map(({ proof }) => proof)).toContain('Đồng ý lại tại bàn');
  });

  it('comes first from the import on after which they are sixty', async () => {
    await importRows(NEEDS, row(1967, 'Nông dân'));
    expect(await people()).toMatchObject([{ groups: ['farmer'], isPriority: false }]);
    expect(await importRows(NEEDS, row(1967))).toEqual([0, 0, 1]);
    const now = world.clock.at;
    world.clock.at = Date.UTC(2027, 0, 2, 3);
    expect(await importRows(NEEDS, row(1967))).toEqual([0, 1, 0]);
    const since = await people();
    expect(since).toMatchObject([{ groups: ['farmer', 'elderly'], isPriority: true }]);
    await importRows(NEEDS, row(1967));
    expect(await people()).toEqual(since);
    world.clock.at = now;
  });

  it('stays as staff decided where a later sheet tells neither group nor support', async () => {
    await importRows(NEEDS, row(1960, '', 'Khó đi lại'));
    const [{ id }] = await people();
    const decided = { isPriority: false, isHomebound: false };
    await world.app.get(PeopleService).changeMentee(systemActor, id, 1, decided);
    expect(await importRows(NEEDS, row(1960))).toEqual([0, 0, 1]);
    expect(await people()).toMatchObject([{ ...decided, support: ['mobility'] }]);
  });

  it('is taught at home still when a later sheet tells only the group', async () => {
    await importRows(NEEDS, row(1990, '', 'Khó đi lại'));
    await importRows(NEEDS, row(1990, 'Nông dân'));
    expect(await people()).toMatchObject([
      { groups: ['farmer'], support: ['mobility'], isPriority: true, isHomebound: true },
    ]);
  });

  it('leaves in the log the fields that really changed', async () => {
    await importRows(NEEDS, row(1960));
    const [{ id, topics }] = await people();
    await world.app
      .get(PeopleService)
      .changeMentee(systemActor, id, 1, { topics, email: 'nga@example.vn', support: ['mobility'] });
    const [{ facts }] = await world.database.unitOfWork.read.findBy(AuditEntry, {
      action: 'mentee.change',
      subjectId: id,
    });
    expect(facts).toEqual({ fields: ['support', 'email', 'isHomebound'] });
  });

  it('is asked for a mobile number, or none, instead of a landline', async () => {
    await expect(atCounter('024 3825 1234')).rejects.toMatchObject({
      code: 'invalid-person',
      details: { fields: { phone: 'landline' } },
    });
  });

  it('stays in their household when a later sheet names none', async () => {
    await importRows(HEADER, nga());
    await importRows(BARE_HEADER, 'Bùi Thị Nga,1955,Thôn 1,VNeID,Tối thứ 3,Có');
    const found = await people();
    expect(found).toHaveLength(1);
    expect(await householdOf(found[0])).toBe('HGĐ01');
    expect(found[0].windows[0].weekday).toBe(2);
  });

  it('is another person when their phone or gender is another', async () => {
    await atCounter('0912345678');
    const man = nga().replace('Nữ', 'Nam');
    expect(await importRows(HEADER, nga('0987654321'))).toEqual([1, 0, 0]);
    expect(await importRows(HEADER, man.replace('HGĐ01', 'HGĐ02'))).toEqual([1, 0, 0]);
    expect(await people()).toHaveLength(3);
  });

  it('is nobody’s to guess among two of one name, unless the phone tells', async () => {
    const { id } = await atCounter('0912345678');
    const counter = async () => (await people()).find((person) => person.id === id) as Mentee;
    const unsure = [nga('', 'HGĐ01'), nga('', 'HGĐ02')];
    expect(await importRows(HEADER, ...unsure)).toEqual([2, 0, 0]);
    expect(await householdOf(await counter())).toBeNull();
    const sure = [nga('', 'HGĐ03'), nga('0912345678', 'HGĐ04')];
    expect(await importRows(HEADER, ...sure)).toEqual([1, 1, 0]);
    expect(await householdOf(await counter())).toBe('HGĐ04');
  });
});
