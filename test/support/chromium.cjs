const { existsSync } = require('node:fs');

const places = [
  process.env.CHROMIUM_PATH,
  // The same engine without the windows around it, in half the time.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where this machine has a Chromium; undefined when it has none. */
exports.chromiumPath = () => places.find((path) => path && existsSync(path));
