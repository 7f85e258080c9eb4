import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../../src/modules/access/policies/actor';
import { CurriculumService } from '../../../src/modules/learning/curriculum/curriculum.service';
import { LessonVideos } from '../../../src/modules/learning/videos/lesson-videos.service';
import { VideoFiles } from '../../../src/modules/learning/videos/video-files';
import { plant } from '../../factories/given';
import { makeWard } from '../../factories/wards';
import { newId } from '../../../src/platform/database/columns';
import { Ward } from '../../../src/modules/wards/entities/ward.entity';
import { createTestDatabase, dialects, type TestDatabase } from '../../support/databases/databases';
import { FakeClock } from '../../support/clocks/fake-clock';
import { sentVideo, videoBytes } from '../../support/worlds/kept-video';
import { type PagesApp, startPagesApp } from '../../support/pages/pages-app';
import {
  asMentee,
  at,
  monday,
  type SessionWorld,
  settlePairs,
} from '../../support/worlds/session-world';

const operator: Actor = { kind: 'operator', id: newId(), wardId: null };
const megabyte = 1024 * 1024;
const video = videoBytes(200_000);

describe.each(dialects)('videos of lessons that are files, on %s', (dialect) => {
  let database: TestDatabase;
  let pages: PagesApp;
  let world: SessionWorld;
  let folder: string;
  let stranger: Actor;
  const clock = new FakeClock(at(monday, 9));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tung-ngo-videos-'));
    database = await createTestDatabase(dialect);
    const settings = { VIDEO_DIR: folder, VIDEO_MEGABYTES: '1' };
    pages = await startPagesApp(database.unitOfWork, clock, settings);
    world = await database.unitOfWork.write((manager) => settlePairs(manager, 1));
    const other = await database.unitOfWork.write((manager) => plant(manager, Ward, makeWard()));
    stranger = { kind: 'officer', id: newId(), wardId: other.id };
  });
  afterAll(async () => {
    await pages.close();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const pageOf = () => `/wards/${world.ward.code}/curriculum/vneid`;
  const mentee = () => asMentee(world.mentees[0]);
  /** As a program does, which needs no token of a page. */
  const send = async (actor: Actor, path: string, bytes: Buffer, name = 'bai-1.mp4') => {
    pages.actors = [actor];
    const body = new FormData();
    body.append('video', new Blob([new Uint8Array(bytes)], { type: 'video/mp4' }), name);
    const answer = await fetch((await pages.app.getUrl()) + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { authorization: 'Bearer x' },
      body,
    });
    return { status: answer.status, text: await answer.text() };
  };
  const fileOf = async () => {
    const topics = pages.app.get(CurriculumService);
    const { own, general } = await topics.topic(world.ward.id, 'vneid');
    return { own: own.videoFile, general: general.videoFile };
  };
  const watch = async (actor: Actor, file: string | null, headers?: Record<string, string>) => {
    pages.actors = [actor];
    const url = `${await pages.app.getUrl()}/videos/${file ?? ''}`;
    const answer = await fetch(url, { headers, redirect: 'manual' });
    const bytes = Buffer.from(await answer.arrayBuffer());
    return { status: answer.status, headers: answer.headers, bytes };
  };
  const textOf = async (actor: Actor, path: string) => {
    pages.actors = [actor];
    return (await pages.get(path)).text;
  };

  it('come in by the form of a ward, and are kept for its owner alone', async () => {
    expect(await textOf(world.officer, pageOf())).toContain('nhiều nhất 1 MB');
    expect((await send(world.officer, `${pageOf()}/video`, video)).status).toBe(303);
    const { own } = await fileOf();
    expect(readdirSync(folder)).toEqual([own]);
    expect(readFileSync(join(folder, own ?? '')).equals(video)).toBe(true);
    expect(statSync(join(folder, own ?? '')).mode & 0o077).toBe(0);
  });

  it('play on the page of the learner’s card, in parts and whole, and go into no shared cache', async () => {
    const { own } = await fileOf();
    const card = await textOf(mentee(), `/mentee/${world.mentees[0].id}/cards/vneid`);
    expect(card).toMatch(new RegExp(`<video[^>]* preload="none"[^>]* src="/videos/${own}"`));
    const whole = await watch(mentee(), own);
    expect(whole.status).toBe(200);
    expect(whole.bytes.equals(video)).toBe(true);
    expect(whole.headers.get('content-type')).toBe('video/mp4');
    expect(whole.headers.get('cache-control')).toMatch(/^private/);
    const part = await watch(mentee(), own, { range: 'bytes=1000-1999' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1000-1999/${video.length}`);
    expect(part.bytes.equals(video.subarray(1000, 2000))).toBe(true);
    expect((await watch(mentee(), own, { range: 'bytes=-10' })).bytes).toHaveLength(10);
    expect((await watch(mentee(), own, { range: 'bytes=900000-' })).status).toBe(416);
  });

  it('are seen in their ward and by operators alone; nobody brings one for another ward', async () => {
    const { own } = await fileOf();
    expect((await watch(world.officer, own)).status).toBe(200);
    expect((await watch(operator, own)).status).toBe(200);
    expect((await watch(stranger, own)).status).toBe(404);
    for (const name of [`${newId()}.mp4`, '..%2Fsecret', '.mp4']) {
      expect((await watch(operator, name)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await send(stranger, `${pageOf()}/video`, video)).status).toBe(404);
    expect((await send(mentee(), `${pageOf()}/video`, video)).status).toBe(403);
    expect((await send(world.officer, '/operations/curriculum/vneid/video', video)).status).toBe(
      403,
    );
  });

  it.each([
    [
      'a page that calls itself a video',
      Buffer.from('<!doctype html>'.repeat(20)),
      'mp4 hoặc webm',
    ],
    ['nothing at all', Buffer.alloc(0), 'mp4 hoặc webm'],
    ['more than the bound', videoBytes(2 * megabyte), 'quá lớn'],
  ])('refuse %s in a sentence, and change nothing', async (_, bytes, sentence) => {
    const before = { files: readdirSync(folder), rows: await fileOf() };
    const { status, text } = await send(world.officer, `${pageOf()}/video`, bytes);
    expect(status).toBe(422);
    expect(text).toContain(sentence);
    expect({ files: readdirSync(folder), rows: await fileOf() }).toEqual(before);
  });

  it('take one byte less than too many', async () => {
    expect(
      (await send(operator, '/operations/curriculum/cashless/video', videoBytes(megabyte))).status,
    ).toBe(303);
    const over = await send(
      operator,
      '/operations/curriculum/cashless/video',
      videoBytes(megabyte + 1),
    );
    expect(over.status).toBe(422);
  });

  it('say so where the disk is full', async () => {
    const before = readdirSync(folder);
    const room = jest.spyOn(pages.app.get(VideoFiles), 'room').mockResolvedValue(10_000);
    const { status, text } = await send(world.officer, `${pageOf()}/video`, video);
    room.mockRestore();
    expect(status).toBe(507);
    expect(text).toContain('không còn đủ chỗ');
    expect(readdirSync(folder)).toEqual(before);
  });

  it('ask for a file where none was chosen', async () => {
    const { status, text } = await send(world.officer, `${pageOf()}/video`, Buffer.alloc(0), '');
    expect(status).toBe(422);
    expect(text).toContain('Xin chọn một tệp');
  });

  it('stand before the general one, are replaced and taken away by one press', async () => {
    expect((await send(operator, '/operations/curriculum/vneid/video', video)).status).toBe(303);
    const first = await fileOf();
    const webm = Buffer.concat([
      Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex'),
      video,
    ]);
    expect((await send(world.officer, `${pageOf()}/video`, webm, 'khong.mp4')).status).toBe(303);
    const second = await fileOf();
    expect(second.own).toMatch(/\.webm$/);
    expect(second.general).toBe(first.general);
    expect((await watch(mentee(), second.own)).headers.get('content-type')).toBe('video/webm');
    // Nobody comes by its old name any more.
    expect((await watch(mentee(), first.own)).status).toBe(404);
    const card = `/mentee/${world.mentees[0].id}/cards/vneid`;
    expect(await textOf(mentee(), card)).toContain(`/videos/${second.own}`);
    pages.actors = [world.officer];
    expect((await pages.send('POST', `${pageOf()}/video/removal`)).status).toBe(303);
    expect(await textOf(mentee(), card)).toContain(`/videos/${first.general}`);
    expect((await watch(mentee(), first.general)).status).toBe(200);
  });

  it('leave what somebody writes about the topic at the same time as it is', async () => {
    const curriculum = pages.app.get(CurriculumService);
    const { own } = await curriculum.topic(world.ward.id, 'vneid');
    await send(world.officer, `${pageOf()}/video`, video);
    const { videoFile: _, ...seen } = own;
    const videoUrl = 'https://gia-vien.example.vn/vneid';
    await curriculum.changeInWard(world.officer, world.ward.id, { ...seen, videoUrl });
    const after = (await curriculum.topic(world.ward.id, 'vneid')).own;
    expect(after.videoUrl).toBe(videoUrl);
    expect(after.videoFile).toMatch(/\.mp4$/);
  });

  it('are gone a night after nobody names them, also what a kill left: half a file, or one without its row', async () => {
    const used = Object.values(await fileOf()).concat(
      (await pages.app.get(CurriculumService).topic(null, 'cashless')).general.videoFile,
    );
    const videos = pages.app.get(LessonVideos);
    // Between the renaming and the row.
    const orphan = await pages.app.get(VideoFiles).keep(sentVideo(video));
    const half = `.${newId()}.tmp`;
    writeFileSync(join(folder, half), video.subarray(0, 100));
    writeFileSync(join(folder, 'of-somebody-else.mp4'), 'x');
    clock.at = Date.now() + 3_600_000;
    expect(await videos.forgetUnused()).toEqual([]);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining([orphan, half]));
    clock.at = Date.now() + 25 * 3_600_000;
    await videos.forgetUnused();
    clock.at = at(monday, 9);
    expect(new Set(readdirSync(folder))).toEqual(new Set([...used, 'of-somebody-else.mp4']));
  });
});
