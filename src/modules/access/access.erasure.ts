import { In } from 'typeorm';
import { GONE } from '../../core/people/traces';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { AuditWords } from './audit/audit-words.entity';
import { IdempotencyKey } from './idempotency/idempotency-key.entity';
import { PersonalLink } from './identity/personal-link.entity';
import { WardOpening } from './identity/ward-opening.entity';
import { ProviderLink } from './provider/provider-link.entity';
import { SignIn } from './signed-in/sign-in.entity';

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
    // A sign-in of theirs rests on their link, and goes before it.
    table: 'sign_in',
    columns: [],
    erase: async (manager, { ids }) => {
      const links = await manager.findBy(PersonalLink, { personId: In([...ids]) });
      if (links.length === 0) return;
      await manager.delete(SignIn, { holderId: In(links.map(({ id }) => id)) });
    },
  },
  {
    // So does what they connected.
    table: 'provider_link',
    columns: [],
    erase: async (manager, { ids }) => {
      const links = await manager.findBy(PersonalLink, { personId: In([...ids]) });
      if (links.length === 0) return;
      await manager.delete(ProviderLink, { holderId: In(links.map(({ id }) => id)) });
    },
  },
  {
    table: 'ward_opening',
    columns: ['reason'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, WardOpening, { wardId }, ({ reason }) => {
        const left = traces.takenOut(reason);
        return left === reason ? null : { reason: left };
      }),
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
