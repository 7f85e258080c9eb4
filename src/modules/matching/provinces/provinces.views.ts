import { IntersectionType, OmitType } from '@nestjs/swagger';
import { FailureView } from '../../../platform/http/failure.views';
import { PageOf } from '../../../platform/http/paging';
import { BorderPair } from '../entities/border-pair.entity';
import { ProvinceRun } from '../entities/province-run.entity';
import { ProvinceWard } from '../entities/province-ward.entity';

class WardsDoneView {
  total!: number;
  done!: number;
  failed!: number;
}

class ProvinceRunView extends IntersectionType(
  OmitType(ProvinceRun, ['failure'] as const),
  FailureView,
) {}

class ProvinceWardView extends IntersectionType(
  OmitType(ProvinceWard, ['failure'] as const),
  FailureView,
) {}

export class ProvinceProgressView extends ProvinceRunView {
  /** 0 to 100 for the whole province. */
  progress!: number;
  wards!: WardsDoneView;
}

export class ProvinceRunPage extends PageOf(ProvinceRunView) {}

export class ProvinceWardPage extends PageOf(ProvinceWardView) {}

export class BorderPairPage extends PageOf(BorderPair) {}
