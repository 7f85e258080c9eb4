import { Body, Get, Param, Post } from '@nestjs/common';
import type { Side } from '../../../core/people/fields';
import { readPhoneNumber } from '../../../core/vietnamese/phones';
import { type Actor, Allow, CurrentActor, CurrentWard } from '../../../modules/access';
import { PeopleService, type Person, type PersonToChange } from '../../../modules/people';
import { type PhoneHolder, PhoneHolders } from '../../../modules/reminders';
import { ChangeConsequences, TopicChanges } from '../../../modules/sessions';
import { PlacesService, type Ward } from '../../../modules/wards';
import { integerOf, textOf, type FormBody } from '../../kit/forms/form-fields';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { inWard } from '../../kit/page/in-ward';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { PageController } from '../../kit/page/page-controller';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { kindOf, peopleOf } from '../../shared/people/people-kind';
import { saveOrAsk, type ToBeSaved } from '../changes/change-question';
import { changesOf, type Editable } from '../../shared/people/person-forms';
import { basisIn, typedUpon } from '../../shared/people/form-basis';
import { type EditLook, isLookedAt, seenOf } from './edit-look';
import { EditPersonPage } from './edit-person-page';

type Params = Record<'people' | 'id', string>;

/** Everything that is known of somebody, put right; a number alone stands in `messages/phones.controller`. */
@PageController()
@Allow('people.change')
export class EditPersonController {
  constructor(
    private readonly people: PeopleService,
    private readonly places: PlacesService,
    private readonly consequences: ChangeConsequences,
    private readonly topics: TopicChanges,
    private readonly holders: PhoneHolders,
  ) {}

  @Get(paths.ward.personEdit.pattern)
  async form(@CurrentWard() ward: Ward, @Param() { people, id }: Params): Promise<WebPage> {
    const side = kindOf(people);
    return this.page(ward, side, await this.person(ward, side, id));
  }

  @Post(paths.ward.personEdit.pattern)
  async save(
    @CurrentActor() actor: Actor,
    @CurrentWard() ward: Ward,
    @Param() { people, id }: Params,
    @Body() body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const side = kindOf(people);
    const person = await this.person(ward, side, id);
    let look: EditLook | undefined;
    return orShow(
      async () => {
        const changes = changesOf(side, body, person, basisIn(side, body, person));
        const version = integerOf(body, 'version') ?? 0;
        // What was looked at on an older page is looked at again, also where it changes nothing.
        if (Object.keys(changes).length > 0 || version !== person.version) {
          const change = { side, seen: { id, version }, changes };
          look = await this.look(actor, ward, person, change);
          if (!isLookedAt(look, seenOf(body))) {
            return this.page(ward, side, person, { typed: body, look });
          }
          const others =
            look.sharing.length > 0 ? sharedBy(look.sharing, body, person, change) : [];
          const all = [change, ...others];
          if (look.hitsTopics) return this.askOfLessons(actor, ward, person, all, body);
          await this.people.changeAll(actor, inOrder(all));
        }
        return saved(ward, side, id, body);
      },
      async (refusal) => {
        const now = await this.person(ward, side, id);
        return this.page(ward, side, now, { refusal, typed: typedUpon(side, body, now), look });
      },
    );
  }

  /** What becomes of lessons ahead that are about something else; what was chosen is done with the edit, in one write. */
  private askOfLessons(
    actor: Actor,
    ward: Ward,
    person: Editable,
    edits: readonly PersonToChange[],
    body: FormBody,
  ): Promise<WebPage | SeeOther> {
    const [{ side }] = edits;
    const { id, fullName } = person;
    const wanted: ToBeSaved = {
      ward,
      action: paths.ward.personEdit(ward.code, peopleOf[side], id),
      back: { href: paths.ward[side](ward.code, id), name: () => fullName },
      title: (t) => t.changes.topicsTitle(fullName),
      look: (resolution) => this.topics.look(actor, edits, resolution),
      make: (resolution) => this.topics.make(actor, edits, resolution),
      saved: () => saved(ward, side, id, body),
      edit: (typed) => this.page(ward, side, person, { typed }),
    };
    return saveOrAsk(wanted, body);
  }

  /** What would no longer fit, and who else has a number that is to be another one. */
  private async look(
    actor: Actor,
    ward: Ward,
    person: Person,
    { side, seen, changes }: PersonToChange,
  ): Promise<EditLook> {
    const all = await this.consequences.ofChange(actor, side, seen, changes);
    // What becomes of lessons about something else is asked on a page of its own.
    const sessions = all.sessions.filter(({ why }) => why === 'not-free');
    const ending = 'topics' in changes ? await this.ending(actor, { side, seen, changes }) : [];
    const hitsTopics = sessions.length < all.sessions.length || ending.length > 0;
    const pairs = all.pairs.filter(({ mentorId, menteeId }) =>
      ending.every((one) => one.mentorId !== mentorId || one.menteeId !== menteeId),
    );
    const consequences = { ...all, sessions, pairs };
    const names = await this.people.namesOf(
      consequences.pairs.flatMap(({ mentorId, menteeId }) => [mentorId, menteeId]),
    );
    const numbers = phoneFields.flatMap((field) => (field in changes ? (person[field] ?? []) : []));
    const found = await this.holders.of(ward.id, numbers);
    const sharing = new Map([...found.values()].flat().map((holder) => [holder.id, holder]));
    sharing.delete(person.id);
    const farMetres = changes.place ? await this.people.homeOutside(ward.id, changes.place) : null;
    return { consequences, names, hitsTopics, sharing: [...sharing.values()], farMetres };
  }

  /** Pairs in which nothing would be left to teach. */
  private async ending(actor: Actor, edit: PersonToChange) {
    const { items } = await this.topics.look(actor, [edit]);
    return items.filter(({ kind }) => kind === 'pair');
  }

  private async person(ward: Ward, side: Side, id: string): Promise<Editable> {
    const person = inWard(ward, 'person', await this.people[side](id));
    const householdId = 'householdId' in person ? person.householdId : null;
    const householdCode = householdId && (await this.people.householdCode(householdId));
    return Object.assign(person, { householdCode });
  }

  private async page(
    ward: Ward,
    side: Side,
    person: Editable,
    { look, ...refused }: Pick<PageOptions, 'refusal' | 'typed'> & { look?: EditLook } = {},
  ): Promise<WebPage> {
    const hamlets = await this.places.hamlets(ward.id);
    return new WebPage(
      (t) => t.people.editOf(person.fullName),
      <EditPersonPage
        ward={ward}
        side={side}
        person={person}
        hamlets={hamlets}
        refusal={refused.refusal}
        look={look}
      />,
      { ward, ...refused },
    );
  }
}

/** In the order in which everybody holds people. */
const inOrder = (all: readonly PersonToChange[]): PersonToChange[] =>
  all.toSorted((a, b) => (a.seen.id < b.seen.id ? -1 : 1));

function saved(ward: Ward, side: Side, id: string, body: FormBody): SeeOther {
  const notice = isRenumbered(body) ? 'person-saved-renumbered' : 'person-saved';
  return new SeeOther(withQuery(paths.ward[side](ward.code, id), { changed: 'yes' }), notice);
}

/** Whether a number of before 2018 was typed, which became today's. */
function isRenumbered(body: FormBody): boolean {
  return ['phone', 'otherPhone'].some((name) => readPhoneNumber(textOf(body, name))?.formerly);
}

const phoneFields = ['phone', 'otherPhone'] as const;

/** What becomes of those who share a number that becomes another one. @throws DomainError where nobody said it */
function sharedBy(
  sharing: readonly PhoneHolder[],
  body: FormBody,
  person: Person,
  { changes }: PersonToChange,
): PersonToChange[] {
  const answer = textOf(body, 'sharing');
  if (answer === 'one') return [];
  if (answer !== 'all') throw invalidFields({ sharing: 'choose-one' });
  return sharing.map((holder) => {
    const { side, id, version } = holder;
    const theirs = phoneFields.flatMap((field) =>
      phoneFields
        .filter(
          (mine) => mine in changes && person[mine] !== null && holder[field] === person[mine],
        )
        .map((mine) => [field, changes[mine]] as const),
    );
    return { side, seen: { id, version }, changes: Object.fromEntries(theirs) };
  });
}
