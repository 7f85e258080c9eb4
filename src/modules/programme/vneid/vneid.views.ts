import { ApiProperty } from '@nestjs/swagger';
import {
  type VneidState,
  vneidStates,
  type VneidWay,
  vneidWays,
} from '../../../core/programme/vneid';
import { VneidChange } from '../entities/vneid-change.entity';
import type { ListedPerson, VneidListPreview } from './vneid-lists.service';
import type { VneidCounts, VneidOfPerson } from './vneid-queries';
import type { ListKept } from './vneid.service';

// What the API answers, as classes, so that its description can name every field.

export class VneidView implements VneidOfPerson {
  @ApiProperty({ enum: vneidStates, enumName: 'VneidState' })
  state!: VneidState;
  seenOn!: string | null;
  @ApiProperty({ enum: vneidWays, enumName: 'VneidWay', nullable: true })
  how!: VneidWay | null;
  version!: number;
  history!: VneidChange[];
}

class VneidStateCounts implements Record<VneidState, number> {
  none!: number;
  learning!: number;
  said!: number;
  seen!: number;
  confirmed!: number;
}

export class VneidCountsView implements VneidCounts {
  age!: number;
  of!: VneidStateCounts;
  unknownAge!: number;
  younger!: number;
}

class ListedPersonView implements ListedPerson {
  menteeId!: string;
  fullName!: string;
  birthYear!: number | null;
  hamletName!: string;
}

class SureLineView extends ListedPersonView {
  row!: number;
  on!: string;
}

class DoubtfulLineView {
  row!: number;
  name!: string;
  birthYear!: number | null;
  on!: string;
  people!: ListedPersonView[];
}

export class VneidListPreviewView implements VneidListPreview {
  on!: string;
  sure!: SureLineView[];
  doubtful!: DoubtfulLineView[];
  already!: number;
  unknown!: number;
  notYet!: number;
}

export class VneidListKeptView implements ListKept {
  confirmed!: number;
  already!: number;
  withoutConsent!: number;
}
