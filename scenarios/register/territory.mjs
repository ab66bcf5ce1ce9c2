// The check of territory files against the register: the same members, the same names, the same inhabitants.
//
//   node territory.mjs FILE...    for example: node territory.mjs ../territories/*.json
//
// It reads register.json and its tables and needs no package. (`sillon territory` writes files from them.)
// Exit: 0 equal, 1 wrong call, 2 different.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))

function leave(code, sentence) {
  console.error(sentence)
  process.exit(code)
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    leave(1, `${file} cannot be read: ${error.message}`)
  }
}

function table(name) {
  const cells = line => [...line.matchAll(/("(?:[^"]|"")*"|[^",]*)(?:,|$)/g)].map(([, cell]) => cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)
  const [header, ...lines] = readFileSync(here + name, 'utf8').split('\n').filter(line => line !== '')
  const names = cells(header)
  return lines.map(line => Object.fromEntries(cells(line).map((cell, i) => [names[i], cell])))
}

function load() {
  const register = read(`${here}register.json`)
  const members = new Map(table(register.epci.use).map(({ code }) => [code, new Map()]))
  for (const row of table(register.communes.use)) {
    if (row.epci === '') continue
    const counts = register.counts.map(({ column, year }) => [year, row[column] === '' ? undefined : Number(row[column])])
    members.get(row.epci).set(row.code, { name: row.name, counts: new Map(counts) })
  }
  return { years: register.counts.map(({ year }) => year), members }
}

// The sentences that tell how one territory file differs from the register.
function differences(file, { years, members }) {
  const territory = read(file)
  const found = []
  const say = sentence => found.push(`${file}: ${sentence}`)

  const unions = new Set(territory.communes.map(({ epci }) => epci ?? territory.code))  // a territory of several EPCI names them
  const known = new Map([...unions].flatMap(code => [...members.get(code) ?? []]))
  for (const code of unions) {
    if (!members.has(code)) say(`the register has no EPCI ${code}.`)
  }
  for (const { code, epci } of territory.communes) {
    if (epci !== undefined && !members.get(epci)?.has(code)) say(`commune ${code} is not of EPCI ${epci} in the register.`)
  }
  const written = new Map(territory.communes.map(commune => [commune.code, commune]))
  for (const [code, { name }] of known) {
    if (!written.has(code)) say(`commune ${code} ${name} is a member in the register and is missing.`)
  }
  for (const [code, { name }] of written) {
    const facts = known.get(code)
    if (!facts) say(`commune ${code} ${name} is no member in the register.`)
    else if (facts.name !== name) say(`commune ${code} is called ${name}, the register says ${facts.name}.`)
  }

  const inhabitants = territory.figures?.inhabitants
  if (!inhabitants) return found
  if (!years.includes(inhabitants.year)) {
    say(`inhabitants are of ${inhabitants.year}, the register has ${years.join(' and ')} only.`)
    return found
  }
  let total = 0
  for (const [code, facts] of known) {
    const stated = inhabitants.communes?.[code]
    const counted = facts.counts.get(inhabitants.year)
    total += counted
    if (stated === undefined) say(`commune ${code} ${facts.name} has no inhabitants, the register says ${counted}.`)
    else if (typeof stated === 'number' && stated !== counted) {
      say(`commune ${code} ${facts.name} has ${stated} inhabitants in ${inhabitants.year}, the register says ${counted}.`)
    }
  }
  if (inhabitants.total !== undefined && inhabitants.total !== total) {
    say(`the total is ${inhabitants.total} inhabitants in ${inhabitants.year}, the register says ${total}.`)
  }
  return found
}

const files = process.argv.slice(2)
if (files.length === 0 || files.some(file => file.startsWith('-'))) leave(1, 'Call: node territory.mjs FILE...')

const register = load()
const found = files.flatMap(file => differences(file, register))
for (const sentence of found) console.log(sentence)
if (found.length === 0) console.log(`Equal to the register: ${files.join(', ')}`)
process.exitCode = found.length === 0 ? 0 : 2
