import { reminderText } from '../core/reminders/texts';
import { weekdayOf, addDays } from '../core/time/local-dates';
import { localDateOf, localMinuteOf } from '../core/time/zone';
import { displayPhone } from '../core/vietnamese/phones';
import { foldAccents } from '../core/vietnamese/text';
import { topicName } from '../core/vietnamese/topics';
import type { Message } from './channels/channel';
import type { ClaimedLetter, Letter, ToldSession } from './letter';

/** What the words of a message need; a claimed letter, or one on the call list. */
export type Telling = Pick<
  Letter,
  | 'kind'
  | 'recipientKind'
  | 'recipientName'
  | 'menteeName'
  | 'mentorName'
  | 'mentorPhone'
  | 'venueName'
  | 'topic'
  | 'sessionStartAt'
> & { told: ToldSession[] };

/**
 * What a claimed letter says, worded for the day on which it is read: "hôm nay", "ngày mai", else the
 * date. `link` is the recipient's own page. Text messages go without accents and without the link,
 * so that most fit one part; a question needs the link to be answered.
 */
export function composeMessage(
  letter: ClaimedLetter,
  link: string | null,
  zone: string,
  now: number,
): Message {
  const name = letter.recipientName ?? '';
  const words = sentenceOf(letter, zone, now);
  const needsLink = letter.kind === 'feedback' && link !== null;
  return {
    key: `${letter.id}-${letter.chainIndex}`,
    reminderId: letter.id,
    kind: letter.kind,
    dueAt: letter.dueAt,
    to: letter.way.address,
    recipientName: name,
    subject: subjects[letter.kind],
    text: link === null ? words : `${words}\n${link}`,
    plainText: foldAccents(needsLink ? `${words} ${link}` : words),
    fields: {
      name,
      notice: subjects[letter.kind],
      topic: topicName(letter.topic ?? ''),
      time: clockOf(letter.sessionStartAt, zone),
      date: dayOf(letter.sessionStartAt, zone, now),
      place: placeOf(letter.venueName),
      mentor: letter.mentorName ?? name,
      phone: letter.mentorPhone ? displayPhone(letter.mentorPhone) : '',
    },
  };
}

const subjects: Record<Letter['kind'], string> = {
  booked: 'Đã đặt lịch học',
  moved: 'Lịch học đã đổi',
  cancelled: 'Buổi học đã hủy',
  'evening-before': 'Nhắc buổi học ngày mai',
  lead: 'Sắp đến giờ học',
  feedback: 'Buổi học vừa qua thế nào?',
  digest: 'Các buổi học ngày mai',
};

/** The sentence that a person reads, or that an officer says on the phone. */
export function sentenceOf(letter: Telling, zone: string, now: number): string {
  const wording = { language: 'vi', zone, now, accents: true, stopHint: false } as const;
  if (letter.kind === 'digest') {
    const sessions = letter.told.map(({ topic, venueName, ...session }) => {
      return { ...session, topic: topicName(topic), venue: venueName };
    });
    const date = localDateOf(letter.sessionStartAt, zone);
    return reminderText({ kind: 'digest', date, sessions }, wording);
  }
  if (letter.recipientKind === 'mentor') return mentorSentence(letter, zone, now);
  const { kind, sessionStartAt, venueName, mentorName, mentorPhone } = letter;
  const topic = topicName(letter.topic ?? '');
  const news = { kind, startAt: sessionStartAt, topic, venue: venueName, mentorPhone };
  // The reason of a cancellation stays with staff: it may be about somebody's health.
  return reminderText({ ...news, mentorName: mentorName ?? '', link: null }, wording);
}

function mentorSentence(letter: Telling, zone: string, now: number): string {
  const when = whenOf(letter.sessionStartAt, zone, now);
  if (letter.kind === 'cancelled') {
    const rest = letter.told[0]?.menteeNames ?? [];
    const others = rest.length > 0 ? ` Vẫn đến: ${rest.join(', ')}.` : ' Buổi học không còn ai.';
    return `${letter.menteeName ?? 'Học viên'} không đến buổi học ${when}.${others}`;
  }
  const verb = letter.kind === 'moved' ? 'đã đổi sang' : 'đã thêm';
  const names = (letter.told[0]?.menteeNames ?? [letter.menteeName ?? '']).join(', ');
  return `Buổi học ${verb} ${when}, ${placeOf(letter.venueName)}: ${names}.`;
}

function placeOf(venueName: string | null): string {
  return venueName === null ? 'tại nhà' : `tại ${venueName}`;
}

function whenOf(at: number, zone: string, now: number): string {
  return `${clockOf(at, zone)} ${dayOf(at, zone, now)}`;
}

function clockOf(at: number, zone: string): string {
  const minute = localMinuteOf(at, zone);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

const weekdays = ['thứ hai', 'thứ ba', 'thứ tư', 'thứ năm', 'thứ sáu', 'thứ bảy', 'chủ nhật'];

function dayOf(at: number, zone: string, now: number): string {
  const date = localDateOf(at, zone);
  const today = localDateOf(now, zone);
  const [, month, day] = date.split('-').map(Number);
  if (date === today) return `hôm nay ${day}/${month}`;
  if (date === addDays(today, 1)) return `ngày mai ${day}/${month}`;
  return `${weekdays[weekdayOf(date) - 1]} ${day}/${month}`;
}
