// tests/browser/live.test.mjs -- runs that are being written while the page shows them: what grows, a server that goes, a writer that is killed.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { python } from './fixtures.mjs';
import { closePage, openPage, program, root, runCases, says, serve, until, watchedChild } from './harness.mjs';

const scenario = join(root, 'viz/web/tests/browser/small-run.json');
const noise = /^console: /; // what HDF5 and a browser say of a server that is gone, and of a file that grows; errors of the page itself count

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Instants recorded of each run, in the file's order; none if the file cannot be read at this moment. */
const far = `
import h5py, json, sys
try:
  f = h5py.File(sys.argv[1], "r", locking=False)
  f.visititems(lambda name, one: one[()] if isinstance(one, h5py.Dataset) else None)
  choices = lambda name: [one.decode() for one in f[name]["name"][:]]
  print(json.dumps([int(f["runs"][c][s]["0"]["recorded"][()]) for c in choices("contexts") for s in choices("strategies")]))
except Exception:
  print("[]")
`;

/** Two runs, one after the other, of two years by the week: each takes seconds. Held and let go, so that no reader has to be quick. */
function written(folder, ...words) {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'live.h5');
  const part = `${path}.part`;
  const all = ['run', scenario, '-o', path, '--set', '/clock/until="2020-12-28"', '--strategy', 'as-is', '--replicates', '1', '--threads', '1', '--quiet', ...words];
  const child = watchedChild(spawn(program, all, { stdio: ['ignore', 'ignore', 'inherit'] }));
  const over = new Promise((done) => child.on('exit', done));
  return {
    path,
    part,
    /** Holds it when `enough` of it is there, as h5py reads it. */
    hold: async (enough) => {
      for (;;) {
        if (child.exitCode !== null || child.signalCode !== null) throw new Error('the run was over before it could be held');
        child.kill('SIGSTOP');
        await pause(30);
        const recorded = JSON.parse(python(far, part));
        if (recorded.length && enough(recorded)) return recorded;
        child.kill('SIGCONT');
        await pause(40); // of what takes seconds: a quick machine too is held half way
      }
    },
    goOn: () => child.kill('SIGCONT'),
    kill: () => {
      child.kill('SIGKILL');
      return over;
    },
    remove: async () => {
      child.kill('SIGKILL');
      await over;
      for (const one of [path, part, `${path}.checkpoints`]) rmSync(one, { recursive: true, force: true });
    },
  };
}

/** A run that is begun and held, its server, and a page that shows it. */
async function followed({ browser, folder }, hash, run, ...words) {
  const writer = written(folder, ...words);
  let served = null;
  try {
    await writer.hold((recorded) => recorded[0] > 0);
    served = await serve([writer.path]);
    const tab = await openPage(browser, { address: served.address, hash });
    await says(tab.locator('.standing'), /is being written: [\d.]+%/);
    await run({ writer, served, tab });
    await closePage(tab, noise);
  } finally {
    await served?.stop();
    await writer.remove();
  }
}

const truth = (part, script) => JSON.parse(python(`import h5py, json, sys, numpy as np\nf = h5py.File(sys.argv[1], "r", locking=False)\n${script}`, part));
const show = (tab, view) => tab.locator(`nav button[data-view="${view}"]`).click();
const drawn = (tab) => until(() => tab.locator('main[data-shown="series"] svg path').count(), (count) => count > 5);
const french = (tab) => tab.getByRole('button', { name: 'Français' }).click();

await runCases({
  'networks, lives, tables and flows of a run that is followed come to its newest instant': (given) =>
    followed(given, 'view=network&network.of=trust&network.context=calm&life.context=calm&life.of=firm&tables.show=agents&tables.agents=firm&tables.context=calm&flows.what=trust&flows.context=calm', async ({ writer, tab }) => {
      const main = tab.locator('main');
      await says(main, (text) => text.length > 200);
      assert.equal(await tab.locator('.network-player input[type=range]').count(), 0, 'there is but one instant yet');
      // The first run goes on to its end, the second one begins: the file is not whole, and nobody reloads the page.
      writer.goOn();
      await writer.hold(([first, second]) => first === 104 && second > 0);
      const last = truth(writer.part, 'print(json.dumps([int(one) for one in f["time_quarter"][:]]))');
      await until(() => tab.locator('.network-player input[type=range]').getAttribute('max').catch(() => ''), String(last.length - 1));
      await says(tab.locator('.network-player output'), new RegExp(`October 2020.*${last.length} of ${last.length}`, 's'));
      const ties = truth(writer.part, 'print(json.dumps([int(one) for one in f["runs/calm/as-is/0/networks/trust/count"][:]]))');
      const shown = new Intl.NumberFormat('en').format(ties.at(-1));
      await says(main, new RegExp(`\\b${shown}\\b`));
      await show(tab, 'tables');
      const month = truth(writer.part, 'print(json.dumps(str(np.datetime64(int(f["time_month"][-1]), "D"))))');
      await says(main, new RegExp(`${Number(month.slice(8))} December 2020`));
      await show(tab, 'flows');
      await says(main, /October 2020/);
      // All numbers of the last instant are those that h5py reads.
      const cash = truth(writer.part, 'x = f["runs/calm/as-is/0/agents/firm/cash"][-1]; print(json.dumps([int(np.isfinite(x).sum()), float(np.nansum(x.astype("f8")))]))');
      const read = await tab.evaluate(async () => {
        const file = globalThis.sillon.files.value[0];
        const run = { context: 'calm', strategy: 'as-is', replicate: 0 };
        const firm = (await file.agents()).find((one) => one.name === 'firm');
        const column = firm.columns.find((one) => one.name === 'cash');
        const frame = await file.frame(run, 'firm', column, file.outline.rhythms[column.rhythm].days.length - 1);
        const there = frame.numbers.filter((one) => !Number.isNaN(one));
        return [there.length, there.reduce((sum, one) => sum + one, 0)];
      });
      assert.equal(read[0], cash[0]);
      assert.ok(Math.abs(read[1] - cash[1]) <= 1e-9 * Math.abs(cash[1]), `${read[1]} and ${cash[1]}`);
      await show(tab, 'life');
      await says(main, /Establishment/);
      const life = await tab.evaluate(async () => (await globalThis.sillon.files.value[0].life({ context: 'calm', strategy: 'as-is', replicate: 0 }, 'firm', 0)).find((one) => one.column.name === 'cash').numbers.at(-1));
      assert.equal(life, truth(writer.part, 'print(json.dumps(float(f["runs/calm/as-is/0/agents/firm/cash"][-1, 0])))'));
    }),
  'a server that is lost is told at once, and what was read stays': (given) =>
    followed(given, 'view=series', async ({ served, tab }) => {
      await drawn(tab);
      await served.stop();
      await says(tab.locator('.standing [role=alert]'), /connection to “sillon view” is lost/);
      await drawn(tab);
      // Views that were not read before say why they cannot be, or show what is known: none is blank.
      for (const view of ['settled', 'network', 'scenario', 'life', 'series']) {
        await show(tab, view);
        await tab.waitForSelector(`main[data-shown="${view}"]`);
        await says(tab.locator('main'), (text) => text.length > 60 && !/^(Reading …|Lecture…)$/.test(text));
      }
      await drawn(tab);
      await french(tab);
      await says(tab.locator('.standing [role=alert]'), /La connexion à «\s*sillon view\s*» est perdue/);
    }),
  'a writer that is killed is told, in both languages, and what it recorded is shown': (given) =>
    followed(given, 'view=series', async ({ writer, tab }) => {
      writer.goOn();
      const [recorded] = await writer.hold(([first]) => first > 10);
      await writer.kill();
      const alert = tab.locator('.standing [role=alert]');
      await says(alert, /perhaps killed: nothing more is recorded.*No state was saved/s);
      await says(alert, (text) => Math.abs(Number(/\(([\d.]+)% of its instants/.exec(text)?.[1]) - (100 * recorded) / 208) < 0.06);
      await drawn(tab);
      await french(tab);
      await says(alert, /peut-être tué.*Aucun état n[’']a été sauvegardé/s);
    }),
  'a run that was killed and left states is told how to go on, also when it is opened afterwards': (given) =>
    followed(
      given,
      'view=story',
      async ({ writer, tab }) => {
        writer.goOn();
        await writer.hold(([first]) => first > 12);
        await writer.kill();
        await says(tab.locator('.standing [role=alert]'), /sillon resume live\.h5/);
        const later = await serve([writer.part]);
        const second = await openPage(given.browser, { address: later.address, lang: 'fr' });
        await says(second.locator('.standing [role=alert]'), /sillon resume live\.h5/);
        await closePage(second, noise);
        await later.stop();
        const third = await openPage(given.browser, { files: [writer.part] });
        await says(third.locator('.standing'), /not finished.*still being written, or .* killed/s);
        await closePage(third);
      },
      '--checkpoint-every',
      'month',
    ),
});
