import { PageOf } from '../../../platform/http/paging';
import { BorderPair } from '../entities/border-pair.entity';
import { ProvinceRun } from '../entities/province-run.entity';
import { ProvinceWard } from '../entities/province-ward.entity';
import type { ProvinceProgress } from './province-runs.service';

class WardsDoneView {
  total!: number;
  done!: number;
  failed!: number;
}

export class ProvinceProgressView extends ProvinceRun implements ProvinceProgress {
  /** 0 to 100 for the whole province. */
  progress!: number;
  wards!: WardsDoneView;
}

export class ProvinceRunPage extends PageOf(ProvinceRun) {}

export class ProvinceWardPage extends PageOf(ProvinceWard) {}

export class BorderPairPage extends PageOf(BorderPair) {}
