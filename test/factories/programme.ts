import type { Campaign } from '../../src/modules/programme/entities/campaign.entity';
import type { Certificate } from '../../src/modules/programme/entities/certificate.entity';
import type { Recognition } from '../../src/modules/programme/entities/recognition.entity';
import type { Report } from '../../src/modules/programme/entities/report.entity';
import type { Target } from '../../src/modules/programme/entities/target.entity';
import { newId } from '../../src/platform/database/columns';
import type { Given } from './given';

/** So many people guided in a year. */
export function makeTarget(given: Given<Target, 'wardId'>): Target {
  return {
    id: newId(),
    year: 2026,
    audience: 'all',
    measure: 'turns',
    percent: null,
    denominator: null,
    denominatorOn: null,
    denominatorSource: null,
    amount: 100,
    setByKind: 'officer',
    setById: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}

/** A week's, which nobody has sent yet. */
export function makeReport(given: Given<Report, 'wardId'>): Report {
  return {
    id: newId(),
    kind: 'week',
    campaignId: null,
    fromOn: '2026-11-09',
    untilOn: '2026-11-15',
    edition: 1,
    state: 'draft',
    words: { communication: '', difficulties: '', proposals: '', groups: '' },
    byHand: { news: null, loudspeakers: null, events: null },
    numbers: null,
    sentAt: null,
    sentById: null,
    decidedAt: null,
    decidedById: null,
    decisionWord: null,
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}

/** Sent, of a unit in which nothing was counted. */
export const sentReport: Partial<Report> = {
  state: 'sent',
  numbers: { countedAt: 0, figures: [], cuts: [], targets: [] },
  sentAt: 0,
};

/** A week in November. */
export function makeCampaign(given: Given<Campaign, 'wardId'>): Campaign {
  return {
    id: newId(),
    name: 'Tuần ra quân',
    fromOn: '2026-11-16',
    untilOn: '2026-11-22',
    deadlineMinute: 20 * 60,
    works: '',
    teamIds: [],
    version: 1,
    createdAt: 0,
    updatedAt: 0,
    ...given,
  };
}

/** An ambassador's, the first of the year. */
export function makeCertificate(given: Given<Certificate, 'wardId' | 'subjectId'>): Certificate {
  const id = newId();
  return {
    id,
    kind: 'mentor',
    year: 2026,
    number: 1,
    proof: id.replaceAll('-', '').slice(-16),
    issuedOn: '2026-11-20',
    issuedById: null,
    namedOn: null,
    takenBackAt: null,
    version: 1,
    createdAt: 0,
    ...given,
  };
}

/** An ambassador recognised for a year. */
export function makeRecognition(given: Given<Recognition, 'wardId' | 'subjectId'>): Recognition {
  return {
    id: newId(),
    side: 'mentor',
    fromOn: '2026-01-01',
    untilOn: '2026-12-31',
    isAwarded: true,
    word: 'Tận tâm',
    lessons: 8,
    minutes: 600,
    people: 3,
    skills: 3,
    certificateId: null,
    decidedAt: 0,
    decidedById: null,
    takenBackAt: null,
    version: 1,
    ...given,
  };
}
