// src/run/client.ts -- a run file as the page sees it: what was read is kept, what is asked for twice is read once.
import { signal, type Signal } from '@preact/signals';
import type { Answer, Call, Calls, Place } from './calls';
import type { Live } from './live';
import { Recent } from './recent';
import type { Early } from './serving';
import {
  type AgentColumn,
  type AgentPopulation,
  type Edges,
  type Frame,
  type Identities,
  type Life,
  type Outline,
  type Parameter,
  type ResilienceTable,
  type Run,
  RunFailure,
  runName,
  type SeriesInfo,
  type SeriesKey,
  type Statement,
} from './types';
import { carried, readerAddress, startWorker } from './unpack';

/** The worker, unpacked from the page itself, or begun by its first script; one for all files. */
export class Reader {
  private readonly waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  private worker: Promise<Worker> | null = null;
  private asked = 0;

  constructor(private early: Early | null = null) {
    if (early) this.worker = Promise.resolve(this.heard(early.worker));
  }

  /** Unpacks the worker before there is a file for it: that takes longer than opening one. */
  begin(): void {
    this.started().catch(() => (this.worker = null)); // the first call tries again, and tells
  }

  async open(place: Place): Promise<ReturnType<Calls['open']>> {
    if (place.file || !this.early) return this.call('open', place);
    const { opened } = this.early;
    this.early = null;
    const begun = await opened.catch(() => (this.worker = null)); // it did not start: the call tries again, and tells
    return begun?.address === place.address ? (valueOf(begun.answer) as ReturnType<Calls['open']>) : this.call('open', place);
  }

  call<Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>): Promise<ReturnType<Calls[Name]>> {
    return this.send(name, args, false);
  }

  /** A call that waits until nothing else is asked. */
  later<Name extends keyof Calls>(name: Name, ...args: Parameters<Calls[Name]>): Promise<ReturnType<Calls[Name]>> {
    return this.send(name, args, true);
  }

  private async send<Name extends keyof Calls>(name: Name, args: Parameters<Calls[Name]>, background: boolean): Promise<ReturnType<Calls[Name]>> {
    const worker = await this.started();
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      worker.postMessage({ id, name, background, args } satisfies Call<Name>);
    });
  }

  private started(): Promise<Worker> {
    return (this.worker ??= this.start());
  }

  private async start(): Promise<Worker> {
    const [script, wasm] = [carried('reader.js'), carried('reader.wasm')];
    return this.heard(script && wasm ? await startWorker(script, wasm) : new Worker(readerAddress()));
  }

  private heard(worker: Worker): Worker {
    worker.addEventListener('message', (message: MessageEvent<Answer>) => {
      const answer = message.data;
      const waiting = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (!waiting) return;
      try {
        waiting.resolve(valueOf(answer) as never);
      } catch (failure) {
        waiting.reject(failure as RunFailure);
      }
    });
    worker.addEventListener('error', (event) => {
      for (const { reject } of this.waiting.values()) reject(new RunFailure('no-wasm', event.message));
      this.waiting.clear();
    });
    return worker;
  }
}

function valueOf(answer: Answer): unknown {
  if ('failure' in answer) throw new RunFailure(answer.failure.code, answer.failure.detail);
  return answer.value;
}

const describedAtOnce = 25; // some milliseconds, after which a view may have its turn
const shownAtOnce = 200; // whoever shows the catalogue draws it anew each time
const keptBytes = 96 * 1024 * 1024;
const triesOfGrowing = 4; // to read again what met a flush half way
const pauseOfGrowing = 150; // ms, between them

export class RunFile {
  /** What is known of series so far; grows in the background until it holds all. */
  readonly catalogue: Signal<ReadonlyMap<SeriesKey, SeriesInfo>> = signal(new Map());
  /** How far a run that is still being written has got; null for a file at rest. */
  readonly live: Signal<Live | null> = signal(null);
  private readonly described = new Map<SeriesKey, Promise<SeriesInfo>>();
  private closed = false;
  private readonly kept = new Recent<Promise<unknown>>(keptBytes);
  private renewed: { readonly turn: number; readonly done: Promise<unknown> } = { turn: 0, done: Promise.resolve() };

  private constructor(
    private readonly reader: Reader,
    private readonly handle: number,
    readonly outline: Outline,
  ) {}

  static async open(reader: Reader, place: Place): Promise<RunFile> {
    const { handle, outline } = await reader.open(place).catch((error: unknown) => {
      throw error instanceof RunFailure ? new RunFailure(error.code, error.detail, place.name) : error;
    });
    return new RunFile(reader, handle, outline);
  }

  /** Short name in the address after `#`. */
  get id(): string {
    return this.outline.fileName.replace(/\.h5(\.part)?$/, '');
  }

  close(): Promise<void> {
    this.closed = true;
    return this.reader.later('close', this.handle); // behind what was asked of the file
  }

  /** All series, in the file's order. */
  get seriesKeys(): SeriesKey[] {
    return this.outline.populations.flatMap((population) => population.columns.map((column) => `${population.name}.${column}`));
  }

  hasSeries(key: SeriesKey): boolean {
    const [population, column] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)];
    return this.outline.populations.some((one) => one.name === population && one.columns.includes(column));
  }

  /** All runs: contexts × strategies × replicates, in the file's order. */
  get runs(): Run[] {
    const { contexts, strategies, replicates } = this.outline;
    return contexts.flatMap((context) =>
      strategies.flatMap((strategy) =>
        Array.from({ length: replicates }, (_none, replicate) => ({ context: context.name, strategy: strategy.name, replicate })),
      ),
    );
  }

  info(key: SeriesKey): Promise<SeriesInfo> {
    let known = this.described.get(key);
    if (!known) {
      known = this.describe([key]).then((rows) => rows[0] as SeriesInfo);
      known.catch(() => this.described.delete(key));
      this.described.set(key, known);
    }
    // Asked for by name, it does not wait in the catalogue for those that are described with it.
    known.then((row) => this.catalogue.peek().has(key) || this.show([row]), () => undefined);
    return known;
  }

  private async describe(keys: readonly SeriesKey[]): Promise<SeriesInfo[]> {
    const rows = await this.reader.call('describe', this.handle, keys);
    this.show(rows);
    return rows;
  }

  private show(rows: readonly SeriesInfo[]): void {
    const all = new Map(this.catalogue.peek());
    for (const row of rows) all.set(row.key, row);
    this.catalogue.value = all;
  }

  /** Fills `catalogue`, some at a time, so that other calls get their turn between. */
  async describeAll(): Promise<void> {
    const wanted = this.seriesKeys;
    let fresh: SeriesInfo[] = [];
    for (let at = 0; at < wanted.length && !this.closed; at += describedAtOnce) {
      const part = wanted.slice(at, at + describedAtOnce).filter((key) => !this.described.has(key));
      if (part.length) {
        const rows = this.reader.later('describe', this.handle, part);
        part.forEach((key, i) => {
          const one = rows.then((all) => all[i] as SeriesInfo);
          one.catch(() => this.described.delete(key)); // asked for again, it may be there
          this.described.set(key, one);
        });
        fresh.push(...(await rows));
      }
      if (fresh.length < shownAtOnce && at + describedAtOnce < wanted.length) continue;
      this.show(fresh);
      fresh = [];
    }
  }

  /** Values of one series in several runs: (t, row) at [t * rows + row]; NaN: not recorded (yet). */
  async series(runs: readonly Run[], key: SeriesKey): Promise<Float64Array[]> {
    const live = this.live.peek();
    if (live) return live.series(runs, key);
    const name = (run: Run): string => `series ${runName(run)} ${key}`;
    const wanted = runs.filter((run) => !this.kept.has(name(run)));
    if (wanted.length) {
      const got = this.reader.call('series', this.handle, wanted, key);
      const bytes = 8 * (this.outline.rhythms['time']?.days.length ?? 0);
      wanted.forEach((run, i) => {
        const one = got.then((all) => all[i]);
        one.catch(() => this.kept.delete(name(run)));
        this.kept.set(name(run), one, bytes * this.rowsOf(key));
      });
      await got;
    }
    return Promise.all(runs.map((run) => (this.kept.get(name(run)) ?? this.reader.call('series', this.handle, [run], key).then((all) => all[0])) as Promise<Float64Array>));
  }

  /** One row of a series in several runs, along its instants: what a single commune did, without reading all others. */
  async rowSeries(runs: readonly Run[], key: SeriesKey, row: number): Promise<Float64Array[]> {
    const rows = this.rowsOf(key);
    const live = this.live.peek();
    const whole = (run: Run): Promise<Float64Array> | undefined => this.kept.get(`series ${runName(run)} ${key}`) as Promise<Float64Array> | undefined;
    const picked = (values: Float64Array): Float64Array => Float64Array.from({ length: Math.floor(values.length / rows) }, (_none, t) => values[t * rows + row] as number);
    if (live) return (await live.series(runs, key)).map(picked);
    return Promise.all(
      runs.map((run) => {
        const known = whole(run);
        if (known) return known.then(picked);
        const bytes = 8 * (this.outline.rhythms['time']?.days.length ?? 0);
        return this.keep(`row ${row} ${runName(run)} ${key}`, bytes, () => this.reader.call('rowSeries', this.handle, run, key, row));
      }),
    );
  }

  private rowsOf(key: SeriesKey): number {
    return this.outline.populations.find((one) => key.startsWith(`${one.name}.`))?.rows.length ?? 1;
  }

  private keep<T>(name: string, bytes: number, read: () => Promise<T>): Promise<T> {
    const known = this.kept.get(name) as Promise<T> | undefined;
    if (known) return known;
    const fresh = read();
    this.kept.set(name, fresh, bytes);
    fresh.catch(() => this.kept.delete(name));
    return fresh;
  }

  /** Instants recorded, by `runName`, up to which agents and networks are read: of a live run some seconds behind. */
  get reached(): Readonly<Record<string, number>> {
    const live = this.live.value;
    return live ? live.reached.value : this.outline.recorded;
  }

  private get turn(): number {
    return this.live.peek()?.turn ?? 0;
  }

  /** Opens a live file anew, once for all that was recorded up to now, or once more. */
  private renew(live: Live, again: boolean): Promise<unknown> {
    if (again || this.renewed.turn !== live.turn) {
      const begun = performance.now();
      const done = this.reader.call('renew', this.handle).then(() => live.rest(performance.now() - begun));
      this.renewed = { turn: live.turn, done };
    }
    return this.renewed.done;
  }

  /** A call for what grows while a run is written. What fails, or is not `there`, may have met a flush half way: it is read again. */
  private async latest<Name extends keyof Calls>(name: Name, there: (value: ReturnType<Calls[Name]>) => boolean, ...args: Parameters<Calls[Name]>): Promise<ReturnType<Calls[Name]>> {
    for (let again = 0; ; ++again) {
      const live = this.live.peek();
      if (!live || live.state.peek() !== 'running') return this.reader.call(name, ...args);
      try {
        await this.renew(live, again > 0);
        const value = await this.reader.call(name, ...args);
        if (again > 0 || there(value)) return value;
      } catch (error) {
        if (again === triesOfGrowing) throw error;
        await new Promise((done) => setTimeout(done, pauseOfGrowing));
      }
    }
  }

  agents(): Promise<AgentPopulation[]> {
    return this.keep(`agents ${this.turn}`, 10_000, () => this.latest('agents', () => true, this.handle));
  }

  identities(run: Run, population: string): Promise<Identities> {
    return this.keep(`identities ${this.turn} ${runName(run)} ${population}`, 2_000_000, () => this.latest('identities', () => true, this.handle, run, population));
  }

  /** `instant` counts along `rhythms[column.rhythm]`. */
  frame(run: Run, population: string, column: AgentColumn, instant: number): Promise<Frame> {
    const name = `frame ${runName(run)} ${population} ${column.name} ${instant}`;
    const isThere = (frame: Frame): boolean => frame.codes?.some((code) => code !== '') ?? frame.numbers.some((value) => !Number.isNaN(value));
    const frame = this.keep(name, 1_000_000, () => this.latest('frame', isThere, this.handle, run, population, column.name, instant, column.rhythm));
    if (this.live.peek()) frame.then((value) => isThere(value) || this.kept.delete(name), () => undefined); // it may be recorded later
    return frame;
  }

  life(run: Run, population: string, slot: number): Promise<Life[]> {
    return this.keep(`life ${this.turn} ${runName(run)} ${population} ${slot}`, 20_000, () => this.latest('life', () => true, this.handle, run, population, slot));
  }

  settledEdges(network: string, columns: readonly string[] = []): Promise<Edges> {
    return this.keep(`settled ${network} ${columns.join()}`, 4_000_000, () => this.reader.call('settledEdges', this.handle, network, columns));
  }

  /** `instant` counts along `rhythms[network.rhythm]`. */
  edges(run: Run, network: string, rhythm: string, instant: number, columns: readonly string[] = []): Promise<Edges> {
    return this.keep(`edges ${runName(run)} ${network} ${instant} ${columns.join()}`, 4_000_000, () =>
      this.latest('edges', () => true, this.handle, run, network, columns, instant, rhythm),
    );
  }

  statements(): Promise<Statement[]> {
    return this.keep('statements', 500_000, () => this.reader.call('statements', this.handle));
  }

  parameters(): Promise<Parameter[]> {
    return this.keep('parameters', 500_000, () => this.reader.call('parameters', this.handle));
  }

  /** "rows/P/COLUMN", "across/P/COLUMN" or "whole"; null if the file has none. */
  resilience(part: string): Promise<ResilienceTable | null> {
    return this.keep(`resilience ${part}`, 100_000, () => this.reader.call('resilience', this.handle, part));
  }
}
