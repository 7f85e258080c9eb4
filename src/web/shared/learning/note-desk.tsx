import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../modules/access';
import { StuckLearners } from '../../../modules/sessions';
import type { DomainError } from '../../../platform/common/domain-error';
import { termName } from '../../../texts';
import { BackLink } from '../../kit/components/back-link';
import { TextArea } from '../../kit/forms/text-area';
import { type FormBody, reasonOf } from '../../kit/forms/form-fields';
import { Button, Form } from '../../kit/forms/form';
import { invalidFields, orShow } from '../../kit/forms/refusals';
import { type PageOptions, SeeOther, WebPage } from '../../kit/page/page';
import { useView } from '../../kit/view/view';

/** About whom and what, and the page it is asked on. */
export interface NoteAbout {
  menteeId: string;
  fullName: string;
  /** Code. */
  topic: string;
  action: string;
  back: string;
  options: Omit<PageOptions, 'refusal'>;
}

/** A note of what was agreed for somebody who gets no further, for everybody who may write one. */
@Injectable()
export class NoteDesk {
  constructor(private readonly stuck: StuckLearners) {}

  page(about: NoteAbout, refusal?: DomainError): WebPage {
    return new WebPage((t) => t.stuck.noteTitle(about.fullName), <NotePage about={about} />, {
      ...about.options,
      refusal,
    });
  }

  keep(actor: Actor, about: NoteAbout, body: FormBody): Promise<WebPage | SeeOther> {
    return orShow(
      async () => {
        const note = reasonOf(body, 'note');
        if (!note) throw invalidFields({ note: 'needed' });
        await this.stuck.note(actor, about.menteeId, about.topic, note);
        return new SeeOther(about.back, 'learning-noted');
      },
      (refusal) => Promise.resolve(this.page(about, refusal)),
    );
  }
}

function NotePage({ about: { fullName, topic, action, back } }: { about: NoteAbout }) {
  const { t, language } = useView();
  const s = t.stuck;
  return (
    <>
      <BackLink href={back} />
      <h1>{s.noteTitle(fullName)}</h1>
      <p class="lead">{s.noteLead(termName('topic', topic, language))}</p>
      <Form action={action}>
        <TextArea name="note" label={s.note} hint={s.noteHint} value="" rows={4} />
        <Button>{s.save}</Button>
      </Form>
    </>
  );
}
