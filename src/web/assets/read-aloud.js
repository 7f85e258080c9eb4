'use strict';

/* A button that reads the page out, where the phone has a voice for its language. */
(function () {
  const button = document.querySelector('[data-read-aloud]');
  const main = document.getElementById('main');
  const speech = window.speechSynthesis;
  if (!button || !main || !speech) return;
  const language = document.documentElement.lang;
  const start = button.textContent;
  /* The last line of what is being read; none while nothing is. */
  let last = null;

  const voice = () =>
    speech.getVoices().find(({ lang }) => lang.toLowerCase().startsWith(language));

  function show() {
    button.hidden = !voice();
  }

  function tell() {
    button.textContent = last ? button.dataset.readAloud : start;
    button.setAttribute('aria-pressed', String(last !== null));
  }

  /* Some phones say nothing at all, and tell so. */
  function over(words) {
    if (words !== last) return;
    last = null;
    tell();
  }

  /* Line by line: long texts are cut off by some phones. */
  function read() {
    const lines = main.innerText.split('\n').filter((line) => line.trim() !== '');
    for (const line of lines) {
      last = new SpeechSynthesisUtterance(line);
      last.lang = language;
      last.voice = voice();
      last.rate = 0.9;
      for (const end of ['end', 'error']) last.addEventListener(end, ({ target }) => over(target));
      speech.speak(last);
    }
    tell();
  }

  function stop() {
    last = null;
    speech.cancel();
    tell();
  }

  button.addEventListener('click', () => {
    const isReading = last !== null;
    stop();
    if (!isReading) read();
  });
  window.addEventListener('pagehide', () => speech.cancel());
  speech.addEventListener?.('voiceschanged', show);
  show();
})();
