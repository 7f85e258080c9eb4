import { Entity } from 'typeorm';
import type { Polygon } from '../../../core/places/outlines';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from '../../../platform/database/columns';

/** What maps draw of a ward beneath its people. */
export interface WardShapes {
  /** Of the ward itself; none where a file had only hamlets. */
  ward: Polygon[];
  hamlets: { hamletId: string; polygons: Polygon[] }[];
}

/** The boundaries of a ward, as they were imported last. */
@Entity('ward_boundary')
export class WardBoundary {
  @IdColumn()
  wardId!: string;

  @TextColumn({ length: 200 })
  fileName!: string;

  @JsonColumn()
  shapes!: WardShapes;

  @IntegerColumn()
  points!: number;

  @InstantColumn()
  importedAt!: number;
}
