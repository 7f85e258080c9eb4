import { In } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { AuditWords } from './audit/audit-words.entity';
import { IdempotencyKey } from './idempotency/idempotency-key.entity';
import { PersonalLink } from './identity/personal-link.entity';

export const accessErasure: ErasureRule[] = [
  {
    // Of whom it was said nobody knows from the words alone.
    table: 'audit_words',
    columns: ['words'],
    erase: (manager, { wardId, ids, traces }) =>
      rewriteRows(manager, AuditWords, { wardId }, ({ subjectId, words }) => {
        const left = ids.includes(subjectId) ? saidNoMore(words) : traces.takenOutOf(words);
        return differs(words, left) ? { words: left } : null;
      }),
  },
  {
    // The same request again still changes nothing; its answer is not told a second time.
    table: 'idempotency_key',
    columns: ['body'],
    erase: (manager, { ids, traces }) =>
      rewriteRows(manager, IdempotencyKey, {}, ({ body }) =>
        body !== null && (traces.areIn(body) || ids.some((id) => body.includes(id)))
          ? { body: null }
          : null,
      ),
  },
  {
    table: 'personal_link',
    columns: [],
    erase: async (manager, { ids }) => {
      await manager.delete(PersonalLink, { personId: In([...ids]) });
    },
  },
];

function saidNoMore(words: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(words).map((name) => [name, GONE]));
}
