import { Get, StreamableFile } from '@nestjs/common';
import { Allow, CurrentWard } from '../../../modules/access';
import {
  writeHamletTemplate,
  writeMenteeTemplate,
  writeMentorTemplate,
  writeVenueTemplate,
  xlsxType,
} from '../../../modules/exchange';
import { PlacesService, type Ward } from '../../../modules/wards';
import type { Language } from '../../../texts';
import { PageController } from '../../kit/page/page-controller';
import { PageLanguage } from '../../kit/page/page-language';
import { paths } from '../../kit/paths/paths';

/** Empty lists to be filled in, in the language of the page; they offer the hamlets of the ward; those of places hold what the ward has. */
@PageController()
@Allow('imports.read')
export class TemplateFilesController {
  constructor(private readonly places: PlacesService) {}

  @Get(paths.ward.mentorsTemplate.pattern)
  async mentors(
    @CurrentWard() ward: Ward,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    return sheet(await writeMentorTemplate(await this.namesOf(ward), language));
  }

  @Get(paths.ward.menteesTemplate.pattern)
  async mentees(
    @CurrentWard() ward: Ward,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    return sheet(await writeMenteeTemplate(await this.namesOf(ward), language));
  }

  @Get(paths.ward.hamletsTemplate.pattern)
  async hamlets(
    @CurrentWard() { id }: Ward,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    return sheet(await writeHamletTemplate({ hamlets: await this.places.hamlets(id) }, language));
  }

  @Get(paths.ward.venuesTemplate.pattern)
  async venues(
    @CurrentWard() { id }: Ward,
    @PageLanguage() language: Language,
  ): Promise<StreamableFile> {
    const hamlets = await this.places.hamlets(id);
    const names = new Map(hamlets.map((hamlet) => [hamlet.id, hamlet.name]));
    const venues = (await this.places.venues(id)).map((venue) => ({
      ...venue,
      hamletName: names.get(venue.hamletId ?? '') ?? null,
    }));
    return sheet(await writeVenueTemplate({ hamlets, venues }, language));
  }

  private async namesOf({ id, addedTopics }: Ward) {
    const hamlets = (await this.places.hamlets(id)).map(({ name }) => name);
    return { hamlets, addedTopics: addedTopics.map(({ code }) => code) };
  }
}

/** Saved by the last word of its address. */
function sheet(bytes: Buffer): StreamableFile {
  return new StreamableFile(bytes, { type: xlsxType, disposition: 'attachment' });
}
