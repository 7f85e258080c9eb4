import { Ids, LocalDay, Text } from '../../../platform/http/fields';
import { MayBeLeftOut } from '../../../platform/http/left-out';
import { Code } from '../../people';

/** A training that was given, with who was there. */
export class GivenTrainingDto {
  @Code('training')
  kind!: string;

  @LocalDay()
  heldOn!: string;

  /** By whom. */
  @Text(200)
  givenBy!: string;

  @MayBeLeftOut()
  @Ids(500)
  mentorIds: string[] = [];

  /** Members of teams who are no ambassadors. */
  @MayBeLeftOut()
  @Ids(500)
  memberIds: string[] = [];
}
