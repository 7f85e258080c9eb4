const { relative } = require('node:path');

/** A word for the shell: between single quotes nothing has a meaning of its own. */
const quoted = (word) => `'${word.replaceAll("'", String.raw`'\''`)}'`;

/** Jest takes names for regular expressions; this one fits one name alone. */
const patternOf = (name) => `^${name.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}$`;

/**
 * The tests that failed in a run, each with its file, its whole name and the command that runs it
 * alone. A file that could not be run has no name of a test.
 */
function failedTests({ testResults }, folder) {
  return testResults.flatMap(({ testFilePath, testExecError, testResults: tests, displayName }) => {
    const file = relative(folder, testFilePath).replaceAll('\\', '/');
    const run = displayName?.name === 'sealed' ? 'npm run test:sealed --' : 'npx jest';
    const alone = `${run} ${quoted(file)}`;
    const failed = tests
      .filter(({ status }) => status === 'failed')
      .map(({ fullName: name }) => ({
        file,
        name,
        command: `${alone} -t ${quoted(patternOf(name))}`,
      }));
    return testExecError ? [...failed, { file, name: '(the whole file)', command: alone }] : failed;
  });
}

module.exports = { failedTests };
