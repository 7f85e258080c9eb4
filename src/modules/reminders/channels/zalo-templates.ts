import { templateNameOf } from '../../../core/reminders/template-names';
import type { Env } from '../../../platform/config/env';
import type { Message } from './channel';

export type TemplateOf = (
  message: Pick<Message, 'kind' | 'recipientKind' | 'language'>,
) => string | undefined;

/**
 * Which template a message goes by: of its kind and language, else of its kind in Vietnamese, else
 * the one for all; undefined when the settings name none at all.
 */
export function zaloTemplates({
  ZALO_TEMPLATES: list = '',
  ZALO_TEMPLATE_ID: general,
}: Pick<Env, 'ZALO_TEMPLATES' | 'ZALO_TEMPLATE_ID'>): TemplateOf | undefined {
  const pairs = list.split(/[\s,;]+/).filter(Boolean);
  if (pairs.length === 0 && !general) return undefined;
  const named = new Map(pairs.map((pair) => pair.split('=') as [string, string]));
  return ({ kind, recipientKind, language }) => {
    const name = templateNameOf(kind, recipientKind);
    return (
      named.get(`${name}.${language}`) ?? named.get(name) ?? named.get(`${name}.vi`) ?? general
    );
  };
}
