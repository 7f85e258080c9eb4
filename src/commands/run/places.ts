import type { INestApplicationContext } from '@nestjs/common';
import { systemActor } from '../../modules/access';
import {
  hamletFields,
  readHamlets,
  readUnits,
  readVenues,
  venueFields,
} from '../../modules/exchange';
import { PlaceChanges, SettingsChanges } from '../../modules/sessions';
import { HamletFields, VenueFields, type Ward, WardsService } from '../../modules/wards';
import { UsageError } from '../shell/exit';
import type { RunOptions } from './run-options';

/** The three place files, read before anything is written. */
export interface PlaceFiles {
  unit: { code: string; name: string; parentCode: string | null; population: number | null } & {
    latitude: number;
    longitude: number;
  };
  hamlets: HamletFields[];
  venues: VenueFields[];
}

export async function readPlaces(options: RunOptions): Promise<PlaceFiles> {
  const unit = (await readUnits(options.units)).find(
    ({ code, name }) => code === options.ward && name !== '',
  );
  if (!unit) throw new UsageError(`Tệp đơn vị không có mã ${options.ward}.`);
  const hamletRows = await readHamlets(options.hamlets);
  const centre = centreOf([unit, ...hamletRows]);
  if (!centre) throw new UsageError(`Đơn vị ${options.ward} và các thôn đều không có tọa độ.`);
  const hamlets = hamletFields(hamletRows, centre);
  const names = hamletRows.map(({ name }) => name);
  const venues = venueFields(await readVenues(options.venues, names), hamlets, centre);
  return { unit: { ...unit, ...centre }, hamlets, venues };
}

/** Stores the unit, its hamlets and its venues; known ones are recognised. */
export async function loadPlaces(
  app: INestApplicationContext,
  options: RunOptions,
  { unit, hamlets, venues }: PlaceFiles,
): Promise<Ward> {
  const wards = app.get(WardsService);
  const known = await wards.findByCode(unit.code);
  const { code, name, parentCode, latitude, longitude, population } = unit;
  const ward =
    known ??
    (await wards.create(systemActor, {
      code,
      name,
      provinceCode: parentCode,
      latitude,
      longitude,
      population,
    }));
  const brought = { wardId: ward.id, hamlets, venues };
  await app.get(PlaceChanges).bring(systemActor, brought);
  if (ward.settings.minMentees === options.min) return ward;
  const maxMentees = Math.max(ward.settings.maxMentees, options.min);
  const settings = { minMentees: options.min, maxMentees };
  return app.get(SettingsChanges).patch(systemActor, ward.id, settings);
}

/** The first pin there is. */
function centreOf(
  places: { latitude: number | null; longitude: number | null }[],
): { latitude: number; longitude: number } | null {
  for (const { latitude, longitude } of places) {
    if (latitude !== null && longitude !== null) return { latitude, longitude };
  }
  return null;
}
