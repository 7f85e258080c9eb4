import { newId } from '../../../../src/platform/database/columns';
import { MatchRunsService } from '../../../../src/modules/matching/runs/match-runs.service';
import { ProvinceRunsService } from '../../../../src/modules/matching/provinces/province-runs.service';
import { ProvinceRun } from '../../../../src/modules/matching/entities/province-run.entity';
import { ProvinceWard } from '../../../../src/modules/matching/entities/province-ward.entity';
import { addMentees } from '../../../support/worlds/reminder-world';
import { alwaysFree } from '../../../support/worlds/session-world';
import { type AskedTwice, type Versioned, operator } from './asked-twice';

export function answersOfPairs(asked: AskedTwice): void {
  const { expectTwice, newMentor } = asked;

  it('is there for pairs and proposals', async () => {
    const { ward, mentees } = asked.world;
    const wardId = ward.id;
    const other = await asked.database.unitOfWork.write((manager) => newMentor(manager));
    await asked.database.unitOfWork.write((manager) =>
      addMentees(manager, asked.world, 8, () => ({ windows: alwaysFree })),
    );
    const propose = async (): Promise<Versioned> => {
      const run = await expectTwice<Versioned>('POST /api/v1/wards/{wardId}/proposals', { wardId });
      await asked.pages.app.get(MatchRunsService).execute(run.id);
      return run;
    };
    await expectTwice('DELETE /api/v1/proposals/{id}', await propose());
    const { id } = await propose();
    const [{ id: menteeId }, second] = mentees;
    const here = { id, menteeId };
    await expectTwice('PUT /api/v1/proposals/{id}/pairs/{menteeId}', here, { mentorId: other.id });
    const { version } = await asked.pages.app.get(MatchRunsService).get(id);
    const moves = [{ menteeId: second.id, mentorId: other.id }];
    await expectTwice('POST /api/v1/proposals/{id}/changes', { id }, { version, moves });
    const acceptBelowMinimum = true;
    await expectTwice('POST /api/v1/proposals/{id}/publication', { id }, { acceptBelowMinimum });
    const pair = { wardId, menteeId };
    // Who came since has places.
    const third = await asked.database.unitOfWork.write((manager) => newMentor(manager));
    const mentorId = third.id;
    await expectTwice('PUT /api/v1/wards/{wardId}/pairs/{menteeId}', pair, { mentorId });
    const given = { menteeIds: [menteeId], mentorId: other.id };
    await expectTwice('POST /api/v1/wards/{wardId}/pair-changes', { wardId }, given);
    await expectTwice('PUT /api/v1/wards/{wardId}/pairs/{menteeId}', pair, { mentorId });
    await expectTwice('DELETE /api/v1/wards/{wardId}/pairs/{menteeId}', pair);
    const apart = '/mentees/{menteeId}/forbidden-mentors/{mentorId}';
    await expectTwice(`DELETE /api/v1/wards/{wardId}${apart}`, { ...pair, mentorId });
  });

  it('is there for a province', async () => {
    const { unitOfWork } = asked.database;
    const code = newId().slice(0, 5);
    await unitOfWork.write((manager) =>
      manager.query(`UPDATE ward SET province_code = $1 WHERE id = $2`, [
        code,
        asked.world.ward.id,
      ]),
    );
    asked.pages.actors = [operator];
    const { id } = await expectTwice('POST /api/v1/provinces/{code}/proposals', { code });
    const provinceRunId = String(id);
    const [row] = await unitOfWork.read.findBy(ProvinceWard, { provinceRunId });
    await unitOfWork.write((manager) =>
      manager.update(ProvinceWard, { id: row.id }, { state: 'failed' }),
    );
    const ward = { code, id, wardId: row.wardId };
    await expectTwice('POST /api/v1/provinces/{code}/proposals/{id}/wards/{wardId}/attempts', ward);
    const provinces = asked.pages.app.get(ProvinceRunsService);
    await provinces.executeWard(row.id);
    await unitOfWork.write((manager) =>
      manager.update(ProvinceRun, { id: provinceRunId }, { state: 'failed' }),
    );
    await expectTwice('POST /api/v1/provinces/{code}/proposals/{id}/attempts', { code, id });
    await provinces.join(provinceRunId);
    await expectTwice('POST /api/v1/provinces/{code}/proposals/{id}/publication', { code, id });
  });

  it('is given again for the units of a province and their boundaries', async () => {
    asked.pages.actors = [operator];
    const province = { code: '98' };
    const units = [
      { code: '98001', name: 'Xã Một', latitude: 20.2, longitude: 105.9 },
      { code: '98002', name: 'Xã Hai', latitude: 20.4, longitude: 105.9 },
    ];
    await expectTwice('POST /api/v1/provinces/{code}/units', province, { units });
    const features = units.map(({ code, latitude, longitude }) => ({
      type: 'Feature',
      properties: { code },
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [longitude, latitude],
            [longitude + 0.01, latitude],
            [longitude, latitude + 0.01],
            [longitude, latitude],
          ],
        ],
      },
    }));
    const file = new FormData();
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    file.append('file', new Blob([text]), 'ranh-gioi.geojson');
    await expectTwice('PUT /api/v1/provinces/{code}/boundaries', province, file);
  });
}
