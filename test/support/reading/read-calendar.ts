import ICAL from 'ical.js';
import nodeIcal, { type VEvent } from 'node-ical';

/** What two parsers that share no code read of every event. */
export function readTwice(text: string) {
  const component = new ICAL.Component(ICAL.parse(text));
  const first = component.getAllSubcomponents('vevent').map((sub) => {
    const event = new ICAL.Event(sub);
    return {
      uid: event.uid,
      startAt: event.startDate.toJSDate().getTime(),
      endAt: event.endDate.toJSDate().getTime(),
      sequence: event.sequence,
      status: sub.getFirstPropertyValue('status'),
      title: event.summary,
      place: event.location,
      description: event.description,
    };
  });
  const second = Object.values(nodeIcal.sync.parseICS(text))
    .filter((entry): entry is VEvent => entry?.type === 'VEVENT')
    .map((event) => ({
      uid: event.uid,
      startAt: event.start.getTime(),
      endAt: event.end?.getTime(),
      sequence: Number(event.sequence),
      status: event.status,
      title: event.summary,
      place: event.location,
      description: event.description,
    }));
  const value = (name: string) => component.getFirstPropertyValue(name);
  return { method: value('method'), name: value('x-wr-calname'), first, second };
}
