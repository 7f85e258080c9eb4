import type { Rule } from '../policies/access.decorators';
import type { RuledRoute } from './route-rules';

/** Words of an address one after the other; a word of its own goes before a value. */
interface Step {
  words: Map<string, Step>;
  value?: Step;
  rules: Map<string, Rule>;
}

/** Finds the rule of an address as the server would: by method and path, without the question mark and what follows. */
export class RulesByPath {
  private readonly first = emptyStep();

  constructor(routes: readonly RuledRoute[]) {
    for (const { method, path, rule } of routes) {
      const step = wordsOf(path).reduce((at, word) => {
        if (word.startsWith(':')) return (at.value ??= emptyStep());
        const next = at.words.get(word) ?? emptyStep();
        at.words.set(word, next);
        return next;
      }, this.first);
      step.rules.set(method, rule);
    }
  }

  /** Undefined where no handler stands there: pictures, other sites, numbers to call. */
  of(method: string, address: string): Rule | undefined {
    if (!address.startsWith('/')) return undefined;
    return found(this.first, wordsOf(address.split(/[?#]/)[0] ?? ''), method);
  }
}

function found(at: Step, [word, ...others]: string[], method: string): Rule | undefined {
  if (word === undefined) return at.rules.get(method) ?? at.rules.get('ALL');
  const next = at.words.get(word);
  return (next && found(next, others, method)) ?? (at.value && found(at.value, others, method));
}

const emptyStep = (): Step => ({ words: new Map(), rules: new Map() });

const wordsOf = (path: string): string[] => path.split('/').filter(Boolean);
