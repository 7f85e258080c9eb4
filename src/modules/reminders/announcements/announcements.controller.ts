import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, CurrentActor } from '../../access';
import { AnnouncementDto } from './announcements.dto';
import { Announcements } from './announcements.service';
import { AnnouncementLine, AnnouncementPreview, AnnouncementView } from './announcements.views';

@ApiTags('reminders')
@Controller('api/v1')
@Allow('announcements.send')
export class AnnouncementsController {
  constructor(private readonly announcements: Announcements) {}

  /** The latest of a ward first. */
  @Get('wards/:wardId/announcements')
  list(@CurrentActor() actor: Actor, @Param('wardId') wardId: string): Promise<AnnouncementLine[]> {
    return this.announcements.list(actor, wardId);
  }

  /** One message to several people; it leaves some minutes later, and until then can be taken back. */
  @Post('wards/:wardId/announcements')
  send(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: AnnouncementDto,
  ): Promise<AnnouncementView> {
    return this.announcements.send(actor, wardId, body);
  }

  /** How many messages and parts it would be, and whom it would not reach; nothing is written. */
  @Post('wards/:wardId/announcements-preview')
  @HttpCode(200)
  look(
    @CurrentActor() actor: Actor,
    @Param('wardId') wardId: string,
    @Body() body: AnnouncementDto,
  ): Promise<AnnouncementPreview> {
    return this.announcements.look(actor, wardId, body);
  }

  @Get('announcements/:id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AnnouncementView> {
    return this.announcements.get(actor, id);
  }

  /** What has not left does not leave. */
  @Post('announcements/:id/taking-back')
  takeBack(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<AnnouncementView> {
    return this.announcements.takeBack(actor, id);
  }
}
