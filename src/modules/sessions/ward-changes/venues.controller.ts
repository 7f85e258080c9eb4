import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { SaveVenueDto } from '../changes/changes.dto';
import { VenueAnswer } from '../changes/changes.views';
import { PlaceChanges } from './place-changes.service';

/** Places of learning, with what stands there. */
@ApiTags('wards')
@Controller('api/v1/wards/:wardId/venues')
export class VenuesController {
  constructor(private readonly places: PlaceChanges) {}

  /**
   * Adds a venue, or changes the one of that name. Where something ahead has no room there any more, the answer tells as a
   * change what that is and what became of it: `act` says what, and left out it is kept. The change can be looked at and
   * taken back; what it would do is told by `changes-preview` of the venue without changing anything.
   */
  @Allow('places.change')
  @Post()
  saveVenue(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() { act = 'keep', reason, ...venue }: SaveVenueDto,
  ): Promise<VenueAnswer> {
    return this.places.saveVenue(actor, wardId, venue, { act, reason });
  }
}
