import { figureCuts, figureSections } from '../../../core/programme/figures';
import type {
  CutNumber,
  FigureNumber,
  ReportByHand,
  ReportNumbers,
} from '../entities/report-numbers.views';

/** One unit's part of a sum. */
interface Part {
  numbers: ReportNumbers;
  byHand: ReportByHand;
}

export interface ReportSum {
  figures: FigureNumber[];
  cuts: CutNumber[];
  byHand: ReportByHand;
}

/** What units sent, added up; a number that no unit gave is null and not 0. Topics that a unit added are its own. */
export function sumOf(parts: readonly Part[]): ReportSum {
  const figures = figureSections.flatMap(({ codes }) =>
    codes.flatMap((code): FigureNumber[] => {
      const found = parts.flatMap(({ numbers }) =>
        numbers.figures.filter((one) => one.code === code),
      );
      if (found.length === 0) return [];
      return [
        {
          code,
          total: found.reduce((sum, { total }) => sum + total, 0),
          inPeriod: addedUp(found.map(({ inPeriod }) => inPeriod)),
        },
      ];
    }),
  );
  const cuts = new Map<string, CutNumber>();
  for (const { numbers } of parts) {
    for (const one of numbers.cuts) {
      if (one.code.includes(':')) continue;
      const key = `${one.figure} ${one.by} ${one.code}`;
      const { total, inPeriod } = cuts.get(key) ?? { total: 0, inPeriod: 0 };
      cuts.set(key, { ...one, total: total + one.total, inPeriod: inPeriod + one.inPeriod });
    }
  }
  const rank = ({ by, figure }: CutNumber): number =>
    figureCuts.findIndex((cut) => cut.by === by && cut.figure === figure);
  return {
    figures,
    cuts: [...cuts.values()].sort((one, other) => rank(one) - rank(other)),
    byHand: {
      news: addedUp(parts.map(({ byHand }) => byHand.news)),
      loudspeakers: addedUp(parts.map(({ byHand }) => byHand.loudspeakers)),
      events: addedUp(parts.map(({ byHand }) => byHand.events)),
    },
  };
}

function addedUp(numbers: readonly (number | null)[]): number | null {
  const given = numbers.filter((one): one is number => one !== null);
  return given.length === 0 ? null : given.reduce((sum, one) => sum + one, 0);
}
