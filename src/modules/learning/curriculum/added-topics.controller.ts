import { Body, Controller, Delete, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { AddedTopicView } from '../../wards';
import { AddedTopicsService } from './added-topics.service';
import { ChangedPlaceDto, NewTopicDto } from './curriculum.dto';

/** Which there are stands in the ward, their words among those of all topics. */
@ApiTags('learning')
@Controller('api/v1/wards/:wardId/added-topics')
@Allow('curriculum.adapt')
export class AddedTopicsController {
  constructor(private readonly addedTopics: AddedTopicsService) {}

  /** Adds a topic of the ward's own; its words and video are then said as of any other. */
  @Post()
  add(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: NewTopicDto,
  ): Promise<AddedTopicView> {
    return this.addedTopics.add(actor, wardId, body);
  }

  /** Says anew where a topic that the ward added stands among the others. */
  @Put(':topic')
  place(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('topic') topic: string,
    @Body() body: ChangedPlaceDto,
  ): Promise<AddedTopicView> {
    return this.addedTopics.place(actor, wardId, topic, body);
  }

  /** Takes away a topic that the ward added and nobody needs, teaches or has learned. */
  @Delete(':topic')
  @HttpCode(204)
  remove(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('topic') topic: string,
  ): Promise<void> {
    return this.addedTopics.remove(actor, wardId, topic);
  }
}
