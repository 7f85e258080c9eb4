import { systemActor } from '../../../src/modules/access/policies/actor';
import { ImportsService } from '../../../src/modules/exchange/people/imports.service';
import { ConsentWordings } from '../../../src/modules/people/consents/consent-wordings.service';
import { CounterService } from '../../../src/modules/people/counter/counter.service';
import { Consent } from '../../../src/modules/people/entities/consent.entity';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Departures } from '../../../src/modules/sessions/departures/departures.service';
import type { Hamlet } from '../../../src/modules/wards/entities/hamlet.entity';
import type { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { WardsService } from '../../../src/modules/wards/units/wards.service';
import { newId } from '../../../src/platform/database/columns';
import { makeNewcomer } from '../../factories/people';
import { dialects } from '../../support/databases/databases';
import { type FeaturesWorld, startFeatures } from '../../support/worlds/features';

const HEADER = 'Họ và tên,Năm sinh,Thôn,Nhu cầu học,Buổi rảnh,Đồng ý';

describe.each(dialects)('the consents of people on %s', (dialect) => {
  let world: FeaturesWorld;
  let ward: Ward;
  let hamlet: Hamlet;

  beforeAll(async () => {
    world = await startFeatures(dialect);
  });
  beforeEach(async () => {
    const place = { latitude: 20.3, longitude: 105.8 };
    ward = await world.app
      .get(WardsService)
      .create(systemActor, { code: newId().slice(-10), name: 'Xã', ...place });
    const places = world.app.get(PlacesService);
    await places.saveHamlets(systemActor, ward.id, [{ name: 'Thôn 1', ...place }]);
    [hamlet] = await places.hamlets(ward.id);
  });
  afterAll(() => world.close());

  const read = () => world.database.unitOfWork.read;
  const consents = (personId: string) =>
    read().find(Consent, { where: { personId }, order: { createdAt: 'ASC', id: 'ASC' } });
  const nga = (agreed: string) => `Bùi Thị Nga,1955,Thôn 1,VNeID,Tối thứ 2,${agreed}`;
  const importRows = (...rows: string[]) =>
    world.app.get(ImportsService).import(systemActor, ward.id, 'mentees', {
      name: `${newId()}.csv`,
      bytes: Buffer.from([HEADER, ...rows].join('\n')),
    });
  const person = () => read().findOneByOrFail(Mentee, { wardId: ward.id });

  it('are a row of each time, with who took it, how, and to which words', async () => {
    const wordings = world.app.get(ConsentWordings);
    const { version } = await wordings.current();
    const counter = world.app.get(CounterService);
    const { id } = await counter.add(systemActor, ward.id, {
      ...makeNewcomer({ hamletId: hamlet.id }),
      consent: { way: 'phone', proof: 'chị Lan nghe' },
    });
    const given = { kind: 'given', way: 'phone', wordingVersion: version, proof: 'chị Lan nghe' };
    expect(await consents(id)).toMatchObject([given]);

    const words = { vi: 'Tôi đồng ý.', en: 'I agree.' };
    const next = await wordings.add(systemActor, version, words);
    expect(next.version).toBe(version + 1);
    const on = '2026-11-01';
    const { version: seen } = await person();
    const stopping = { side: 'mentee', id, version: seen, reason: 'consent', on } as const;
    await world.app.get(Departures).stop(systemActor, stopping);
    await world.database.unitOfWork.write(async (manager) =>
      counter.welcome(manager, systemActor, await person(), { way: 'signed', proof: 'Phiếu 4' }),
    );
    expect(await consents(id)).toMatchObject([
      given,
      { kind: 'withdrawn', givenOn: on, way: 'spoken', wordingVersion: null },
      { kind: 'given', way: 'signed', wordingVersion: version + 1 },
    ]);
  });

  it('of a list are rows too, once for each day that it says', async () => {
    await importRows(nga('15/11/2026'));
    const { id } = await person();
    const ofList = { kind: 'given', givenOn: '2026-11-15', way: 'sheet' };
    expect(await consents(id)).toMatchObject([ofList]);
    await importRows(nga('15/11/2026'));
    await importRows(nga(''));
    expect(await consents(id)).toHaveLength(1);
    await importRows(nga('Không đồng ý'));
    expect(await consents(id)).toMatchObject([ofList, { kind: 'withdrawn', way: 'sheet' }]);
    expect(await person()).toMatchObject({ consentOn: null, isActive: false });
  });

  it('are asked of everybody new: of whoever does not agree nothing is kept but the row to be mended', async () => {
    const { sheetImport } = await importRows(nga('Không'), nga('').replace('Nga', 'Hoa'));
    expect(await read().countBy(Mentee, { wardId: ward.id })).toBe(0);
    expect(sheetImport.rejected).toHaveLength(2);
  });
});
