// tests/browser/fixtures.mjs -- run files for the tests: a small real run, made once a build, and files that are wrong in every way.
import { execFileSync, spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program, watchedChild } from './harness.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const kept = process.env.SILLON_FIXTURES ?? join(dirname(program), 'viewer-fixtures');
const scenario = join(here, 'small-run.json');

export const python = (script, ...words) => execFileSync('/usr/bin/python3', ['-c', script, ...words], { encoding: 'utf8' });

function made(name, newerThan, make) {
  const path = join(kept, name);
  if (existsSync(path) && newerThan.every((one) => statSync(path).mtimeMs > statSync(one).mtimeMs)) return path;
  mkdirSync(kept, { recursive: true });
  const fresh = join(kept, `${process.pid}-${name}`);
  make(fresh);
  renameSync(fresh, path);
  return path;
}

/** "small": 2 contexts, 2 strategies, 3 replicates, 52 weeks, agents and networks again and again. */
export function fixture(name = 'small') {
  const path = made('small.h5', [program, scenario], (fresh) =>
    execFileSync(program, ['run', scenario, '-o', fresh, '--quiet', '--force'], { stdio: ['ignore', 'ignore', 'inherit'] }),
  );
  if (name === 'small') return path;
  return made(`${name}.h5`, [path], (fresh) => changed(path, fresh, changes[name]));
}

function changed(from, to, script) {
  if (!script) throw new Error(`there is no such fixture: ${to}`);
  copyFileSync(from, to);
  python(`import h5py, sys, numpy as np\npath = sys.argv[1]\n${script}`, to);
}

const changes = {
  'not-hdf5': 'open(path, "w").write("a letter, not a run")',
  empty: 'open(path, "w").close()',
  truncated: 'size = len(open(path, "rb").read()); open(path, "r+b").truncate(size // 2)',
  'other-format': 'f = h5py.File(path, "r+"); f.attrs["format"] = "weather"; f.close()',
  'other-version': 'f = h5py.File(path, "r+"); f.attrs["format_version"] = np.int32(7); f.close()',
  filter: `
f = h5py.File(path, "r+")
for c in f["runs"]:
  for s in f["runs"][c]:
    for r in f["runs"][c][s]:
      group = f["runs"][c][s][r]["series/territory"]
      values, attributes = group["value_added"][:], {k: v for k, v in group["value_added"].attrs.items() if k != "DIMENSION_LIST"}
      del group["value_added"]
      group.create_dataset("value_added", data=values, chunks=values.shape, compression="lzf").attrs.update(attributes)
f.close()`,
  'silent-series': 'f = h5py.File(path, "r+"); del f["runs/energy-shock/groups/2/series/commune/unemployed"].attrs["polarity"]; f.close()',
  'no-resilience': 'f = h5py.File(path, "r+"); del f["resilience"]; f.close()',
  'many-series': `
f = h5py.File(path, "r+")
del f["resilience"]
f.attrs["replicates"] = np.uint32(1)
for c in f["runs"]:
  for s in f["runs"][c]:
    for r in list(f["runs"][c][s]):
      if r != "0":
        del f["runs"][c][s][r]
        continue
      group = f["runs"][c][s][r]["series/territory"]
      values = group["jobs"][:]
      for i in range(5000 - len(group)):
        made = group.create_dataset(f"extra_{i}", data=values + i)
        made.attrs["units"], made.attrs["label_en"], made.attrs["label_fr"] = "job", f"extra series {i}", f"série de plus {i}"
f.close()`,
};

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** A run that is written by a process of its own, on one thread; `until`: its last date, which says how long it takes. */
function started(name, until) {
  const path = join(kept, `${name}-${process.pid}.h5`);
  const remove = () => [path, `${path}.part`].forEach((one) => rmSync(one, { force: true }));
  mkdirSync(kept, { recursive: true });
  remove();
  const words = ['--set', `/clock/until="${until}"`, '--quiet', '--force', '--threads', '1'];
  const child = watchedChild(spawn(program, ['run', scenario, '-o', path, ...words], { stdio: 'ignore' }));
  const over = new Promise((done) => child.on('exit', done));
  const running = () => child.exitCode === null && child.signalCode === null;
  return { path, child, over, remove, running };
}

/** A run that was killed half way: NAME.h5.part. */
export async function killedRun() {
  const { path, child, over, running } = started('killed', '2022-12-26'); // far longer than it takes to look into it
  const part = `${path}.part`;
  for (;;) {
    await pause(100);
    if (!running()) throw new Error('the run was over before it could be killed');
    if (existsSync(part) && Number(python(far, part)) > 100) break;
  }
  child.kill('SIGKILL');
  await over;
  return part;
}

/** Instants recorded in all runs, where all of a file can be read; else 0. */
const far = `
import h5py, sys
try:
  f = h5py.File(sys.argv[1], "r", locking=False)
  f.visititems(lambda name, one: one[()] if isinstance(one, h5py.Dataset) else None)
  print(sum(int(f["runs"][c][s][r]["recorded"][()]) for c in f["runs"] for s in f["runs"][c] for r in f["runs"][c][s]))
except Exception:
  print(0)
`;

/** A run that is being written now: its path, how to wait for its end, and how to hold it, so that a slow reader sees it half way too. */
export function runningRun(until = '2020-12-28') {
  const { path, child, over, remove, running } = started('running', until);
  const part = `${path}.part`;
  return {
    path,
    over,
    started: () => existsSync(part),
    /** Holds it at a moment when its file can be read and some of it is there. */
    hold: async () => {
      for (;;) {
        if (!running()) throw new Error('the run was over before it could be held');
        child.kill('SIGSTOP');
        await pause(50);
        if (existsSync(part) && Number(python(far, part)) > 0) return;
        child.kill('SIGCONT');
        await pause(150);
      }
    },
    goOn: () => child.kill('SIGCONT'),
    remove: () => {
      if (running()) child.kill('SIGKILL');
      remove();
    },
  };
}
