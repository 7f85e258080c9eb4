import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { WardDirectory } from '../../access';
import { Ward } from '../entities/ward.entity';

@Injectable()
export class KnownWards extends WardDirectory {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  byCode(code: string): Promise<Ward | null> {
    return this.unitOfWork.read.findOneBy(Ward, { code });
  }

  byId(id: string): Promise<Ward | null> {
    return this.unitOfWork.read.findOneBy(Ward, { id });
  }
}
