import { Injectable } from '@nestjs/common';
import type { NamedPlace } from '../../../core/places/way';
import { type Mentee, type Mentor, PeopleService } from '../../../modules/people';
import { PlacesService } from '../../../modules/wards';

/** Where somebody starts and where they go; `around` are the hamlets of the ward. */
export interface WayTo {
  from: NamedPlace;
  to: NamedPlace;
  around: NamedPlace[];
}

/** The ends of a way as the lists have them, for the small map; names of homes are filled in by the page. */
@Injectable()
export class WaysToVenues {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
  ) {}

  /** From a mentee's home to a venue of the ward; undefined when it is there no longer. */
  async ofMentee(menteeId: string, venue: { id: string }): Promise<WayTo | undefined> {
    return this.toVenue(await this.people.mentee(menteeId), venue.id);
  }

  /** From an ambassador's home to a venue, or to the home of a mentee. */
  async ofMentor(
    mentorId: string,
    { venueId, menteeId }: { venueId: string | null; menteeId: string | undefined },
  ): Promise<WayTo | undefined> {
    const mentor = await this.people.mentor(mentorId);
    if (venueId) return this.toVenue(mentor, venueId);
    if (!menteeId) return undefined;
    const mentee = await this.people.mentee(menteeId);
    return this.way(mentor, { ...pinOf(mentee), name: mentee.fullName });
  }

  private async toVenue(person: Mentee | Mentor, venueId: string): Promise<WayTo | undefined> {
    const venues = await this.places.venues(person.wardId);
    const venue = venues.find(({ id }) => id === venueId);
    return venue && this.way(person, venue);
  }

  private async way(person: Mentee | Mentor, to: NamedPlace): Promise<WayTo> {
    const around = await this.places.hamlets(person.wardId);
    return { from: { ...pinOf(person), name: '' }, to, around };
  }
}

function pinOf({ latitude, longitude }: NamedPlace | Mentee | Mentor): {
  latitude: number;
  longitude: number;
} {
  return { latitude, longitude };
}
