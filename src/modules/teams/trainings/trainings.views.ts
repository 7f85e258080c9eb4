import { ApiProperty, PickType } from '@nestjs/swagger';
import { Training } from '../entities/training.entity';
import type { TrainedPerson } from './trainings.service';

// What the API answers, as classes, so that its description can name every field.

class OwnTrainingView extends PickType(Training, ['id', 'kind', 'heldOn', 'givenBy'] as const) {}

/** Somebody who is or could be trained, with the last training of each kind, the newest first. */
export class TrainedPersonView implements TrainedPerson {
  id!: string;
  @ApiProperty({ enum: ['mentor', 'member'], enumName: 'TrainedSide' })
  side!: 'mentor' | 'member';
  fullName!: string;
  teams!: string[];
  trainings!: OwnTrainingView[];
}
