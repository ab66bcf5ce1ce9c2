// src/run/unpack.ts -- starts a worker that the page carries in itself: a script, gzipped, in base64 (vite.config.ts).

export async function startWorker(packed: string): Promise<Worker> {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < bytes.length; ++i) bytes[i] = letters.charCodeAt(i); // `from` with a function takes ten times as long
  const script = new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
  return new Worker(URL.createObjectURL(new Blob([await script.blob()], { type: 'text/javascript' })));
}
