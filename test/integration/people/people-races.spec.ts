import { systemActor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { DomainError } from '../../../src/platform/common/domain-error';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { Household } from '../../../src/modules/people/entities/household.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { PeopleService } from '../../../src/modules/people/lists/people.service';
import { MessageOptOut } from '../../../src/modules/reminders/entities/message-opt-out.entity';
import { OptOuts } from '../../../src/modules/reminders/preferences/opt-outs';
import { HolidaysService } from '../../../src/modules/wards/places/holidays.service';
import type { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { makeNewcomer } from '../../factories/people';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';

const header = 'Họ và tên,Năm sinh,Giới tính,SĐT,Mã hộ,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';
const place = { latitude: 20.3, longitude: 105.8 };

describe.each(dialects)('people taken down at the same moment, on %s', (dialect) => {
  let world: FeaturesWorld;
  let wardId: string;
  let hamlet: Hamlet;

  beforeAll(async () => {
    world = await startFeatures(dialect);
  });
  beforeEach(async () => {
    const code = newId().slice(-10);
    const ward = await world.app
      .get(WardsService)
      .create(systemActor, { code, name: 'Xã', ...place });
    wardId = ward.id;
    const places = world.app.get(PlacesService);
    await places.saveHamlets(systemActor, wardId, [{ name: 'Thôn 1', ...place }]);
    [hamlet] = await places.hamlets(wardId);
  });
  afterAll(() => world.close());

  const importSheet = (name: string) =>
    world.app.get(ImportsService).import(systemActor, wardId, 'mentees', {
      name,
      bytes: Buffer.from(
        [header, 'Bùi Thị Nga,1955,Nữ,0912345678,HGĐ01,Thôn 1,VNeID,Tối thứ 2,Có'].join('\n'),
      ),
    });
  const atCounter = () =>
    world.app.get(CounterService).add(systemActor, wardId, {
      ...makeNewcomer({ hamletId: hamlet.id, gender: 'female', phone: '0912345678' }),
      consent: { way: 'signed', proof: 'Phiếu số 3' },
    });
  const count = () => world.database.unitOfWork.read.countBy(Mentee, { wardId });

  it('from a sheet that two officers import stand once, and both imports succeed', async () => {
    const imports = await Promise.all(['a.csv', 'b.csv', 'c.csv'].map(importSheet));
    // The same sheet again changes nothing, and is not another import.
    expect(new Set(imports.map(({ sheetImport }) => sheetImport.id)).size).toBe(1);
    expect(await count()).toBe(1);
    expect(await world.database.unitOfWork.read.countBy(Household, { wardId })).toBe(1);
  });

  it('at the counter and in a sheet are one person, whoever comes first', async () => {
    for (let round = 1; round <= 3; round++) {
      const outcomes = await Promise.allSettled([importSheet('a.csv'), atCounter()]);
      const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
      for (const reason of refused) expect(reason).toMatchObject({ code: 'person-exists' });
      expect(await count()).toBe(1);
      await world.database.unitOfWork.write((manager) =>
        manager.query('UPDATE mentee SET is_active = $1', [true]),
      );
    }
  });

  it('keep what an officer changed while they were welcomed at the counter', async () => {
    const { id } = await atCounter();
    const { unitOfWork } = world.database;
    const seen = await unitOfWork.read.findOneByOrFail(Mentee, { id });
    await unitOfWork.write((manager) => manager.update(Mentee, { id }, { isActive: false }));
    await world.app
      .get(PeopleService)
      .changeMentee(systemActor, id, seen.version, { isHomebound: true });
    const welcome = unitOfWork.write((manager) =>
      world.app
        .get(CounterService)
        .welcome(manager, systemActor, { ...seen, isActive: false }, undefined),
    );
    await expect(welcome).rejects.toBeInstanceOf(DomainError);
    const now = await unitOfWork.read.findOneByOrFail(Mentee, { id });
    expect(now).toMatchObject({ version: seen.version + 1, isHomebound: true, isActive: false });
  });

  it('live in hamlets, and keep holidays and stops, that are said twice without a fault', async () => {
    const places = world.app.get(PlacesService);
    const twice = [{ name: 'Thôn 2', ...place }];
    await Promise.all([1, 2, 3].map(() => places.saveHamlets(systemActor, wardId, twice)));
    expect(await places.hamlets(wardId)).toHaveLength(2);
    const holidays = world.app.get(HolidaysService);
    await Promise.all(
      [1, 2, 3].map(() => holidays.put(systemActor, wardId, '2026-12-24', 'Lễ', true)),
    );
    const optOuts = world.app.get(OptOuts);
    const address = `+8491${newId().slice(-7)}`;
    await Promise.all([1, 2, 3].map(() => optOuts.stop(systemActor, address, 'sms')));
    expect(await world.database.unitOfWork.read.countBy(MessageOptOut, { address })).toBe(1);
  });
});
