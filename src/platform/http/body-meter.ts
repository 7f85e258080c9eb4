import { Transform, type TransformCallback } from 'node:stream';
import { DomainError } from '../common/domain-error';
import type { BodyBounds } from './body-bounds';
import type { BodyShape } from './body-shape';

/**
 * Lets a body through as it comes, and stops it at the first byte too many, before anything is made of it: what
 * anybody may send, more where somebody is signed in, and all of it within a time.
 */
export class BodyMeter extends Transform {
  private bytes = 0;
  private isKnown = false;
  private readonly deadline: NodeJS.Timeout;

  /** Who sends it is asked once, and only of a body that is more than anybody may send. */
  constructor(
    private readonly shape: BodyShape,
    private readonly bounds: { anybody: BodyBounds; signedIn: BodyBounds },
    private readonly isSignedIn: () => Promise<boolean>,
    milliseconds: number,
  ) {
    super();
    this.deadline = setTimeout(() => this.destroy(new DomainError('too-slow')), milliseconds);
  }

  override _transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback): void {
    this.bytes += chunk.length;
    this.shape.take(chunk);
    const { anybody, signedIn } = this.bounds;
    const beyond = this.beyond(signedIn);
    if (beyond) done(beyond);
    else if (this.isKnown || !this.beyond(anybody)) done(null, chunk);
    else void this.goOnIfSignedIn(chunk, done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    clearTimeout(this.deadline);
    done(error);
  }

  private async goOnIfSignedIn(chunk: Buffer, done: TransformCallback): Promise<void> {
    try {
      this.isKnown = await this.isSignedIn();
      done(this.isKnown ? null : this.beyond(this.bounds.anybody), chunk);
    } catch (fault) {
      done(fault as Error);
    }
  }

  private beyond(bounds: BodyBounds): DomainError | null {
    if (this.bytes > bounds.bytes) return new DomainError('too-large');
    const { values, keys, levels } = this.shape;
    const isPlain = values <= bounds.values && keys <= bounds.keys && levels <= bounds.levels;
    return isPlain ? null : new DomainError('invalid-input', { problem: 'shape' });
  }
}
