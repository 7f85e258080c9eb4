import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { SkillCorrectionDto } from './courses.dto';
import { CoursesService } from './courses.service';
import { SkillView } from './courses.views';

@ApiTags('learning')
@Controller('api/v1')
@Allow('mentees.look-after')
export class CoursesController {
  constructor(private readonly courses: CoursesService) {}

  /** What a mentee can do, in the order in which it was first written down. */
  @Get('mentees/:id/skills')
  skills(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<SkillView[]> {
    return this.courses.skillsOf(actor, id);
  }

  /** Corrects a skill, or writes down what was seen outside of a session. */
  @Allow('skills.record')
  @Put('mentees/:id/skills/:topic')
  correct(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('topic') topic: string,
    @Body() body: SkillCorrectionDto,
  ): Promise<SkillView[]> {
    return this.courses.correct(actor, id, topic, body);
  }
}
