import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { WardsService } from '../../../modules/wards';
import type { View } from '../view/view';

/** Whom people on a phone can call when they need somebody. */
@Injectable()
export class PhoneHelp {
  constructor(private readonly wards: WardsService) {}

  /** The ward asked for, else that of whoever is signed in; of a stranger the only one there is. */
  async for(actors: readonly Actor[], asked?: string): Promise<View['help']> {
    const person = actors.find(({ kind }) => kind === 'mentor' || kind === 'mentee');
    const wardId = asked ?? person?.wardId;
    const ward = wardId ? await this.wards.get(wardId) : await this.wards.only();
    const phone = ward?.settings.contactPhone;
    return ward && phone ? { wardName: ward.name, phone } : undefined;
  }
}
