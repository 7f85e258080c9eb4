import { Injectable } from '@nestjs/common';
import type { ComponentChildren } from 'preact';
import type { PairKey } from '../../../core/matching/rules/problem';
import type { Actor } from '../../../modules/access';
import { PairsService } from '../../../modules/matching';
import { PairChanges } from '../../../modules/sessions';
import type { Ward } from '../../../modules/wards';
import { invalidFields } from '../../kit/forms/refusals';
import { type FormBody, listOf, textOf } from '../../kit/forms/form-fields';
import { SeeOther, WebPage } from '../../kit/page/page';
import { paths } from '../../kit/paths/paths';
import { type Answers, ChangePreview } from '../../shared/changes/change-pages';
import { staffLink } from '../changes/item-link';

/** Mentees who are to go to ambassadors, and the form that asked for it. */
export interface Giving {
  ward: Ward;
  wanted: readonly PairKey[];
  /** Where the form goes, and what it carries. */
  action: string;
  answers: Answers;
  /** Where it is answered otherwise. */
  again: string;
  /** What to know besides, before it is done. */
  note?: ComponentChildren;
}

/** Giving mentees to ambassadors, from wherever it is asked: what it does is shown first, one press does it. */
@Injectable()
export class GivingDesk {
  constructor(
    private readonly pairs: PairsService,
    private readonly changes: PairChanges,
  ) {}

  /** The look, or where the change stands that was made. @throws DomainError as the change */
  async answer(actor: Actor, giving: Giving, body: FormBody): Promise<WebPage | SeeOther> {
    const { ward, wanted } = giving;
    if (wanted.length === 0) throw invalidFields({ mentorId: 'choose-one' });
    if (textOf(body, 'confirmed') !== 'yes') return this.look(actor, giving);
    const seen = new Map(listOf(body, 'seen').map((one) => one.split('.') as [string, string]));
    const going = wanted.map((key) => {
      const fromId = seen.get(key.menteeId);
      return fromId === undefined ? key : { ...key, fromId: fromId || null };
    });
    const { id } = await this.changes.give(actor, ward.id, going);
    return new SeeOther(paths.ward.change(ward.code, id), 'change-made');
  }

  private async look(actor: Actor, giving: Giving): Promise<WebPage> {
    const { ward, wanted, action, answers, again, note } = giving;
    const seen: string[] = [];
    for (const { menteeId } of wanted) {
      seen.push(`${menteeId}.${(await this.pairs.ofMentee(menteeId))?.mentorId ?? ''}`);
    }
    const view = await this.changes.lookAtGiving(actor, ward.id, wanted);
    return new WebPage(
      (t) => t.changes.previewTitle,
      <ChangePreview
        view={view}
        action={action}
        answers={{ ...answers, seen }}
        again={again}
        away={again}
        link={staffLink(ward.code)}
      >
        {note}
      </ChangePreview>,
      { ward },
    );
  }
}
