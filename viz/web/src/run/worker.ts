// src/run/worker.ts -- the worker in which run files are read: answers one call at a time, in order, background calls last.
import './given'; // before h5wasm, which asks for it as soon as it is there
import h5wasm, { File as Hdf5File } from 'h5wasm';
import * as reader from './reader';
import { mountLocal, mountRemote, type Mounted } from './mount';
import type { Answer, Call, Calls } from './calls';
import { type Outline, type Run, RunFailure, runName } from './types';

interface Open {
  readonly file: Hdf5File;
  readonly mounted: Mounted;
  readonly outline: Outline;
  readonly place: Call<'open'>['args'][0];
}
const opened = new Map<number, Open>();
let handles = 0;

/** `known`: the outline of a growing file that is opened anew; what stands in it does not change. */
async function opening(what: Call<'open'>['args'][0], known: Outline | null): Promise<Open> {
  const wasm = await h5wasm.ready.catch((error: unknown) => {
    throw new RunFailure('no-wasm', String(error));
  });
  const fs = (wasm as unknown as { FS: unknown }).FS;
  const mounted = what.file ? mountLocal(fs, what.file, ++handles) : mountRemote(fs, what.address, what.growing, ++handles);
  try {
    const signature = mounted.start();
    if (mounted.size === 0) throw new RunFailure('empty', '');
    if (signature !== '\u0089HDF\r\n\u001a\n') throw new RunFailure('not-hdf5', '');
    const announced = mounted.announcedSize();
    if (announced > mounted.size) throw new RunFailure('truncated', `${mounted.size} / ${announced}`);
    const file = new Hdf5File(mounted.path, 'r');
    if (Number(file.file_id) < 0) throw new RunFailure('damaged', '');
    if (known) reader.checkFormat(file);
    return { file, mounted, outline: known ?? reader.outline(file, what.name, mounted.size), place: what };
  } catch (error) {
    const problem = mounted.takeProblem();
    mounted.remove();
    throw problem ? new RunFailure(problem, '') : error;
  }
}

async function open(what: Call<'open'>['args'][0]): Promise<{ handle: number; outline: Outline }> {
  const made = await opening(what, null);
  opened.set(handles, made);
  return { handle: handles, outline: made.outline };
}

async function renew(handle: number): Promise<void> {
  const old = of(handle);
  opened.set(handle, await opening(old.place, old.outline));
  old.file.close();
  old.mounted.remove();
}

function of(handle: number): Open {
  const found = opened.get(handle);
  if (!found) throw new RunFailure('bug', `handle ${handle}`);
  return found;
}

function anyRun({ outline }: Open): { context: string; strategy: string; replicate: number } {
  const [context, strategy] = [outline.contexts[0], outline.strategies[0]];
  if (!context || !strategy) throw new RunFailure('damaged', '/contexts');
  return { context: context.name, strategy: strategy.name, replicate: 0 };
}

/** Without what a killed program wrote after its last flush: no counter tells of it, nor is it there of all series. */
function asTold(outline: Outline, run: Run, values: Float64Array): Float64Array {
  const instants = outline.rhythms['time']?.days.length ?? 0;
  return instants ? values.fill(NaN, ((outline.recorded[runName(run)] ?? 0) * values.length) / instants) : values;
}

const days = (outline: Outline, rhythm: string): Int32Array => outline.rhythms[rhythm]?.days ?? new Int32Array();

const answers: { [Name in keyof Calls]: (...args: Parameters<Calls[Name]>) => ReturnType<Calls[Name]> | Promise<ReturnType<Calls[Name]>> } = {
  open,
  renew,
  close: (handle) => {
    const found = of(handle);
    found.file.close();
    found.mounted.remove();
    opened.delete(handle);
  },
  describe: (handle, keys) => keys.map((key) => reader.seriesInfo(of(handle).file, anyRun(of(handle)), key)),
  series: (handle, runs, key) => runs.map((run) => asTold(of(handle).outline, run, reader.series(of(handle).file, run, key))),
  rowSeries: (handle, run, key, row) => asTold(of(handle).outline, run, reader.rowSeries(of(handle).file, run, key, row)),
  agents: (handle) => reader.agentPopulations(of(handle).file, anyRun(of(handle))),
  identities: (handle, run, population) => reader.identities(of(handle).file, run, population),
  frame: (handle, run, population, column, instant, rhythm) =>
    reader.frame(of(handle).file, run, population, column, instant, days(of(handle).outline, rhythm)),
  life: (handle, run, population, slot) =>
    reader.life(of(handle).file, run, population, slot, (rhythm) => days(of(handle).outline, rhythm)),
  settledEdges: (handle, name, columns) =>
    reader.settledEdges(of(handle).file, name, columns, of(handle).outline.rhythms['time']?.days[0] ?? NaN),
  edges: (handle, run, name, columns, instant, rhythm) =>
    reader.edges(of(handle).file, run, name, columns, instant, days(of(handle).outline, rhythm)),
  statements: (handle) => reader.statements(of(handle).file),
  parameters: (handle) => reader.parameters(of(handle).file),
  resilience: (handle, part) => {
    const info = of(handle).outline.resilience;
    return info ? reader.resilience(of(handle).file, info, part) : null;
  },
};

function buffers(value: unknown, into: Set<ArrayBuffer> = new Set()): Set<ArrayBuffer> {
  if (ArrayBuffer.isView(value)) {
    if (value.buffer instanceof ArrayBuffer && value.byteLength === value.buffer.byteLength) into.add(value.buffer);
  } else if (Array.isArray(value)) {
    if (typeof value[0] === 'object') value.forEach((one) => buffers(one, into));
  } else if (value && typeof value === 'object') Object.values(value).forEach((one) => buffers(one, into));
  return into;
}

async function reply({ id, name, args }: Call<keyof Calls>): Promise<void> {
  let answer: Answer;
  try {
    const act = answers[name] as (...all: unknown[]) => unknown;
    answer = { id, value: await act(...args) };
    const problem = opened.get(args[0] as number)?.mounted.takeProblem();
    if (problem) throw new RunFailure(problem, ''); // HDF5 may have answered all the same
  } catch (error) {
    const problem = opened.get(args[0] as number)?.mounted.takeProblem(); // why HDF5 found nothing: it tells more than what it missed
    const failure = problem ? new RunFailure(problem, '') : error instanceof RunFailure ? error : new RunFailure('damaged', error instanceof Error ? error.message : String(error));
    answer = { id, failure: { code: failure.code, detail: failure.detail } };
  }
  // An outline is kept here too, so its arrays are copied; all other answers give theirs away.
  const gone = 'value' in answer && name !== 'open' ? [...buffers(answer.value)] : [];
  (self as unknown as Worker).postMessage(answer, gone);
}

const asked: Call<keyof Calls>[] = [];
const background: Call<keyof Calls>[] = [];
const turns = new MessageChannel();
turns.port1.start();

/** Lets messages in that have come meanwhile; a timer would wait for milliseconds. */
const nextTurn = (): Promise<unknown> =>
  new Promise((done) => {
    turns.port1.addEventListener('message', done, { once: true });
    turns.port2.postMessage(null);
  });

async function work(): Promise<void> {
  for (;;) {
    if (!asked.length && background.length) await nextTurn();
    const next = asked.shift() ?? background.shift();
    if (!next) break;
    await reply(next);
  }
}

let working: Promise<void> | null = null;
self.addEventListener('message', (message: MessageEvent<Call<keyof Calls> | ArrayBuffer>) => {
  if (message.data instanceof ArrayBuffer) return; // given.ts has it
  (message.data.background ? background : asked).push(message.data);
  working ??= work().finally(() => (working = null));
});
