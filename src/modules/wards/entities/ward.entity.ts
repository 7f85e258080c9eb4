import { ApiProperty } from '@nestjs/swagger';
import { Entity } from 'typeorm';
import {
  DegreesColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  TextColumn,
} from '../../../platform/database/columns';
import type { WardSettings } from './ward-settings';
import { AddedTopicView } from './added-topic.views';
import { ProgrammeView } from './programme.views';
import { AllWardSettings } from './all-ward-settings.dto';

/** A commune-level unit: phường, xã or đặc khu. */
@Entity('ward')
export class Ward {
  @IdColumn()
  id!: string;

  /** The official unit code, such as 14464. */
  @TextColumn({ length: 10 })
  code!: string;

  @TextColumn()
  name!: string;

  @TextColumn({ nullable: true })
  provinceCode!: string | null;

  @DegreesColumn()
  latitude!: number;

  @DegreesColumn()
  longitude!: number;

  @IntegerColumn({ nullable: true })
  population!: number | null;

  @JsonColumn()
  @ApiProperty({ type: () => AllWardSettings })
  settings!: WardSettings;

  /** Topics of its own, beside those of everybody. */
  @JsonColumn()
  addedTopics!: AddedTopicView[];

  /** What runs in it beside the programme of the ambassadors. */
  @JsonColumn()
  programmes!: ProgrammeView[];

  /** Made-up people: shown on every page, and free to be thrown away. */
  @TextColumn({ length: 10 })
  kind!: 'real' | 'demo';

  @InstantColumn()
  createdAt!: number;
}
