import { type DraftFarHome, type ImportDraft, rightPin } from '../../../modules/exchange';
import { distance } from '../../../texts';
import { Choices } from '../../kit/forms/field';
import { type FormBody, textOf } from '../../kit/forms/form-fields';
import { useView } from '../../kit/view/view';
import { placeOf } from './rejected-lines';

/** So many are asked about; all others count as those of their hamlets. */
const mostAsked = 200;

interface FarHomesProps {
  draft: ImportDraft;
  homes: readonly DraftFarHome[];
}

/** Homes far outside the ward: a slip of the pen, unless somebody says that they are right. */
export function FarHomes({ draft, homes }: FarHomesProps) {
  const view = useView();
  const i = view.t.imports;
  if (homes.length === 0) return null;
  return (
    <section id="far-homes">
      <h2>{i.farTitle(homes.length)}</h2>
      <p>{i.farLead}</p>
      {homes.slice(0, mostAsked).map(({ key, name, latitude, longitude, metres, ...place }, at) => (
        <Choices
          key={key}
          name={fieldOf(at)}
          legend={i.farOf(
            placeOf(place),
            name,
            `${latitude}, ${longitude}`,
            distance(metres, view.language),
          )}
          choices={[
            { value: 'hamlet', label: i.farHamlet, isChosen: draft.answers[key] !== rightPin },
            { value: rightPin, label: i.farRight, isChosen: draft.answers[key] === rightPin },
          ]}
        />
      ))}
      {homes.length > mostAsked ? <p>{i.farMore(homes.length - mostAsked)}</p> : null}
    </section>
  );
}

/** What was said of each, by its key. */
export function saidOfHomes(
  homes: readonly DraftFarHome[],
  body: FormBody,
): Record<string, string> {
  return Object.fromEntries(
    homes.slice(0, mostAsked).flatMap(({ key }, at) => {
      const said = textOf(body, fieldOf(at));
      return said === 'hamlet' || said === rightPin ? [[key, said]] : [];
    }),
  );
}

const fieldOf = (at: number): string => `home-${at}`;
