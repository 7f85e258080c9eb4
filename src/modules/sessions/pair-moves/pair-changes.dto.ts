import { Id, Ids } from '../../../platform/http/fields';

/** As many as one write can hold without keeping the rest of the ward waiting. */
const mostAtOnce = 100;

/** Mentees who are to go to one ambassador. */
export class GiveMenteesDto {
  @Ids(mostAtOnce, 1)
  menteeIds!: string[];

  @Id()
  mentorId!: string;
}
