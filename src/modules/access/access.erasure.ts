import { In, Not } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { AuditEntry } from './audit/audit-entry.entity';
import { IdempotencyKey } from './idempotency/idempotency-key.entity';
import { PersonalLink } from './identity/personal-link.entity';

/** What staff typed; of whom it was said nobody knows from the words alone. */
const typed = ['note', 'reason', 'because', 'proof'] as const;

export const accessErasure: ErasureRule[] = [
  {
    table: 'audit_entry',
    columns: ['facts'],
    erase: (manager, { wardId, ids, traces }) =>
      rewriteRows(manager, AuditEntry, { wardId, facts: Not({}) }, ({ subjectId, facts }) => {
        const left = traces.takenOutOf(facts);
        const isTheirs = ids.includes(subjectId);
        for (const name of typed) if (isTheirs && name in left) left[name] = GONE;
        return differs(facts, left) ? { facts: left } : null;
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
