import { Injectable, Logger } from '@nestjs/common';
import { JobHandler } from '../../../platform/queue/job-handler';
import { LessonVideos } from './lesson-videos.service';

@Injectable()
export class LessonVideosJobs {
  private readonly logger = new Logger('LessonVideos');

  constructor(private readonly videos: LessonVideos) {}

  @JobHandler('lesson-videos.forget')
  async forget(): Promise<void> {
    const { length } = await this.videos.forgetUnused();
    if (length > 0) this.logger.log(`Took away ${length} videos that no lesson has any more.`);
  }
}
