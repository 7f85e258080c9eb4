import { Injectable } from '@nestjs/common';
import { Env } from '../config/env';
import { localDateOf } from '../core/time/zone';
import { UnitOfWork } from '../database/unit-of-work';
import { maskAddress } from './addresses';
import { chainOf } from './chain';
import { Channels } from './channels/channels';
import { readLetters } from './letter';

/** A planned message as the `run` command writes it. */
export interface ExportedReminder {
  personKind: 'mentor' | 'mentee';
  personId: string;
  kind: string;
  /** A digest's is the first session of its day. */
  sessionStartAt: number;
  dueAt: number;
  /** The first of the person's chain; 'call' when only the call list is left. */
  channel: string;
  /** Masked; empty when nobody has an address. */
  to: string;
}

@Injectable()
export class ReminderQueries {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly channels: Channels,
    private readonly env: Env,
  ) {}

  /** What is or was to be sent about the ward's sessions that start in the time. */
  async forExport(wardId: string, fromAt: number, untilAt: number): Promise<ExportedReminder[]> {
    const manager = this.unitOfWork.read;
    const letters = await readLetters(
      manager,
      `r.ward_id = $1 AND r.session_start_at >= $2 AND r.session_start_at < $3
         AND r.state <> 'cancelled'`,
      [wardId, fromAt, untilAt],
    );
    const firstOf = await this.firstSessions(wardId, fromAt, untilAt);
    return letters.flatMap((letter) => {
      const first = firstOf.get(this.dayKey(letter.recipientId, letter.sessionStartAt));
      if (letter.kind === 'digest' && first === undefined) return [];
      const [way] = chainOf(letter, this.channels.names);
      return {
        personKind: letter.recipientKind,
        personId: letter.recipientId,
        kind: letter.kind,
        sessionStartAt: letter.kind === 'digest' ? (first ?? 0) : letter.sessionStartAt,
        dueAt: letter.dueAt,
        channel: way?.channel ?? 'call',
        to: maskAddress(way?.address ?? null),
      };
    });
  }

  private async firstSessions(
    wardId: string,
    fromAt: number,
    untilAt: number,
  ): Promise<Map<string, number>> {
    const sessions: { mentorId: string; startAt: number }[] = await this.unitOfWork.read.query(
      `SELECT mentor_id AS "mentorId", start_at AS "startAt" FROM session
       WHERE ward_id = $1 AND start_at >= $2 AND start_at < $3 AND state <> 'cancelled'
       ORDER BY start_at DESC`,
      [wardId, fromAt, untilAt],
    );
    return new Map(
      sessions.map(({ mentorId, startAt }) => [this.dayKey(mentorId, startAt), startAt]),
    );
  }

  private dayKey(mentorId: string, at: number): string {
    return `${mentorId} ${localDateOf(at, this.env.TIME_ZONE)}`;
  }
}
