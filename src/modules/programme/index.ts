/** What other modules may use of this one. */
export { VneidChange } from './entities/vneid-change.entity';
export { VneidRecord } from './entities/vneid-record.entity';
export { FamiliesService } from './families/families.service';
export type { Family } from './families/family-rows';
export { programmeEntities } from './programme.entities';
export { ProgrammeModule } from './programme.module';
export { VneidLists, type VneidListPreview } from './vneid/vneid-lists.service';
export {
  type VneidCounts,
  type VneidOfPerson,
  VneidQueries,
  type VneidStanding,
} from './vneid/vneid-queries';
export { type ListedOnVneid, type ListKept, VneidService } from './vneid/vneid.service';
