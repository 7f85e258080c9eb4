import type { MessageSample, TemplateOf } from '../../../modules/reminders';
import { BackLink } from '../../kit/components/back-link';
import { Table } from '../../kit/components/table';
import { useView } from '../../kit/view/view';
import { paths } from '../../kit/paths/paths';

interface MessageTextsPageProps {
  code: string;
  samples: { vi: MessageSample[]; en: MessageSample[] };
  /** Undefined where Zalo is not set up. */
  templateOf: TemplateOf | undefined;
}

/** Every message that people get, as they read it, and what it costs. */
export function MessageTextsPage({ code, samples, templateOf }: MessageTextsPageProps) {
  const { t } = useView();
  const m = t.messages;
  return (
    <>
      <BackLink href={paths.ward.reminders(code)}>{t.sessions.reminders}</BackLink>
      <h1>{m.texts}</h1>
      <p class="lead">{m.textsLead}</p>
      {(['vi', 'en'] as const).map((language) => (
        <SampleTable
          key={language}
          caption={m.textsIn[language]}
          samples={samples[language]}
          templateOf={templateOf}
        />
      ))}
    </>
  );
}

function SampleTable({
  caption,
  samples,
  templateOf,
}: {
  caption: string;
  samples: MessageSample[];
  templateOf: TemplateOf | undefined;
}) {
  const { t } = useView();
  const m = t.messages;
  const rows = samples.map((sample) => ({
    ...sample,
    id: `${sample.message.recipientKind}-${sample.message.kind}`,
  }));
  return (
    <section>
      <h2>{caption}</h2>
      <Table
        caption={caption}
        isCaptionHidden
        whenEmpty=""
        rows={rows}
        columns={[
          {
            heading: t.sessions.kind,
            cell: ({ message }) => t.sessions.kinds[message.kind],
          },
          {
            heading: m.toWhom,
            cell: ({ message }) => (message.recipientKind === 'mentor' ? m.toMentor : m.toMentee),
          },
          {
            heading: m.asEmail,
            cell: ({ message }) => (
              <span lang={message.language}>
                <strong>{message.subject}</strong>
                <br />
                {message.text.split('\n')[0]}
              </span>
            ),
          },
          {
            heading: m.asSms,
            cell: ({ message }) => <span lang={message.language}>{message.plainText}</span>,
          },
          {
            heading: m.smsCost,
            cell: ({ plain, accented }) => (
              <>
                {m.smsParts(plain.parts, plain.units, plain.encoding.toUpperCase())}
                <br />
                <span class="muted">{m.ifAccented(accented.parts)}</span>
              </>
            ),
          },
          {
            heading: m.zaloTemplate,
            cell: ({ message }) => (templateOf ? (templateOf(message) ?? m.noTemplate) : '–'),
          },
        ]}
      />
    </section>
  );
}
