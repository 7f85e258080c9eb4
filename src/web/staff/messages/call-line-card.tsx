import type { CallLine, PhoneHolder } from '../../../modules/reminders';
import { mayDo } from '../../../modules/access';
import { Tag } from '../../kit/components/facts';
import { Phone } from '../../kit/components/phone';
import { FormDisclosure } from '../../kit/forms/form-disclosure';
import { PostButton } from '../../kit/forms/form';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';
import { LastCall, namesOf, OutcomeForm, WhatToSay } from '../../shared/messages/call-line-facts';
import { peopleOf } from '../../shared/people/people-kind';
import { PhoneFields } from './phone-form';

/** The form of the boxes before each number. */
export const givingFormId = 'giving';

interface CallLineCardProps {
  code: string;
  line: CallLine;
  /** Who of the ward has the number. */
  holders: readonly PhoneHolder[];
}

/** One number: whom to tell, what to say, who calls, what came of it, and the number put right. */
export function CallLineCard({ code, line, holders }: CallLineCardProps) {
  const { t } = useView();
  const c = t.calls;
  const [{ reminderId }] = line.calls;
  const names = namesOf(line);
  return (
    <li class="card call-line">
      <div class="choice picked">
        <input
          type="checkbox"
          name="lines"
          value={`${line.line}~${line.version}`}
          form={givingFormId}
          aria-label={c.pick(names)}
          class="no-print"
        />
        <div>
          <h3>
            <LineNumber line={line} />
          </h3>
          <People code={code} line={line} />
        </div>
      </div>
      <p>
        <Caller line={line} /> <Take code={code} line={line} />{' '}
        {line.outcome === null ? null : (
          <>
            <LastCall line={line} />{' '}
            <PostButton
              action={paths.ward.reminderCallTakingBack(code, reminderId)}
              kind="link"
              label={c.undoOf(names)}
            >
              {c.undo}
            </PostButton>
          </>
        )}
      </p>
      <WhatToSay line={line} />
      <OutcomeForm action={paths.ward.call(code, reminderId)} line={line} />
      <Mend code={code} line={line} holders={holders} />
    </li>
  );
}

/** The number, or else somebody's who can pass it on. */
function LineNumber({ line }: { line: CallLine }) {
  const { t } = useView();
  const { phoneOf } = t.messages;
  if (line.number !== null) {
    const isBorrowed = line.calls.every(({ phone, otherPhone }) =>
      [phone, otherPhone].every((one) => one !== line.number),
    );
    const [{ otherPhone }] = line.calls;
    const other = otherPhone === line.number ? null : otherPhone;
    return (
      <>
        <Phone number={line.number} other={isBorrowed ? null : other} />{' '}
        {isBorrowed ? <span class="muted">{phoneOf.household}</span> : null}
      </>
    );
  }
  const mentorPhone = line.calls.find((call) => call.personKind === 'mentee')?.mentorPhone ?? null;
  if (mentorPhone === null) return <>{t.calls.noNumber}</>;
  return (
    <>
      <Phone number={mentorPhone} /> <span class="muted">{phoneOf.mentor}</span>
    </>
  );
}

function People({ code, line: { people } }: { code: string; line: CallLine }) {
  return (
    <p>
      {people.map(({ id, kind, name }, index) => (
        <span key={id}>
          {index > 0 ? ', ' : null}
          <a href={paths.ward[kind](code, id)}>{name}</a>
        </span>
      ))}
    </p>
  );
}

function Caller({ line: { caller } }: { line: CallLine }) {
  const { t, actor } = useView();
  const c = t.calls;
  if (caller === null) return <Tag>{c.nobodyYet}</Tag>;
  if (caller.id === actor?.id) return <Tag kind="good">{c.byMe}</Tag>;
  const words = caller.kind === 'mentor' ? c.byMentor(caller.name) : c.callerIs(caller.name);
  return <Tag kind="wait">{words}</Tag>;
}

/** One press for a single number: to call it oneself, or not to. */
function Take({ code, line: { line, version, caller, people } }: { code: string; line: CallLine }) {
  const { t, actor } = useView();
  const c = t.calls;
  const names = namesOf({ people });
  const isMine = caller !== null && caller.id === actor?.id;
  if (caller !== null && !isMine) return null;
  return (
    <PostButton
      action={paths.ward.callCallers(code)}
      kind="link"
      values={{ lines: `${line}~${version}`, to: isMine ? 'nobody' : 'me' }}
      label={isMine ? c.leaveOf(names) : c.takeOf(names)}
    >
      {isMine ? c.leave : c.take}
    </PostButton>
  );
}

/** Here for whoever has the number; where there is none, on a page of its own. */
function Mend({ code, line, holders }: CallLineCardProps) {
  const { t, actor } = useView();
  if (!mayDo(actor, 'people.change')) return null;
  const [first] = holders;
  if (line.number !== null && first) {
    return (
      <div class="no-print">
        <FormDisclosure
          action={paths.ward.personPhone(code, peopleOf[first.side], first.id)}
          summary={t.calls.mend}
        >
          <PhoneFields number={line.number} holders={holders} next="calls" group={first.id} />
        </FormDisclosure>
      </div>
    );
  }
  return (
    <p class="no-print">
      {line.people.map(({ kind, id, name }) => (
        <a
          key={id}
          class="row-link"
          href={withQuery(paths.ward.personPhone(code, peopleOf[kind], id), { next: 'calls' })}
        >
          {t.people.editPhoneOf(t.people.addPhone, name)}
        </a>
      ))}
    </p>
  );
}
