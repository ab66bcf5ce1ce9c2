// The tables of the register are what their script makes of the pinned package, and the script tells a table that is not.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const folder = "scenarios/register";
execFileSync(process.execPath, [join(folder, "register.mjs"), "--check"], { stdio: "inherit" });

// A copy of the folder in which one inhabitant is added: the line that differs is named.
const copy = mkdtempSync(join(tmpdir(), "sillon-"));
for (const name of readdirSync(folder)) if (/\.(csv|mjs|json)$/.test(name)) copyFileSync(join(folder, name), join(copy, name));
symlinkSync(resolve(folder, "node_modules"), join(copy, "node_modules"));
const communes = readFileSync(join(copy, "communes.csv"), "utf8");
const line = communes.split("\n").findIndex((row) => row.startsWith("57463,")) + 1;
if (line === 0) throw new Error("Metz is not in the register");
writeFileSync(join(copy, "communes.csv"), communes.replace(/^57463,Metz,\d+/m, "57463,Metz,1"));
const told = spawnSync(process.execPath, [join(copy, "register.mjs"), "--check"], { encoding: "utf8" });
if (told.status !== 2) throw new Error(`a doctored table gives ${told.status}, expected 2`);
if (!told.stdout.includes(`communes.csv:${line}: "57463,Metz,1,`)) throw new Error(`the line that differs is not named: ${told.stdout}`);
if (!told.stdout.includes("epci.csv: 1255 rows, equal")) throw new Error("the other tables are not compared");

// Written anew, all is equal again.
execFileSync(process.execPath, [join(copy, "register.mjs")]);
if (readFileSync(join(copy, "communes.csv"), "utf8") !== communes) throw new Error("what the script writes is not what is kept");
console.log("the tables of the register are those of the pinned package");
