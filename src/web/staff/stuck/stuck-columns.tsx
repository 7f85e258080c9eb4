import { displayPhone } from '../../../core/vietnamese/phones';
import type { StuckLearner } from '../../../modules/sessions';
import { termName } from '../../../texts';
import type { Column, ExcelColumn } from '../../kit/components/table';
import { Phone } from '../../kit/components/phone';
import { withQuery } from '../../kit/paths/path';
import { paths } from '../../kit/paths/paths';
import type { View } from '../../kit/view/view';

/** Somebody may be in the list with several topics. */
export type StuckRow = StuckLearner & { id: string };

const phoneText = (phone: string | null): string => (phone ? displayPhone(phone) : '');

/** The list's columns, on the page and in Excel. */
export function stuckColumns({ t, dates, language }: View, code: string): ExcelColumn<StuckRow>[] {
  const s = t.stuck;
  const topicOf = ({ topic }: StuckRow) => termName('topic', topic, language);
  const noteOf = ({ note, notedAt }: StuckRow) =>
    note === null ? '' : s.notedOn(note, notedAt === null ? '' : dates.day(notedAt));
  return [
    {
      heading: t.people.name,
      width: 26,
      text: ({ fullName }) => fullName,
      cell: ({ menteeId, fullName }) => <a href={paths.ward.mentee(code, menteeId)}>{fullName}</a>,
    },
    {
      heading: t.people.phone,
      width: 14,
      text: ({ phone }) => phoneText(phone),
      cell: ({ phone, menteeId, fullName }) => (
        <Phone number={phone} whose={{ kind: 'mentee', id: menteeId, name: fullName }} />
      ),
    },
    {
      heading: t.people.hamlet,
      width: 16,
      text: ({ hamletName }) => hamletName,
      cell: ({ hamletName }) => hamletName,
    },
    { heading: t.learning.topic, width: 26, text: topicOf, cell: topicOf },
    {
      heading: t.learning.topics,
      width: 20,
      text: ({ level }) => t.learning.levels[level],
      cell: ({ level }) => t.learning.levels[level],
    },
    {
      heading: s.lessons,
      width: 8,
      text: ({ lessons }) => lessons,
      cell: ({ lessons }) => lessons,
      isNumber: true,
    },
    {
      heading: s.last,
      width: 20,
      text: ({ lastAt }) => dates.day(lastAt),
      cell: ({ lastAt }) => dates.day(lastAt),
    },
    {
      heading: t.people.mentor,
      width: 24,
      text: ({ mentorName }) => mentorName,
      cell: ({ mentorId, mentorName, mentorPhone }) => (
        <>
          {mentorName}{' '}
          <Phone number={mentorPhone} whose={{ kind: 'mentor', id: mentorId, name: mentorName }} />
        </>
      ),
    },
    { heading: s.noted, width: 40, text: noteOf, cell: noteOf },
  ];
}

/** The three ways to help somebody, each one press away. */
export function helpColumn({ t, language }: View, code: string): Column<StuckRow> {
  const s = t.stuck;
  return {
    heading: s.help,
    cell: ({ menteeId, topic, fullName }) => {
      const ways = [
        [s.otherMentor, withQuery(paths.ward.menteeMentor(code, menteeId), { topic })],
        [s.makeClass, withQuery(paths.ward.newClass(code), { topic })],
        [s.note, paths.ward.learningNote(code, menteeId, topic)],
      ];
      return ways.map(([words, href]) => (
        <span key={words} class="line">
          <a
            class="row-link"
            href={href}
            aria-label={s.of(words, fullName, termName('topic', topic, language))}
          >
            {words}
          </a>
        </span>
      ));
    },
  };
}
