import { builtInTopics } from '../core/curriculum/built-in';
import { lessonMinutes, minutesOf } from '../core/curriculum/lesson';
import { codesOf } from '../core/people/vocabularies';
import { textsIn } from '.';

const codes = builtInTopics.map(({ code }) => code);

it('teaches every topic that people can sign up for', () => {
  expect([...codes].sort()).toEqual([...codesOf('topic')].sort());
});

describe.each(['vi', 'en'])('the lessons (%s)', (language) => {
  const { curriculum } = textsIn(language);

  it.each(codes)('of %s fill half an hour in a few steps', (code) => {
    const { aim, steps } = curriculum[code];
    expect(aim).not.toContain('\n');
    expect(steps.length).toBeGreaterThanOrEqual(6);
    expect(steps.length).toBeLessThanOrEqual(8);
    expect(minutesOf(steps)).toBe(lessonMinutes);
  });

  it.each(codes)('of %s end with a card that is short, and warns of secrets and money', (code) => {
    const { card } = curriculum[code];
    expect(card.length).toBeGreaterThanOrEqual(4);
    expect(card.length).toBeLessThanOrEqual(6);
    for (const line of card) expect(line.length).toBeLessThanOrEqual(110);
    expect(card.join(' ')).toMatch(/OTP/);
    expect(card.join(' ')).toMatch(language === 'vi' ? /tiền/ : /money|pay|fee|loan|deposit/);
  });

  it('of every topic let the learner try it alone', () => {
    const alone = language === 'vi' ? /một mình/ : /^Alone/;
    const without = codes.filter(
      (code) => !curriculum[code].steps.some(({ text }) => alone.test(text)),
    );
    expect(without).toEqual([]);
  });

  it('never ask a blind person to look', () => {
    const { aim, steps, card } = curriculum['voice-phone'];
    const all = [aim, ...steps.map(({ text }) => text), ...card].join(' ');
    expect(all).not.toMatch(/\b(look|see|watch|read the screen)\b|nhìn|xem|thấy/i);
  });

  it('send whoever needs level 2 of VNeID to the police', () => {
    const { steps, card } = curriculum.vneid;
    expect(`${steps[0].text} ${card[0]}`).toMatch(/(công an.*){2}|(police.*){2}/);
  });
});
