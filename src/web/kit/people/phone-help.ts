import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { WardsService } from '../../../modules/wards';
import type { View } from '../view/view';

/** Whom people on a phone can call when they need somebody. */
@Injectable()
export class PhoneHelp {
  constructor(private readonly wards: WardsService) {}

  /** The ward of whoever is signed in; of a stranger the only one there is. */
  async for(actors: readonly Actor[]): Promise<View['help']> {
    const wardId = actors.find(({ kind }) => kind === 'mentor' || kind === 'mentee')?.wardId;
    const ward = wardId ? await this.wards.get(wardId) : await this.wards.only();
    const phone = ward?.settings.contactPhone;
    return ward && phone ? { wardName: ward.name, phone } : undefined;
  }
}
