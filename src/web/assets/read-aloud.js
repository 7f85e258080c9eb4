'use strict';

/* A button that reads the page out, where the phone has a voice for its language. */
(function () {
  const button = document.querySelector('[data-read-aloud]');
  const main = document.getElementById('main');
  const speech = window.speechSynthesis;
  if (!button || !main || !speech) return;
  const language = document.documentElement.lang;
  const start = button.textContent;

  const voice = () =>
    speech.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));

  function show() {
    button.hidden = !voice();
  }

  function told(isReading) {
    button.textContent = isReading ? button.dataset.readAloud : start;
    button.setAttribute('aria-pressed', String(isReading));
  }

  /* Line by line: long texts are cut off by some phones. */
  function read() {
    const lines = main.innerText.split('\n').filter((line) => line.trim() !== '');
    lines.forEach((line, index) => {
      const words = new SpeechSynthesisUtterance(line);
      words.lang = language;
      words.voice = voice();
      words.rate = 0.9;
      if (index === lines.length - 1) words.addEventListener('end', () => told(false));
      speech.speak(words);
    });
    told(true);
  }

  button.addEventListener('click', () => {
    const isReading = speech.speaking;
    speech.cancel();
    if (isReading) told(false);
    else read();
  });
  window.addEventListener('pagehide', () => speech.cancel());
  speech.addEventListener?.('voiceschanged', show);
  show();
})();
