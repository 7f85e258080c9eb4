/** What an ambassador's week may hold. */
export interface WeekLimits {
  sessionsADay: number;
  sessionsAWeek: number;
  /** How fast an ambassador rides from one place to the next, as the crow flies. */
  kilometresAnHour: number;
  /** Minutes to pack up, park and begin elsewhere. */
  changeMinutes: number;
}

/** A slow ride through lanes, and no more evenings than a volunteer has. */
export const defaultWeekLimits: WeekLimits = {
  sessionsADay: 4,
  sessionsAWeek: 8,
  kilometresAnHour: 12,
  changeMinutes: 5,
};

const MINUTE_MS = 60_000;

/** A house beside the hall is the same place. */
const SAME_PLACE_METRES = 50;

/** Milliseconds that lie between the end of a session and the next one so many metres away. */
export function travelMs(metres: number, limits: WeekLimits): number {
  if (metres <= SAME_PLACE_METRES) return 0;
  const rideMinutes = (metres / 1000 / limits.kilometresAnHour) * 60;
  return (limits.changeMinutes + rideMinutes) * MINUTE_MS;
}
