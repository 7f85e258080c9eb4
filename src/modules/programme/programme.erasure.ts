import { In } from 'typeorm';
import type { ErasureRule } from '../../platform/erasure/erasure-rule';
import { differs, rewriteRows } from '../../platform/erasure/rewrite-rows';
import { Campaign } from './entities/campaign.entity';
import { CampaignDay } from './entities/campaign-day.entity';
import { CampaignPoint } from './entities/campaign-point.entity';
import { Certificate } from './entities/certificate.entity';
import { FamilyGuide } from './entities/family-guide.entity';
import { Letterhead } from './entities/letterhead.entity';
import { Recognition } from './entities/recognition.entity';
import { Report } from './entities/report.entity';
import { ReportPerson } from './entities/report-person.entity';
import { Target } from './entities/target.entity';

/** Who guides a household goes, and whom a report names; where a number was taken from may name somebody; of confirmations codes and days are kept. */
export const programmeErasure: ErasureRule[] = [
  {
    table: 'family_guide',
    columns: [],
    erase: async (manager, { ids }) => {
      await manager.delete(FamilyGuide, { menteeId: In([...ids]) });
    },
  },
  {
    // The paper on the wall stays genuine: its number, kind, day and unit, of nobody.
    table: 'certificate',
    columns: [],
    erase: async (manager, { ids }) => {
      const whose = { subjectId: In([...ids]) };
      await manager.update(Certificate, whose, { subjectId: null, namedOn: null });
    },
  },
  {
    table: 'recognition',
    columns: ['word'],
    erase: async (manager, { ids, wardId, traces }) => {
      await manager.delete(Recognition, { subjectId: In([...ids]) });
      await rewriteRows(manager, Recognition, { wardId }, ({ word }) => {
        const left = traces.takenOut(word);
        return differs(word, left) ? { word: left } : null;
      });
    },
  },
  {
    table: 'target',
    columns: ['denominator_source'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Target, { wardId }, ({ denominatorSource }) => {
        const left = traces.takenOutOf(denominatorSource);
        return differs(denominatorSource, left) ? { denominatorSource: left } : null;
      }),
  },
  {
    table: 'report_person',
    columns: ['word'],
    erase: async (manager, { ids }) => {
      await manager.delete(ReportPerson, { personId: In([...ids]) });
    },
  },
  {
    table: 'report',
    columns: ['words', 'decision_word', 'numbers'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Report, { wardId }, ({ words, decisionWord, numbers }) => {
        // The name of a campaign stands among them.
        const left = traces.takenOutOf({ words, decisionWord, numbers });
        return differs({ words, decisionWord, numbers }, left) ? left : null;
      }),
  },
  {
    table: 'campaign',
    columns: ['name', 'works'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Campaign, { wardId }, ({ name, works }) => {
        const left = traces.takenOutOf({ name, works });
        return differs({ name, works }, left) ? left : null;
      }),
  },
  {
    table: 'campaign_day',
    columns: ['note'],
    erase: async (manager, { wardId, traces }) => {
      const campaigns = await manager.findBy(Campaign, { wardId });
      const campaignId = In(campaigns.map(({ id }) => id));
      await rewriteRows(manager, CampaignDay, { campaignId }, ({ note }) => {
        const left = traces.takenOut(note);
        return differs(note, left) ? { note: left } : null;
      });
    },
  },
  {
    table: 'campaign_point',
    columns: ['place'],
    erase: async (manager, { wardId, traces }) => {
      const campaigns = await manager.findBy(Campaign, { wardId });
      const campaignId = In(campaigns.map(({ id }) => id));
      await rewriteRows(manager, CampaignPoint, { campaignId }, ({ place }) => {
        const left = traces.takenOut(place);
        return differs(place, left) ? { place: left } : null;
      });
    },
  },
  {
    table: 'letterhead',
    columns: ['signer_name', 'recipients'],
    erase: (manager, { wardId, traces }) =>
      rewriteRows(manager, Letterhead, { wardId }, ({ signerName, recipients }) => {
        const left = traces.takenOutOf({ signerName, recipients });
        return differs({ signerName, recipients }, left) ? left : null;
      }),
  },
];
