// tests/browser/wrong_files.test.mjs -- a file that cannot be shown gets a sentence in the reader's language, never a blank page.
import assert from 'node:assert/strict';
import { copyFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fixture, killedRun, python, runningRun } from './fixtures.mjs';
import { closePage, giveFiles, openPage, runCases, says, serve, settled, until } from './harness.mjs';

const sentence = (file, en, fr) => async ({ browser }) => {
  for (const [lang, wanted] of [['en', en], ['fr', fr]]) {
    const tab = await openPage(browser, { files: [fixture(file)], lang });
    const said = await says(tab.locator('.failures'), wanted);
    assert.match(said, new RegExp(`${file}\\.h5`));
    await says(tab.locator('main'), (text) => text.length > 50);
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
      await says(tab.locator('body'), wanted);
      await closePage(tab, /./);
    }
  },
  'a good file after a bad one opens, and the sentence goes': async ({ browser }) => {
    const tab = await openPage(browser, { files: [fixture('empty')] });
    await says(tab.locator('.failures'), /empty\.h5/);
    await giveFiles(tab, [fixture('small')]);
    await tab.waitForSelector('main[data-shown="story"]');
    await until(() => tab.locator('.failures').count(), 0);
    await closePage(tab);
  },
  'several files at once, one of them bad': async ({ browser }) => {
    const tab = await openPage(browser, { files: [fixture('small'), fixture('empty'), fixture('no-resilience')] });
    await until(() => tab.locator('header select option').count(), 2);
    await says(tab.locator('.failures'), /empty\.h5 is empty/);
    await closePage(tab);
  },
  'a run that was killed half way shows what is there and says so': async ({ browser }) => {
    const path = await killedRun();
    try {
      for (const [lang, wanted] of [['en', /not finished: [\d.]+% of its instants/], ['fr', /n’est pas terminée/]]) {
        const tab = await openPage(browser, { files: [path], lang, hash: 'view=series' });
        await tab.waitForSelector('main[data-shown="series"] svg');
        await says(tab.locator('.standing'), wanted);
        await closePage(tab);
      }
    } finally {
      rmSync(path, { force: true });
    }
  },
  '5,000 series are listed without making anybody wait': async ({ browser }) => {
    const toSeries = async (file) => {
      const tab = await openPage(browser, { files: [fixture(file)] });
      const start = performance.now();
      await tab.waitForSelector('main[data-shown="story"]');
      await tab.locator('nav button[data-view="series"]').click();
      await tab.waitForSelector('main[data-shown="series"] svg');
      const took = performance.now() - start;
      await closePage(tab);
      return took;
    };
    // Beside a file of fifty series on the same machine at the same time: how fast that is, nobody knows beforehand.
    const few = await toSeries('small');
    const many = await toSeries('many-series');
    assert.ok(many < 6000 + 10 * few, `${many} ms, with few series ${few} ms`);
  },
  'a file that is changed on disk while it is open gets a sentence': async ({ browser, folder }) => {
    const path = join(folder, 'changing.h5');
    copyFileSync(fixture('small'), path);
    const tab = await openPage(browser, { files: [path] });
    await settled(tab, 'story');
    truncateSync(path, 1000);
    writeFileSync(path, 'gone');
    await tab.locator('nav button[data-view="tables"]').click();
    await says(tab.locator('body'), /has changed|cannot be read|damaged/);
    await closePage(tab, /./);
  },
  'a run that is being written is followed from the server to its end': async ({ browser }) => {
    const running = runningRun('2019-12-30');
    try {
      await running.hold();
      const served = await serve([running.path]);
      try {
        const tab = await openPage(browser, { address: served.address, hash: 'view=series' });
        const written = /is being written: ([\d.]+)%/;
        const standing = tab.locator('.standing');
        const first = Number(written.exec(await says(standing, written))[1]);
        assert.ok(first < 100, `${first}`);
        running.goOn();
        await says(standing, (text) => !written.test(text) || Number(written.exec(text)[1]) > first);
        await running.over;
        await says(standing, (text) => !/being written|connection/.test(text));
        await settled(tab, 'series');
        await tab.waitForSelector('main[data-shown="series"] svg');
        await closePage(tab, /416|206/);
      } finally {
        running.goOn();
        await served.stop();
      }
      assert.equal(python('import h5py, sys; print(h5py.File(sys.argv[1], "r").attrs["complete"])', running.path).trim(), '1');
    } finally {
      running.remove();
    }
  },
});
