/** What a bench printed as tables: each figure with the row and the column that it stands in. */
function figuresOf(printed) {
  const figures = new Map();
  let headings = [];
  const rows = printed.split('\n').map(cellsOf);
  rows.forEach((cells, at) => {
    if (!cells || isRuler(cells)) return;
    if (isRuler(rows[at + 1])) headings = cells;
    else keepRow(figures, cells, headings);
  });
  return figures;
}

/** The line of dashes below the names of a table's columns. */
const isRuler = (cells) => cells?.every((cell) => /^:?-+:?$/.test(cell)) ?? false;

function keepRow(figures, [what, ...cells], headings) {
  cells.forEach((cell, index) => {
    const numbers = cell.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
    numbers.forEach((number, at) => {
      const heading = headings[index + 1] ?? '';
      const name = [what, heading, numbers.length > 1 ? `(${at + 1})` : ''];
      figures.set(name.filter(Boolean).join(' '), Number(number.replaceAll(',', '')));
    });
  });
}

function cellsOf(line) {
  const inner = /^\|(.*)\|\s*$/.exec(line)?.[1];
  return inner?.split('|').map((cell) => cell.trim());
}

/** Of each figure that every run printed: the medians there and here, and here by there. */
function ratiosOf(there, here) {
  const [first = new Map()] = there;
  return [...first.keys()].flatMap((name) => {
    const [before, now] = [there, here].map((runs) => runs.map((run) => run.get(name)));
    if ([...before, ...now].includes(undefined)) return [];
    const [old, present] = [median(before), median(now)];
    return [{ name, there: old, here: present, ratio: old === 0 ? null : present / old }];
  });
}

function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

module.exports = { figuresOf, ratiosOf };
