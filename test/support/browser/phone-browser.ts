interface Answer {
  status: number;
  text: string;
  /** Path and query of where the browser is sent on to. */
  location: string | null;
}

/** A browser without scripts: keeps cookies, sends forms, follows nothing by itself. */
export class PhoneBrowser {
  private readonly cookies: Map<string, string>;

  constructor(
    private readonly baseUrl: string,
    cookies: ReadonlyMap<string, string> = new Map(),
  ) {
    this.cookies = new Map(cookies);
  }

  /** Another browser with the same cookies: whoever copied them, or another process that is asked. */
  copy(baseUrl = this.baseUrl): PhoneBrowser {
    return new PhoneBrowser(baseUrl, this.cookies);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  /** As whoever sits at the machine before could. */
  plant(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.ask(path, { headers });
  }

  post(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.ask(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** With files. */
  send(path: string, body: FormData): Promise<Answer> {
    return this.ask(path, { method: 'POST', body });
  }

  private async ask(path: string, init: RequestInit): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(new URL(path, this.baseUrl), {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, cookie },
    });
    for (const set of answer.headers.getSetCookie()) this.keep(set);
    return {
      status: answer.status,
      text: await answer.text(),
      location: answer.headers.get('location'),
    };
  }

  private keep(set: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
