import { roundedMetres } from '../../../core/places/way';
import { useView } from '../../kit/view/view';

/** How far it is: "350 mét", from a thousand on "1,2 km". */
export function useWayWords(): (metres: number) => string {
  const { way } = useView().t;
  return (metres) => {
    const rounded = roundedMetres(metres);
    return rounded < 1000 ? way.metres(rounded) : way.kilometres(rounded / 1000);
  };
}
