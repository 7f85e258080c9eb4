import { Injectable } from '@nestjs/common';
import { type Actor, assertWard } from '../../modules/access';
import { notFound } from '../../platform/common/domain-error';
import { type Ward, WardsService } from '../../modules/wards';

/** The ward of a staff page, by the code in its address. */
@Injectable()
export class StaffWards {
  constructor(private readonly wards: WardsService) {}

  /** @throws DomainError not-found, also for a ward that is not the officer's */
  async find(actor: Actor, code: string): Promise<Ward> {
    const ward = await this.wards.findByCode(code);
    if (!ward) throw notFound('ward');
    assertWard(actor, ward.id);
    return ward;
  }

  list(actor: Actor): Promise<Ward[]> {
    return this.wards.list(actor);
  }
}
