import { ApiProperty } from '@nestjs/swagger';
import { largestInteger } from '../../../platform/http/bounds';
import { Latitude, ListOf, Longitude, Text, Whole } from '../../../platform/http/fields';
import { MayBeLeftOut, OrNull } from '../../../platform/http/left-out';

/** More than any province has. */
export const mostUnits = 1_000;

/** A unit as a list names it; what of a known one is left out stays. */
export class UnitDto {
  /** Five digits. */
  @Text(5, 5)
  code!: string;

  @Text(200)
  name!: string;

  /** Where it is on the map, needed of a new one. */
  @Latitude()
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  latitude: number | null = null;

  @Longitude()
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  longitude: number | null = null;

  @Whole(0, largestInteger)
  @OrNull()
  @MayBeLeftOut()
  @ApiProperty({ nullable: true })
  population: number | null = null;
}

/** Units of a province, all of them or none. */
export class ProvinceUnitsDto {
  @ListOf(() => UnitDto, mostUnits, 1)
  units!: UnitDto[];
}
