import type { Actor } from '../../../src/modules/access/policies/actor';
import { newId } from '../../../src/platform/database/columns';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
const asBuiltIn = { rank: null, comesAfter: null, lessons: null, forGroups: [], videoUrl: null };

interface Lesson {
  topic: string;
  name: string;
  aim: string;
  after: string[];
  lessons: number;
  videoUrl: string | null;
}

describe.each(dialects)('the API of the curriculum on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;

  beforeAll(async () => {
    database = await createTestDatabase(dialect);
    pages = await startPagesApp(database.unitOfWork, new FakeClock(at(monday, 9)));
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
  });

  const put = async (actor: Actor, path: string, body: object) => {
    pages.actors = [actor];
    const { status, text } = await pages.send('PUT', `/api/v1${path}`, body);
    return { status, body: JSON.parse(text) as Record<string, unknown> };
  };
  const vneidOf = async (actor: Actor, language: string) => {
    pages.actors = [actor];
    const { text, headers } = await pages.get('/api/v1/curriculum', {
      'accept-language': language,
    });
    expect(headers.get('content-language')).toBe(language);
    const lessons = JSON.parse(text) as Lesson[];
    expect(lessons).toHaveLength(13);
    return lessons.find(({ topic }) => topic === 'vneid');
  };
  const ofWard = () => `/wards/${world.ward.id}/curriculum/vneid`;

  it('gives everybody the lessons in their language and with the words of their ward', async () => {
    const aim = 'Có VNeID, làm ở xã Gia Viễn';
    const videoUrl = 'https://gia-vien.example.vn/vneid.mp4';
    const words = [{ language: 'vi', name: null, aim, steps: null, card: null }];
    const saved = await put(world.officer, ofWard(), { words, videoUrl, version: 0 });
    expect(saved).toEqual({
      status: 200,
      body: { topic: 'vneid', words, videoUrl, videoFile: null, version: 1 },
    });
    const mentee = asMentee(world.mentees[0]);
    expect(await vneidOf(mentee, 'vi')).toMatchObject({ name: 'Cài đặt VNeID', aim, videoUrl });
    expect(await vneidOf(mentee, 'en')).toMatchObject({ name: 'Set up VNeID', videoUrl });
    expect(await vneidOf(operator, 'vi')).toMatchObject({ videoUrl: null });
    pages.actors = [world.officer];
    expect(JSON.parse((await pages.get(`/api/v1${ofWard()}`)).text)).toEqual(saved.body);
  });

  it('lets operators order the topics, and says why it does not', async () => {
    const body = { ...asBuiltIn, words: [], version: 0 };
    const path = '/curriculum/vneid';
    expect(await put(operator, path, { ...body, comesAfter: ['public-services'] })).toMatchObject({
      status: 422,
      body: { code: 'curriculum-circle' },
    });
    expect(await put(operator, path, { ...body, lessons: 4, comesAfter: [] })).toMatchObject({
      status: 200,
      body: { version: 1, lessons: 4 },
    });
    expect(await vneidOf(world.officer, 'vi')).toMatchObject({ lessons: 4, after: [] });
    expect(await put(operator, path, body)).toMatchObject({
      status: 409,
      body: { code: 'stale-version' },
    });
    expect(await put(world.officer, path, body)).toMatchObject({ status: 403 });
  });

  it.each([
    ['an address that is not https', { videoUrl: 'http://example.vn/a' }, 'videoUrl'],
    ['two texts of one language', { words: [empty('vi'), empty('vi')] }, 'words'],
    ['a language that nobody reads here', { words: [empty('xx')] }, 'words'],
    ['a step without an end', { words: [{ ...empty('vi'), steps: [step(400)] }] }, 'words'],
  ])('takes no %s', async (_, wrong, field) => {
    const body = { words: [], videoUrl: null, version: 1, ...wrong };
    const answer = await put(world.officer, ofWard(), body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(JSON.stringify(answer.body.fields ?? answer.body)).toContain(field);
  });
});

function empty(language: string) {
  return { language, name: null, aim: null, steps: null, card: null };
}

function step(minutes: number) {
  return { minutes, text: 'Cùng làm' };
}
