import { Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Allow } from '../../../modules/access';
import { LessonVideos, VideoFiles } from '../../../modules/learning';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';

/** The videos of lessons that are files here, in the parts that a player asks for. */
@PageController()
@Allow('lesson-videos.watch')
export class LessonVideosController {
  constructor(
    private readonly videos: LessonVideos,
    private readonly files: VideoFiles,
  ) {}

  @Get(paths.video.pattern)
  async watch(
    @Param('file') file: string,
    @Req() { actors = [] }: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.videos.assertSeen(actors, file);
    // A file never changes: another video has another name.
    void reply.header('cache-control', 'private, max-age=86400, immutable');
    await reply.sendFile(file, this.files.folder, { cacheControl: false });
  }
}
