/** A topic in its place: after which others it comes, and how long it takes. */
export interface CourseTopic {
  code: string;
  /** Codes that come before it, for whoever needs them. */
  after: readonly string[];
  /**
   * Lessons after which the course goes on and does not come back, for somebody who by then does it
   * with help.
   */
  lessons: number;
}

/** Topics in the order in which they are taught, with what comes before each. */
export class Curriculum {
  private readonly byCode: TopicsByCode;
  private readonly before: ReadonlyMap<string, ReadonlySet<string>>;

  /** @throws RangeError when topics come before themselves */
  constructor(readonly topics: readonly CourseTopic[]) {
    const circle = circleIn(topics);
    if (circle !== undefined) throw new RangeError(`The topic ${circle} comes before itself.`);
    this.byCode = byCode(topics);
    this.before = new Map(topics.map(({ code }) => [code, reach(code, this.byCode)]));
  }

  /** Everything that comes before the topic, also by way of others; nothing of a code that is unknown. */
  prerequisitesOf(code: string): ReadonlySet<string> {
    return this.before.get(code) ?? none;
  }

  /** @see CourseTopic.lessons */
  lessonsOf(code: string): number {
    return this.byCode.get(code)?.lessons ?? 1;
  }
}

/** A topic that comes before itself, also by way of others; undefined where there is none. */
export function circleIn(topics: readonly CourseTopic[]): string | undefined {
  const all = byCode(topics);
  return topics.find(({ code }) => reach(code, all).has(code))?.code;
}

type TopicsByCode = ReadonlyMap<string, CourseTopic>;

function byCode(topics: readonly CourseTopic[]): TopicsByCode {
  return new Map(topics.map((topic) => [topic.code, topic]));
}

function reach(code: string, topics: TopicsByCode): ReadonlySet<string> {
  const found = new Set<string>();
  const next = [...(topics.get(code)?.after ?? [])];
  for (let one = next.pop(); one !== undefined; one = next.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    next.push(...(topics.get(one)?.after ?? []));
  }
  return found;
}

const none: ReadonlySet<string> = new Set();
