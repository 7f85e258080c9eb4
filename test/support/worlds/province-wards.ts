import { systemActor } from '../../../src/modules/access/policies/actor';
import { insert } from '../../../src/platform/database/insert';
import { Mentee } from '../../../src/modules/people/entities/mentee.entity';
import { Mentor } from '../../../src/modules/people/entities/mentor.entity';
import { PlacesService } from '../../../src/modules/wards/places/places.service';
import { type NewWard, WardsService } from '../../../src/modules/wards/units/wards.service';
import { makeMentee, makeMentor } from '../../factories/people';
import type { FeaturesWorld } from './features';

const windows = [{ weekday: 2, startMinute: 18 * 60, endMinute: 21 * 60 }];

/** A ward of province 37: everybody at one place, with the same topic and evening. */
export type WardToSettle = [
  code: string,
  longitude: number,
  people: [mentors: number, mentees: number],
  sharesAcrossBorder: boolean,
];

/** Gives the ward's id. */
export async function settleWard(
  world: Pick<FeaturesWorld, 'app' | 'database'>,
  ...[code, longitude, people, shares]: WardToSettle
): Promise<string> {
  const place = { latitude: 20.3, longitude };
  const fields: NewWard = {
    ...place,
    code,
    name: `Xã ${code}`,
    provinceCode: '37',
    settings: { sharesAcrossBorder: shares },
  };
  const ward = await world.app.get(WardsService).create(systemActor, fields);
  const places = world.app.get(PlacesService);
  await places.saveHamlets(systemActor, ward.id, [{ name: 'Thôn 1', ...place }]);
  const [hamlet] = await places.hamlets(ward.id);
  const person = {
    ...place,
    wardId: ward.id,
    hamletId: hamlet.id,
    fullName: 'Trần Thị Thử',
    windows,
  };
  const [mentorCount, menteeCount] = people;
  const mentors = Array.from({ length: mentorCount }, () => makeMentor(person));
  const mentees = Array.from({ length: menteeCount }, () => makeMentee(person));
  await world.database.unitOfWork.write(async (manager) => {
    await insert(manager, Mentor, mentors);
    await insert(manager, Mentee, mentees);
  });
  return ward.id;
}
