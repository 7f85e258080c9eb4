import { ApiProperty } from '@nestjs/swagger';
import type { UnitInvitation } from '../../access';
import { type UnitCounts, type UnitFault, unitFaults } from '../../wards';
import type { ListedUnit, OpenedUnit, UnitsPreview } from './onboarding.service';

// What the API answers, as classes, so that its description can name every field.

/** A line of a list, and what it would do. */
export class ListedUnitView implements ListedUnit {
  row!: number;
  code!: string;
  name!: string;
  latitude!: number | null;
  longitude!: number | null;
  population!: number | null;
  @ApiProperty({ enum: ['make', 'change', 'keep', 'refuse'], enumName: 'UnitLineDoes' })
  does!: ListedUnit['does'];
  /** Why it is refused. */
  @ApiProperty({ enum: unitFaults, enumName: 'UnitFault', nullable: true })
  fault!: UnitFault | null;
  /** What a unit that is changed is called now. */
  nameBefore!: string | null;
  populationBefore!: number | null;
}

export class UnitCountsView implements UnitCounts {
  made!: number;
  changed!: number;
  same!: number;
  refused!: number;
}

export class UnitsPreviewView implements UnitsPreview {
  lines!: ListedUnitView[];
  counts!: UnitCountsView;
  /** Lines of other provinces, and of provinces themselves. */
  elsewhere!: number;
}

/** A unit, and how far it is. */
export class OpenedUnitView implements OpenedUnit {
  id!: string;
  code!: string;
  name!: string;
  @ApiProperty({ enum: ['noOfficer', 'invited', 'works'], enumName: 'UnitOfficer' })
  officer!: OpenedUnit['officer'];
  /** Whether its boundary is known. */
  isDrawn!: boolean;
}

/** A link by which the first officer of a unit sets their password; it is told this once. */
export class UnitInvitationView implements UnitInvitation {
  wardId!: string;
  login!: string;
  url!: string;
}

export class BoundariesKeptView {
  /** Of so many units the file had a boundary. */
  drawn!: number;
}
