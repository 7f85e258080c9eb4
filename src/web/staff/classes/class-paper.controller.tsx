import { Get, Param } from '@nestjs/common';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Env } from '../../../platform/config/env';
import { ClassQueries } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { inWard } from '../../kit/page/in-ward';
import { WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { ClassLoudspeakerPage, ClassPosterPage, SignInSheetPage } from './class-paper-pages';

/** What is printed of a class and read out about it. */
@PageController()
@Allow('papers.print')
export class ClassPaperController {
  constructor(
    private readonly queries: ClassQueries,
    private readonly env: Env,
  ) {}

  @Get(paths.ward.classPoster.pattern)
  async poster(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const about = inWard(ward, 'class', await this.queries.one(actor, id));
    const url = `${this.env.baseUrl}${paths.groupClass(id)}`;
    return new WebPage(
      (t) => t.classes.poster,
      <ClassPosterPage back={paths.ward.class(ward.code, id)} about={about} url={url} />,
      { ward },
    );
  }

  @Get(paths.ward.classLoudspeaker.pattern)
  async loudspeaker(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const about = inWard(ward, 'class', await this.queries.one(actor, id));
    return new WebPage(
      (t) => t.classes.loudspeaker,
      <ClassLoudspeakerPage
        back={paths.ward.class(ward.code, id)}
        about={about}
        wardName={ward.name}
      />,
      { ward },
    );
  }

  @Get(paths.ward.classSheet.pattern)
  async sheet(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    const about = inWard(ward, 'class', await this.queries.one(actor, id));
    const url = `${this.env.baseUrl}${paths.groupClassSheet(id)}`;
    return new WebPage(
      (t) => t.classes.sheet,
      <SignInSheetPage back={paths.ward.class(ward.code, id)} about={about} url={url} />,
      { ward },
    );
  }
}
