import { Get } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import {
  ClassQueries,
  type ClassOverview,
  type SessionView,
  UnrecordedSessions,
  type WalkInDay,
  WalkInDaysService,
} from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { Clock } from '../../../platform/common/clock';
import { ListFile } from '../../kit/page/list-file';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import type { View } from '../../kit/view/view';
import { listedClassesMs } from '../../shared/classes/class-facts';
import { sessionColumns } from './file-columns';
import { classColumns, walkInDayColumns } from './plan-columns';

/** What stands on the lists of lessons to be written down, of walk-in days and of classes, as files for Excel. */
@PageController()
@Allow('sessions.list')
export class PlanFilesController {
  constructor(
    private readonly unrecorded: UnrecordedSessions,
    private readonly days: WalkInDaysService,
    private readonly classes: ClassQueries,
    private readonly places: PlacesService,
    private readonly clock: Clock,
  ) {}

  @Get(paths.ward.unrecordedFile.pattern)
  async unrecordedFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<SessionView>> {
    const rows = await this.unrecorded.list(actor, ward.id, { isAll: true });
    return new ListFile((t) => t.sessions.unrecorded, sessionColumns, rows, { ward });
  }

  @Allow('walk-ins.plan')
  @Get(paths.ward.walkInsFile.pattern)
  async walkInsFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<WalkInDay>> {
    const rows = await this.days.list(actor, ward.id, this.days.today());
    const venues = await this.places.venues(ward.id);
    const names = new Map(venues.map(({ id, name }) => [id, name]));
    const columns = (view: View) => walkInDayColumns(view, names);
    return new ListFile((t) => t.walkIn.title, columns, rows, { ward });
  }

  @Allow('classes.plan')
  @Get(paths.ward.classesFile.pattern)
  async classesFile(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
  ): Promise<ListFile<ClassOverview>> {
    const rows = await this.classes.list(actor, ward.id, this.clock.now() - listedClassesMs);
    return new ListFile((t) => t.classes.title, classColumns, rows, { ward });
  }
}
