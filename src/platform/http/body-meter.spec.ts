import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { bodyBounds } from './body-bounds';
import { BodyMeter } from './body-meter';
import { type BodyShape, FormShape, JsonShape } from './body-shape';

const { anybody, signedIn } = bodyBounds.json;

function meter(isSignedIn: () => Promise<boolean>, milliseconds = 60_000): BodyMeter {
  return new BodyMeter(new JsonShape(), { anybody, signedIn }, isSignedIn, milliseconds);
}

const stranger = () => Promise.resolve(false);
const officer = () => Promise.resolve(true);
const keys = (count: number) =>
  JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1])));
const through = (body: string, one: BodyMeter) =>
  text(Readable.from([Buffer.from(body)]).pipe(one));

describe('the meter of bodies', () => {
  it('lets through what anybody sends, and asks nobody who it is', async () => {
    const asked = jest.fn(officer);
    const body = JSON.stringify({ login: 'lan', password: '{[,"\\' });
    expect(await through(body, meter(asked))).toBe(body);
    expect(asked).not.toHaveBeenCalled();
  });

  it('lets more through where somebody is signed in, whom it asks once', async () => {
    const asked = jest.fn(officer);
    const body = JSON.stringify({ rows: Array.from({ length: 2_000 }, (_, at) => `row ${at}`) });
    expect(await through(body, meter(asked))).toBe(body);
    expect(asked).toHaveBeenCalledTimes(1);
    await expect(through(body, meter(stranger))).rejects.toMatchObject({ code: 'too-large' });
  });

  it.each([
    ['keys', keys(90_000)],
    ['keys of one object', keys(300)],
    ['values', JSON.stringify(Array.from({ length: 6_000 }, () => 1))],
    ['objects', JSON.stringify(Array.from({ length: 6_000 }, () => ({})))],
    ['levels', '{"a":'.repeat(30) + '1' + '}'.repeat(30)],
    ['levels of nothing', '['.repeat(100_000)],
  ])('stops too many %s, whoever sends them', async (_, body) => {
    const refusal = { code: 'invalid-input', params: { problem: 'shape' } };
    await expect(through(body, meter(officer))).rejects.toMatchObject(refusal);
  });

  it('stops a body that drips', async () => {
    const dripped = meter(officer, 5);
    dripped.write('{');
    await expect(text(dripped)).rejects.toMatchObject({ code: 'too-slow', status: 408 });
  });
});

describe('the shape of a body', () => {
  const shapeOf = (body: string, shape: BodyShape = new JsonShape()) => {
    for (const byte of Buffer.from(body)) shape.take(Uint8Array.of(byte));
    const { values, keys: most, levels } = shape;
    return { values, keys: most, levels };
  };

  it('is the same however the bytes come, and takes no sign in a text for one of JSON', () => {
    const body = JSON.stringify({ a: [1, { b: '},{"\\"[[[' }], c: {} });
    expect(shapeOf(body)).toEqual({ values: 7, keys: 2, levels: 3 });
    expect(shapeOf(`${'{}'.repeat(3)}]]]]`)).toEqual({ values: 4, keys: 0, levels: 1 });
  });

  it('counts the fields of a form', () => {
    expect(shapeOf('a=1&b=2&c=%26', new FormShape()).values).toBe(3);
  });
});
