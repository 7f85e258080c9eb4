import type { Help } from '../../../core/matching/explain/helps';
import { distance, textsIn } from '../../../texts';
import { PostButton } from '../../kit/forms/form';
import { useView } from '../../kit/view/view';

/** What would serve somebody who is left over, by the names of those it is about. */
export interface HelpOfRow {
  kind: Help['kind'];
  ways: { mentee: string; mentor: string; metres: number }[];
  /** The ward's limit. */
  maxMetres: number;
  /** Where one press does it; absent where nothing can be done any more. */
  press?: { action: string; values: Record<string, string> };
}

/** By its names, for a page that gives the press. */
export function helpOfRow(
  { kind, placed }: Help,
  names: ReadonlyMap<string, string>,
  maxMetres: number,
  press?: HelpOfRow['press'],
): HelpOfRow {
  const nameOf = (id: string): string => names.get(id) ?? '';
  const ways = placed.map(({ menteeId, mentorId, metres }) => {
    return { mentee: nameOf(menteeId), mentor: nameOf(mentorId), metres };
  });
  return { kind, ways, maxMetres, press };
}

/** Everybody whom helps name. */
export function peopleOfHelps(helps: Iterable<Help>): string[] {
  return [...helps].flatMap(({ placed }) =>
    placed.flatMap(({ menteeId, mentorId }) => [menteeId, mentorId]),
  );
}

/** One sentence, and the press that does it. */
export function HelpOffer({ help, name }: { help: HelpOfRow; name: string }) {
  const { t, language } = useView();
  const b = t.byHand;
  const { kind, ways, maxMetres, press } = help;
  const { exactMetres, distance: far } = textsIn(language).pairing;
  const said = ways
    .map(({ mentee, mentor, metres }) =>
      b.way(
        mentee,
        mentor,
        kind === 'farther' ? exactMetres(metres) : distance(Math.round(metres), language),
      ),
    )
    .join('; ');
  const over = exactMetres(Math.max(1, (ways[0]?.metres ?? 0) - maxMetres));
  return (
    <>
      <p>{kind === 'farther' ? b.help.farther(said, far(maxMetres), over) : b.help[kind](said)}</p>
      {press ? (
        <PostButton {...press} kind="secondary" label={`${b.press[kind]}: ${name}`}>
          {b.press[kind]}
        </PostButton>
      ) : null}
    </>
  );
}
