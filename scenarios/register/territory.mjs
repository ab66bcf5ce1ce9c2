// Membership and inhabitants of an EPCI from the national register, and the check of territory files against it.
//
//   node territory.mjs EPCI               print the EPCI as JSON:    node territory.mjs 246200364
//   node territory.mjs --check FILE...    compare territory files:   node territory.mjs --check ../territories/*.json
//
// Exit: 0 done or equal, 1 wrong call, 2 different, 3 the register is not installed.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const register = '@etalab/decoupage-administratif'

// The register joins two files that count inhabitants in different years, and neither file says so. When the version
// changes, look both years up again (README.md) and add a line.
const countedIn = { '6.0.0': { epci: 2022, communes: 2023 } }

const require = createRequire(import.meta.url)

function leave(code, sentence) {
  console.error(sentence)
  process.exit(code)
}

function load() {
  try {
    const { version } = require(`${register}/package.json`)
    const years = countedIn[version]
    if (!years) leave(1, `Version ${version} of ${register} is installed, but territory.mjs does not know which years it counts.`)
    const communes = require(`${register}/data/communes.json`).filter(commune => commune.type === 'commune-actuelle')
    return {
      version,
      years,
      communes: new Map(communes.map(commune => [commune.code, commune])),
      epci: new Map(require(`${register}/data/epci.json`).map(epci => [epci.code, epci]))
    }
  } catch (error) {
    if (error.code !== 'MODULE_NOT_FOUND') throw error
    const here = fileURLToPath(new URL('.', import.meta.url))
    leave(3, `The national register is not installed: run "npm ci" in ${here} and try again.`)
  }
}

// Inhabitants of every member, by year of count: { "62498": { name, 2022: 32697, 2023: 32920 }, ... }
function membersOf(epci, { years, communes }) {
  return Object.fromEntries(epci.membres.map(({ code, populationMunicipale }) => {
    const { nom, population } = communes.get(code)
    return [code, { name: nom, [years.epci]: populationMunicipale, [years.communes]: population }]
  }))
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}

function print(code, data) {
  const epci = data.epci.get(code)
  if (!epci) leave(1, `The register has no EPCI ${code}: give the nine digits of its SIREN number, for example 246200364.`)
  const members = Object.entries(membersOf(epci, data)).sort()
  const years = Object.values(data.years)
  const territory = {
    register: `${register} ${data.version}`,
    kind: 'epci',
    code,
    name: epci.nom,
    inhabitants: Object.fromEntries(years.map(year => [year, sum(members.map(([, member]) => member[year]))])),
    communes: members.map(([code, { name, ...counts }]) => ({ code, name, inhabitants: counts }))
  }
  console.log(JSON.stringify(territory, null, 2))
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    leave(1, `${file} cannot be read: ${error.message}`)
  }
}

// The sentences that tell how one territory file differs from the register.
function differences(file, data) {
  const territory = read(file)
  const found = []
  const say = sentence => found.push(`${file}: ${sentence}`)

  const known = new Map()
  for (const code of [territory.code].flat()) {
    const epci = data.epci.get(code)
    if (!epci) say(`the register has no EPCI ${code}.`)
    else for (const [member, facts] of Object.entries(membersOf(epci, data))) known.set(member, facts)
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
  const years = Object.values(data.years)
  if (!years.includes(inhabitants.year)) {
    say(`inhabitants are of ${inhabitants.year}, the register has ${years.join(' and ')} only.`)
    return found
  }
  for (const [code, facts] of known) {
    const here = inhabitants.communes?.[code]
    const there = facts[inhabitants.year]
    if (here === undefined) say(`commune ${code} ${facts.name} has no inhabitants, the register says ${there}.`)
    else if (typeof here === 'number' && here !== there) {
      say(`commune ${code} ${facts.name} has ${here} inhabitants in ${inhabitants.year}, the register says ${there}.`)
    }
  }
  const total = sum([...known.values()].map(facts => facts[inhabitants.year]))
  if (inhabitants.total !== undefined && inhabitants.total !== total) {
    say(`the total is ${inhabitants.total} inhabitants in ${inhabitants.year}, the register says ${total}.`)
  }
  return found
}

const [first, ...files] = process.argv.slice(2)
if (!first || (first === '--check' && files.length === 0)) leave(1, 'Call: node territory.mjs EPCI, or node territory.mjs --check FILE...')

const data = load()
if (first !== '--check') {
  print(first, data)
} else {
  const found = files.flatMap(file => differences(file, data))
  for (const sentence of found) console.log(sentence)
  if (found.length === 0) console.log(`Equal to ${register} ${data.version}: ${files.join(', ')}`)
  process.exitCode = found.length === 0 ? 0 : 2
}
