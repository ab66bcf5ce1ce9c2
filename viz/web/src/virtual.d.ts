// src/virtual.d.ts -- modules that vite.config.ts makes.
declare module 'virtual:packed-outlines' {
  const base64: string;
  export default base64;
}
declare module 'virtual:licences' {
  const rows: { name: string; version: string; licence: string; notice: string }[];
  export default rows;
}
