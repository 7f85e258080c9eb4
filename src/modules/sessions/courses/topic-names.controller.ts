import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { AddedTopicView } from '../../wards';
import { TopicNameDto } from './courses.dto';
import { TopicRenaming } from './topic-renaming.service';

@ApiTags('learning')
@Controller('api/v1/wards/:wardId/added-topics')
@Allow('curriculum.adapt')
export class TopicNamesController {
  constructor(private readonly renaming: TopicRenaming) {}

  /**
   * Calls a topic that the ward added otherwise, wherever it stands; its code says the new name. Lists that still have
   * the old one are understood, and messages that were sent keep it.
   */
  @Put(':topic/name')
  rename(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('topic') code: string,
    @Body() body: TopicNameDto,
  ): Promise<AddedTopicView> {
    return this.renaming.rename(actor, wardId, { code, ...body });
  }
}
