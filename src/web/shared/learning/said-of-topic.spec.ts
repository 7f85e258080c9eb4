import { writtenScript } from '../../../core/curriculum/lesson';
import { textsIn } from '../../../texts';
import { saidOfTopic } from './said-of-topic';

const base = {
  ...textsIn('vi').curriculum.vneid,
  name: 'Cài đặt VNeID',
  videoUrl: null,
  videoFile: null,
};
const asShown = {
  language: 'vi',
  topicName: base.name,
  aim: base.aim,
  steps: writtenScript(base.steps),
  card: base.card.join('\r\n'),
  videoUrl: '',
};
const english = { language: 'en', name: 'My VNeID', aim: null, steps: null, card: null };

it('keeps to the general text what nobody changed or somebody emptied', () => {
  expect(saidOfTopic(asShown, [], base)).toEqual({ words: [], videoUrl: null });
  const emptied = { ...asShown, topicName: '', aim: ' ', steps: '', card: '' };
  expect(saidOfTopic(emptied, [], base)).toEqual({ words: [], videoUrl: null });
});

it('takes what was changed, and leaves the words of other languages', () => {
  const changed = { ...asShown, card: 'Ra công an xã\n\nMang thẻ căn cước' };
  expect(saidOfTopic(changed, [english], base).words).toEqual([
    english,
    {
      language: 'vi',
      name: null,
      aim: null,
      steps: null,
      card: ['Ra công an xã', 'Mang thẻ căn cước'],
    },
  ]);
});

it('names every field that it cannot take at once', () => {
  const wrong = {
    ...asShown,
    topicName: 'x'.repeat(81),
    aim: 'x'.repeat(201),
    steps: '0: Chào\n30: Cùng làm',
    card: 'x\n'.repeat(11),
    videoUrl: 'http://example.vn',
  };
  expect(() => saidOfTopic(wrong, [], base)).toThrow(
    expect.objectContaining({
      code: 'invalid-form',
      details: {
        fields: {
          topicName: 'too-long',
          aim: 'too-long',
          steps: 'bad-script',
          card: 'too-long',
          videoUrl: 'bad-link',
        },
      },
    }),
  );
});
