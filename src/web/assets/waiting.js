'use strict';

/*
 * What was entered without a network, kept in the browser by its key until it is sent. Nobody sees what somebody else
 * entered on the same phone.
 */
window.waitingIn = function (database, me) {
  function store(mode, act) {
    return new Promise((done, fail) => {
      const opened = indexedDB.open(database, 1);
      opened.addEventListener('upgradeneeded', () =>
        opened.result.createObjectStore('waiting', { keyPath: 'key' }),
      );
      opened.addEventListener('error', () => fail(opened.error));
      opened.addEventListener('success', () => {
        const asked = act(opened.result.transaction('waiting', mode).objectStore('waiting'));
        asked.transaction.addEventListener('complete', () => {
          opened.result.close();
          done(asked.result);
        });
        asked.transaction.addEventListener('error', () => fail(asked.error));
      });
    });
  }
  return {
    keep: (entry) => store('readwrite', (all) => all.put(entry)),
    drop: (key) => store('readwrite', (all) => all.delete(key)),
    mine: async () =>
      (await store('readonly', (all) => all.getAll())).filter((entry) => entry.me === me),
  };
};
