// tests/browser/wrong_files.test.mjs -- a file that cannot be shown gets a sentence in the reader's language, never a blank page.
import assert from 'node:assert/strict';
import { copyFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, killedRun, python, runningRun } from './fixtures.mjs';
import { closePage, openPage, runCases, serve } from './harness.mjs';

const sentence = (file, en, fr) => async ({ browser }) => {
  for (const [lang, wanted] of [['en', en], ['fr', fr]]) {
    const tab = await openPage(browser, { files: [fixture(file)], lang });
    const said = await tab.locator('.failures').innerText();
    assert.match(said, wanted);
    assert.match(said, new RegExp(`${file}\\.h5`));
    assert.ok((await tab.locator('main').innerText()).length > 50, 'the page still says what to do');
    await closePage(tab);
  }
};

await runCases({
  'not HDF5': sentence('not-hdf5', /is not an HDF5 file/, /n'est pas un fichier HDF5/),
  '0 bytes': sentence('empty', /is empty \(0 bytes\)/, /est vide \(0 octet\)/),
  truncated: sentence('truncated', /is cut off/, /est tronqué/),
  'HDF5 but no run': sentence('other-format', /not a run of sillon \(its format is “weather”\)/, /pas une simulation de sillon/),
  'another version of the format': sentence('other-version', /format version 7; this page reads version 1/, /version 7/),
  'a filter that this page does not have': async ({ browser }) => {
    for (const [lang, wanted] of [['en', /compressed in a way.*lzf/s], ['fr', /compressé d'une façon.*lzf/s]]) {
      const tab = await openPage(browser, { files: [fixture('filter')], lang, hash: 'view=series&series.series=territory.value_added' });
      await tab.waitForFunction(() => /lzf/.test(document.body.innerText), null, { timeout: 15_000 });
      assert.match(await tab.locator('body').innerText(), wanted);
      tab.problems.length = 0;
      await closePage(tab);
    }
  },
  'a good file after a bad one opens, and the sentence goes': async ({ browser }) => {
    const tab = await openPage(browser, { files: [fixture('empty')] });
    await tab.locator('input[type=file]').first().setInputFiles([fixture('small')]);
    await tab.waitForSelector('main[data-shown="story"]');
    assert.equal(await tab.locator('.failures').count(), 0);
    await closePage(tab);
  },
  'several files at once, one of them bad': async ({ browser }) => {
    const tab = await openPage(browser, { files: [fixture('small'), fixture('empty'), fixture('no-resilience')] });
    await tab.waitForFunction(() => document.querySelectorAll('header select option').length === 2);
    assert.match(await tab.locator('.failures').innerText(), /empty\.h5 is empty/);
    await closePage(tab);
  },
  'a run that was killed half way shows what is there and says so': async ({ browser }) => {
    const path = await killedRun();
    try {
      for (const [lang, wanted] of [['en', /not finished: [\d.]+% of its instants/], ['fr', /n’est pas terminée/]]) {
        const tab = await openPage(browser, { files: [path], lang, hash: 'view=series' });
        await tab.waitForSelector('main[data-shown="series"] svg');
        assert.match(await tab.locator('.standing').innerText(), wanted);
        await closePage(tab);
      }
    } finally {
      rmSync(path, { force: true });
    }
  },
  '5,000 series are listed without making anybody wait': async ({ browser }) => {
    const tab = await openPage(browser, { files: [fixture('many-series')] });
    const start = Date.now();
    await tab.waitForSelector('main[data-shown="story"]');
    await tab.locator('nav button[data-view="series"]').click();
    await tab.waitForSelector('main[data-shown="series"] svg');
    assert.ok(Date.now() - start < 6000, `${Date.now() - start} ms`);
    await closePage(tab);
  },
  'a file that is changed on disk while it is open gets a sentence': async ({ browser, folder }) => {
    const path = join(folder, 'changing.h5');
    copyFileSync(fixture('small'), path);
    const tab = await openPage(browser, { files: [path] });
    await tab.waitForSelector('main[data-shown="story"]');
    truncateSync(path, 1000);
    writeFileSync(path, 'gone');
    await tab.locator('nav button[data-view="tables"]').click();
    await tab.waitForFunction(() => /has changed|cannot be read|damaged/.test(document.body.innerText), null, { timeout: 15_000 });
    tab.problems.length = 0;
    await closePage(tab);
  },
  'a run that is being written is followed from the server to its end': async ({ browser }) => {
    const running = runningRun();
    try {
      while (!running.started()) await new Promise((done) => setTimeout(done, 50));
      const served = await serve([running.path]);
      try {
        const tab = await openPage(browser, { address: served.address, hash: 'view=series' });
        await tab.waitForSelector('nav button');
        await tab.waitForFunction(() => /is being written: [\d.]+%/.test(document.querySelector('.standing')?.textContent ?? ''), null, { timeout: 15_000 });
        const share = async () => Number(/being written: ([\d.]+)%/.exec(await tab.locator('.standing').innerText())?.[1] ?? 100);
        const first = await share();
        await tab.waitForFunction((before) => {
          const now = /being written: ([\d.]+)%/.exec(document.querySelector('.standing')?.textContent ?? '');
          return !now || Number(now[1]) > before;
        }, first, { timeout: 30_000 });
        await running.over;
        await tab.waitForFunction(() => !/being written|connection/.test(document.querySelector('.standing')?.textContent ?? 'connection'), null, { timeout: 15_000 });
        await tab.waitForSelector('main[data-shown="series"] svg');
        const problems = tab.problems.filter((one) => !/416|206/.test(one));
        tab.problems.length = 0;
        assert.deepEqual(problems, []);
        await closePage(tab);
      } finally {
        await served.stop();
      }
      assert.equal(python('import h5py, sys; print(h5py.File(sys.argv[1], "r").attrs["complete"])', running.path).trim(), '1');
    } finally {
      running.remove();
    }
  },
});
