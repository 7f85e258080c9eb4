import { built } from '../bookings/world.mjs';

const { addDays } = built('core/time/local-dates');
const { numberSettingEntries } = built('modules/wards/entities/number-settings');

/** What an officer looks at before it is saved: each form as it is sent, and never confirmed. */
export function looksOf({ ward, monday }) {
  const { code } = ward;
  const settings = `/wards/${code}/settings`;
  const settingsForm = (typed) => ({ ...formOf(ward.settings), ...typed });
  const dayOff = `/wards/${code}/changes/day-off`;
  const day = addDays(monday, 1);
  const storm = { from: day, to: day, venueId: '', reason: 'Mưa bão' };
  return [
    {
      name: 'look: reminders at another time',
      path: settings,
      form: settingsForm({ eveningBeforeMinute: '18:00' }),
    },
    {
      name: 'look: reminders and digests at other times',
      path: settings,
      form: settingsForm({ eveningBeforeMinute: '18:00', digestMinute: '07:30' }),
    },
    {
      name: 'look: fewer messages a week',
      path: settings,
      form: settingsForm({ messagesAWeek: 1 }),
    },
    { name: 'look: a day, called off', path: dayOff, form: { ...storm, act: 'cancel' } },
    { name: 'look: a day, moved', path: dayOff, form: { ...storm, act: 'move' } },
  ];
}

/** The settings' form as the ward has them: what is typed otherwise is all that changes. */
function formOf(settings) {
  const asked = numberSettingEntries.filter(([, { group }]) => group !== 'weights');
  const values = asked.map(([name, { as }]) => {
    const value = settings[name];
    return [name, as === 'clock' && value !== null ? clock(value) : (value ?? '')];
  });
  return Object.fromEntries(values);
}

const clock = (minute) =>
  [Math.floor(minute / 60), minute % 60].map((one) => `${one}`.padStart(2, '0')).join(':');
