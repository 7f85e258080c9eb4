/** What acts are of one kind for whoever looks for them, by the beginning of their names. */
export const auditGroups = {
  people: [
    'mentee',
    'mentor',
    'consent',
    'availability',
    'people-act',
    'import',
    'skill',
    'team',
    'training',
    'door',
    'vneid',
    'family',
    'rights',
  ],
  pairs: ['pair', 'match', 'proposal', 'province'],
  sessions: ['session', 'booking', 'class', 'walk-in', 'week-plan', 'change'],
  messages: [
    'reminder',
    'call-lines',
    'announcement',
    'opt-out',
    'test-message',
    'zalo-token',
    'feedback',
  ],
  settings: [
    'ward',
    'target',
    'report',
    'campaign',
    'recognition',
    'certificate',
    'holiday',
    'curriculum',
  ],
  access: [
    'access',
    'account',
    'sign-in',
    'second-factor',
    'personal-link',
    'calendar',
    'list',
    'phone',
    'audit',
  ],
} as const;

export type AuditGroup = keyof typeof auditGroups;

export const auditGroupNames = Object.keys(auditGroups) as AuditGroup[];
