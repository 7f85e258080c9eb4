import { AuditEntry } from '../../../src/modules/access/audit/audit-entry.entity';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { CurriculumService } from '../../../src/modules/learning/curriculum/curriculum.service';
import { loadCurriculum } from '../../../src/modules/learning/curriculum/load-curriculum';
import {
  lessonIn,
  unchanged,
  unchangedInWard,
} from '../../../src/modules/learning/curriculum/topic-contents';
import { CurriculumTopic } from '../../../src/modules/learning/entities/curriculum-topic.entity';
import type { TopicWords } from '../../../src/modules/learning/entities/topic-words';
import { Session } from '../../../src/modules/sessions/entities/session.entity';
import { builtInCurriculum } from '../../../src/core/curriculum/built-in';
import { newId } from '../../../src/platform/database/columns';
import { textsIn } from '../../../src/texts';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import {
  monday,
  sessionServices,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
const words: TopicWords = { language: 'vi', name: null, aim: null, steps: null, card: null };
const own = (topic: 'vneid' | 'cashless') => ({ ...unchangedInWard(topic), topic });
const general = (topic: 'vneid' | 'cashless') => ({ ...unchanged(topic), topic });

describe.each(dialects)('the curriculum on %s', (dialect) => {
  let database: TestDatabase;
  let services: ReturnType<typeof sessionServices>;
  let curriculum: CurriculumService;
  let world: SessionWorld;

  beforeEach(async () => {
    database = await createTestDatabase(dialect);
    services = sessionServices(database.unitOfWork);
    curriculum = new CurriculumService(database.unitOfWork, services.clock);
    world = await database.unitOfWork.write((manager) =>
      settlePairs(manager, 3, () => ({ topics: ['vneid', 'cashless'] })),
    );
  });
  afterEach(async () => {
    services.threads.onModuleDestroy();
    await database.drop();
  });

  const codes = async () => (await curriculum.topics(null)).map(({ code }) => code);
  const lesson = async (wardId: string | null, language = 'vi') =>
    lessonIn(await curriculum.topic(wardId, 'vneid'), language);

  it('is the one that the service comes with until somebody changes it', async () => {
    expect(await loadCurriculum(database.unitOfWork.read)).toBe(builtInCurriculum);
    expect(await codes()).toEqual(builtInCurriculum.topics.map(({ code }) => code));
    expect(await lesson(world.ward.id, 'en')).toMatchObject({
      ...textsIn('en').curriculum.vneid,
      name: 'Set up VNeID',
      videoUrl: null,
    });
  });

  it('is taught by the next plan in the order that operators give it', async () => {
    await curriculum.change(operator, { ...general('vneid'), comesAfter: ['cashless'], rank: 999 });
    expect((await codes()).at(-1)).toBe('vneid');
    const plan = { fromDate: monday, weeks: 1 };
    await services.weekPlans.planWeeks(world.officer, world.ward.id, plan);
    const [session] = await database.unitOfWork.read.find(Session);
    expect(session.topic).toBe('cashless');
  });

  it('never becomes a circle, also not by way of others', async () => {
    const circle = expect.objectContaining({ code: 'curriculum-circle', status: 422 }) as Error;
    const toItself = { ...general('cashless'), comesAfter: ['cashless'] };
    await expect(curriculum.change(operator, toItself)).rejects.toEqual(circle);
    await curriculum.change(operator, { ...general('cashless'), comesAfter: ['public-services'] });
    // What comes before public services is VNeID, as the service comes.
    const round = { ...general('vneid'), comesAfter: ['cashless'] };
    await expect(curriculum.change(operator, round)).rejects.toEqual(circle);
    expect(await lesson(null)).toMatchObject({ name: 'Cài đặt VNeID' });
  });

  it('lets one of two operators win who together would make a circle', async () => {
    const results = await Promise.allSettled([
      curriculum.change(operator, { ...general('vneid'), comesAfter: ['cashless'] }),
      curriculum.change(operator, { ...general('cashless'), comesAfter: ['vneid'] }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'curriculum-circle' },
    });
    await expect(loadCurriculum(database.unitOfWork.read)).resolves.toBeDefined();
  });

  it('is not overwritten by whoever saw an earlier state, the first time neither', async () => {
    const stale = expect.objectContaining({ code: 'stale-version' }) as Error;
    const change = { ...general('vneid'), lessons: 3 };
    const results = await Promise.allSettled([
      curriculum.change(operator, change),
      curriculum.change(operator, { ...change, lessons: 4 }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(curriculum.change(operator, { ...change, version: 9 })).rejects.toEqual(stale);
    expect(await curriculum.change(operator, { ...change, version: 1 })).toMatchObject({
      lessons: 3,
      version: 2,
    });
    const inWard = own('vneid');
    await curriculum.changeInWard(world.officer, world.ward.id, inWard);
    await expect(curriculum.changeInWard(world.officer, world.ward.id, inWard)).rejects.toEqual(
      stale,
    );
    expect(await database.unitOfWork.read.count(CurriculumTopic)).toBe(1);
  });

  it('speaks in the words of the ward, else in those of the operators, each in its language', async () => {
    const videoUrl = 'https://video.example.vn/vneid';
    await curriculum.change(operator, {
      ...general('vneid'),
      videoUrl,
      words: [{ ...words, name: 'VNeID mới', aim: 'Có VNeID' }],
    });
    const card = ['Ra công an xã, thứ hai đến thứ sáu'];
    await curriculum.changeInWard(world.officer, world.ward.id, {
      ...own('vneid'),
      words: [{ ...words, aim: 'Có VNeID ở xã ta', card }],
    });
    expect(await lesson(world.ward.id)).toMatchObject({
      name: 'VNeID mới',
      aim: 'Có VNeID ở xã ta',
      steps: textsIn('vi').curriculum.vneid.steps,
      card,
      videoUrl,
    });
    expect(await lesson(null)).toMatchObject({ aim: 'Có VNeID' });
    expect(await lesson(world.ward.id, 'en')).toMatchObject(textsIn('en').curriculum.vneid);
    const own2 = 'https://gia-vien.example.vn/vneid.mp4';
    const changed = { ...own('vneid'), version: 1, videoUrl: own2 };
    await curriculum.changeInWard(world.officer, world.ward.id, changed);
    expect(await lesson(world.ward.id)).toMatchObject({ videoUrl: own2, aim: 'Có VNeID' });
  });

  it('has sessions of half an hour only', async () => {
    const steps = [{ minutes: 20, text: 'Cùng làm' }];
    const short = { ...general('vneid'), words: [{ ...words, steps }] };
    await expect(curriculum.change(operator, short)).rejects.toMatchObject({
      code: 'script-minutes',
      params: { minutes: 20 },
    });
    await expect(
      curriculum.changeInWard(world.officer, world.ward.id, {
        ...own('vneid'),
        words: short.words,
      }),
    ).rejects.toMatchObject({ code: 'script-minutes' });
  });

  it('tells in the log who changed it', async () => {
    await curriculum.change(operator, { ...general('vneid'), lessons: 4 });
    await curriculum.changeInWard(world.officer, world.ward.id, {
      ...own('vneid'),
      words: [words],
    });
    const entries = await database.unitOfWork.read.find(AuditEntry, { order: { id: 'ASC' } });
    expect(entries.filter(({ action }) => action.startsWith('curriculum.'))).toMatchObject([
      {
        action: 'curriculum.change',
        actorId: operator.id,
        wardId: null,
        facts: { topic: 'vneid', lessons: 4 },
      },
      {
        action: 'curriculum.adapt',
        actorId: world.officer.id,
        wardId: world.ward.id,
        facts: { topic: 'vneid', languages: ['vi'] },
      },
    ]);
  });
});
