import { isRefusalCode } from '../../../texts';
import { useView } from '../../kit/view/view';

/** The sentence of a code that a pair, a lesson or a place was refused by. */
export function useReasonWords(): (code: string) => string {
  const { refusals, stops } = useView().t;
  return (code) => {
    if (code === 'by-hand') return stops.byHand;
    if (code === 'mentor-full') return stops.mentorFull;
    if (code === 'mentor-day-full' || code === 'mentor-week-full') return stops.mentorWeekFull;
    const sentence = isRefusalCode(code) ? refusals[code] : null;
    return typeof sentence === 'string' ? sentence : stops.notPossible;
  };
}
