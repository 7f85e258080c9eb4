import { Body, Get, Param, Post } from '@nestjs/common';
import { isUUID } from 'class-validator';
import type { Side } from '../../../core/people/fields';
import { MOST_ANNOUNCED } from '../../../core/reminders/announcement';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { Announcements, type AnnouncementView } from '../../../modules/reminders';
import type { Ward } from '../../../modules/wards';
import type { DomainError } from '../../../platform/common/domain-error';
import { newId } from '../../../platform/database/columns';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { isDayInReach } from '../../kit/page/asked';
import { inWard } from '../../kit/page/in-ward';
import { SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { paths } from '../../kit/paths/paths';
import { PickedPeople, pickedValue } from '../people/list/picked-people';
import {
  AnnouncementPage,
  AnnouncementPreviewPage,
  AnnouncementsPage,
  WriteAnnouncementPage,
} from './announcement-pages';

/** One message to those who were chosen in a list of people: looked at, sent, taken back. */
@PageController()
@Allow('announcements.send')
export class AnnouncementPagesController {
  constructor(
    private readonly announcements: Announcements,
    private readonly picked: PickedPeople,
  ) {}

  @Get(paths.ward.announcements.pattern)
  async list(@CurrentActor() actor: Actor, @CurrentWard() ward: Ward): Promise<WebPage> {
    const lines = await this.announcements.list(actor, ward.id);
    return new WebPage(
      (t) => t.announcements.title,
      <AnnouncementsPage code={ward.code} lines={lines} />,
      { ward },
    );
  }

  @Post(paths.ward.announcements.pattern)
  async write(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side: Side = textOf(body, 'side') === 'mentor' ? 'mentor' : 'mentee';
    const picked = await this.picked.of(ward, body, side, MOST_ANNOUNCED);
    const written = { code: ward.code, side, people: pickedValue(picked), count: picked.length };
    const text = textOf(body, 'text');
    const how = howOf(body);
    return orShow(
      async () => {
        const wanted = { side, personIds: picked.map(({ id }) => id), text, ...wantedBy(how) };
        const id = textOf(body, 'id');
        if (textOf(body, 'confirmed') === 'yes' && isUUID(id)) {
          await this.announcements.send(actor, ward.id, { id, ...wanted });
          return new SeeOther(paths.ward.announcement(ward.code, id), 'announcement-sent');
        }
        const preview = await this.announcements.look(actor, ward.id, wanted);
        return new WebPage(
          (t) => t.announcements.preview,
          <AnnouncementPreviewPage
            {...written}
            id={newId()}
            text={text}
            how={how}
            preview={preview}
          />,
          { ward },
        );
      },
      (refusal) =>
        new WebPage(
          (t) => t.announcements.write(picked.length),
          <WriteAnnouncementPage {...written} />,
          { ward, refusal },
        ),
    );
  }

  @Get(paths.ward.announcement.pattern)
  async show(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage> {
    return this.page(actor, ward, id);
  }

  @Post(paths.ward.announcementTakingBack.pattern)
  async takeBack(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param('id') id: string,
  ): Promise<WebPage | SeeOther> {
    await this.ofWard(actor, ward, id);
    return orShow(
      async () => {
        await this.announcements.takeBack(actor, id);
        return new SeeOther(paths.ward.announcement(ward.code, id), 'announcement-taken-back');
      },
      (refusal) => this.page(actor, ward, id, refusal),
    );
  }

  private async page(
    actor: Actor,
    ward: Ward,
    id: string,
    refusal?: DomainError,
  ): Promise<WebPage> {
    const view = await this.ofWard(actor, ward, id);
    return new WebPage(
      (t) => t.announcements.title,
      <AnnouncementPage code={ward.code} view={view} />,
      { ward, refusal },
    );
  }

  private async ofWard(actor: Actor, ward: Ward, id: string): Promise<AnnouncementView> {
    return inWard(ward, 'announcement', await this.announcements.get(actor, id));
  }
}

/** When it leaves and who calls whom, as it was typed, or pressed instead of it. */
function howOf(body: FormBody): Record<'day' | 'calls', string> {
  const [day, calls, instead] = ['day', 'calls', 'instead'].map((name) => textOf(body, name));
  if (instead === 'call') return { day, calls: 'yes' };
  return instead ? { day: instead, calls: '' } : { day, calls };
}

/** @throws DomainError invalid-form */
function wantedBy({ day, calls }: ReturnType<typeof howOf>) {
  if (day && !isDayInReach(day)) throw invalidFields({ day: 'bad-date' });
  return { ...(day ? { day } : {}), callsHeld: calls === 'yes' };
}
