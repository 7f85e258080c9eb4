import type { AskedByPhone, FeedbackCounts, WrongFeedback } from '../../../modules/reminders';
import { termName } from '../../../texts';
import { Phone } from '../../kit/components/phone';
import { type Column, Table } from '../../kit/components/table';
import { PostButton } from '../../kit/forms/form';
import { paths } from '../../kit/paths/paths';
import { useView } from '../../kit/view/view';

/** What learners answered, and whom to call because something is wrong. */
export function FeedbackSection({
  code,
  counts,
  wrong,
  toAsk,
}: {
  code: string;
  counts: FeedbackCounts;
  wrong: WrongFeedback[];
  toAsk: AskedByPhone[];
}) {
  const { t, dates, language } = useView();
  const f = t.feedback;
  const whom: Column<Pick<AskedByPhone, 'menteeId' | 'menteeName' | 'phone'>>[] = [
    {
      heading: t.people.name,
      cell: ({ menteeId, menteeName }) => (
        <a href={paths.ward.mentee(code, menteeId)}>{menteeName}</a>
      ),
    },
    {
      heading: t.people.phone,
      cell: ({ menteeId: id, menteeName: name, phone }) => (
        <Phone number={phone} whose={{ kind: 'mentee', id, name }} />
      ),
    },
  ];
  return (
    <section>
      <h2 id="feedback">{f.wardTitle}</h2>
      <p>{f.counts(counts.asked, counts.answered, counts.useful, counts.alone)}</p>
      <Table
        caption={f.toAskCaption}
        whenEmpty={f.nobodyToAsk}
        rows={toAsk}
        columns={[
          ...whom,
          {
            heading: f.about,
            cell: ({ occasion, topic, lessonAt }) =>
              `${f.occasions[occasion]}: ${termName('topic', topic, language)}, ${dates.moment(lessonAt)}`,
          },
          {
            heading: f.noteAnswers,
            cell: ({ id, menteeName }) => (
              <a
                class="row-link"
                href={paths.ward.feedbackCall(code, id)}
                aria-label={`${f.noteAnswers}: ${menteeName}`}
              >
                {f.noteAnswers}
              </a>
            ),
          },
        ]}
      />
      <Table
        caption={f.wrongCaption}
        whenEmpty={f.noneWrong}
        rows={wrong}
        columns={[
          ...whom,
          { heading: t.people.mentor, cell: ({ mentorName }) => mentorName },
          {
            heading: f.answeredAt,
            cell: ({ answeredAt }) => (answeredAt === null ? '–' : dates.moment(answeredAt)),
          },
          {
            heading: f.settle,
            cell: ({ id, menteeName }) => (
              <PostButton
                action={paths.ward.feedbackSettlement(code, id)}
                kind="secondary"
                label={f.settleOf(menteeName)}
              >
                {f.settle}
              </PostButton>
            ),
          },
        ]}
      />
    </section>
  );
}
