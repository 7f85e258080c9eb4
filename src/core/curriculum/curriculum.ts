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
  private readonly places: ReadonlyMap<string, number>;
  private readonly before = new Map<string, ReadonlySet<string>>();

  /** @throws RangeError when topics come before themselves */
  constructor(readonly topics: readonly CourseTopic[]) {
    this.places = new Map(topics.map(({ code }, index) => [code, index]));
    for (const { code } of topics) this.before.set(code, this.reach(code));
  }

  /** Everything that comes before the topic, also by way of others; nothing of a code that is unknown. */
  prerequisitesOf(code: string): ReadonlySet<string> {
    return this.before.get(code) ?? none;
  }

  /** @see CourseTopic.lessons */
  lessonsOf(code: string): number {
    return this.topicOf(code)?.lessons ?? 1;
  }

  private reach(code: string): ReadonlySet<string> {
    const found = new Set<string>();
    const next = [...(this.topicOf(code)?.after ?? [])];
    for (let one = next.pop(); one !== undefined; one = next.pop()) {
      if (one === code) throw new RangeError(`The topic ${code} comes before itself.`);
      if (found.has(one)) continue;
      found.add(one);
      next.push(...(this.topicOf(one)?.after ?? []));
    }
    return found;
  }

  private topicOf(code: string): CourseTopic | undefined {
    const place = this.places.get(code);
    return place === undefined ? undefined : this.topics[place];
  }
}

const none: ReadonlySet<string> = new Set();
