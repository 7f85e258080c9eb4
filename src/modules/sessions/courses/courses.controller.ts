import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { LearningNoteDto, SkillCorrectionDto } from './courses.dto';
import { CoursesService } from './courses.service';
import { LearningNoteView, SkillView, StuckLearnerView } from './courses.views';
import { StuckLearners } from './stuck-learners';

@ApiTags('learning')
@Controller('api/v1')
@Allow('mentees.look-after')
export class CoursesController {
  constructor(
    private readonly courses: CoursesService,
    private readonly stuck: StuckLearners,
  ) {}

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

  /** Notes what was agreed for somebody who gets no further with a topic. */
  @Allow('skills.record')
  @Post('mentees/:id/skills/:topic/notes')
  note(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Param('topic') topic: string,
    @Body() { note }: LearningNoteDto,
  ): Promise<LearningNoteView> {
    return this.stuck.note(actor, id, topic, note);
  }

  /** Who cannot do a topic alone after many lessons in it, those with the most lessons first. */
  @Allow('people.watch')
  @Get('wards/:wardId/stuck-learners')
  stuckLearners(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
  ): Promise<StuckLearnerView[]> {
    return this.stuck.of(actor, wardId);
  }
}
