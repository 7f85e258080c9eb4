import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { WardTopicDto } from './curriculum.dto';
import { CurriculumService } from './curriculum.service';
import { WardTopicView } from './curriculum.views';

@ApiTags('learning')
@Controller('api/v1/wards/:wardId/curriculum')
@Allow('curriculum.adapt')
export class WardCurriculumController {
  constructor(private readonly curriculum: CurriculumService) {}

  /** What a ward says of a topic in its own words, in all languages. */
  @Get(':topic')
  async own(
    @Param('wardId') wardId: string,
    @Param('topic') topic: string,
  ): Promise<WardTopicView> {
    return (await this.curriculum.topic(wardId, topic)).own;
  }

  /** Says it anew; null is the general text. */
  @Put(':topic')
  change(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Param('topic') topic: string,
    @Body() body: WardTopicDto,
  ): Promise<WardTopicView> {
    return this.curriculum.changeInWard(actor, wardId, { ...body, topic });
  }
}
