// src/graph/words.ts -- words that the views of networks and flows share.
import type { AgentColumn } from '../run/types';
import { bilingual, inWords, told } from '../words';

export const graphWords = bilingual({
  en: {
    context: 'Context',
    strategy: 'Strategy',
    replicate: 'Replicate',
    replicateNumber: (i: number) => `${i + 1}`,
    network: 'Network',
    date: 'Date',
    itself: 'each by itself',
    degree: 'number of partners',
    degreeMeaning: 'How many different partners an agent has in this network, whatever the direction of the ties.',
    community: 'communities',
    communityMeaning:
      'Agents that are tied more among themselves than with others, found from the ties alone at the first recorded date (labels that spread from neighbour to neighbour).',
    communityNumber: (i: number) => `community ${i + 1}`,
    otherCommunities: 'smaller communities',
    degrees: (from: number, to: number) => (to < 0 ? `${from} partners or more` : from === to ? (from === 1 ? '1 partner' : `${from} partners`) : `${from} to ${to} partners`),
    slot: (population: string, its: number) => `${population} no.\u00a0${its}`,
    yes: 'yes',
    no: 'no',
    active: ['active', 'failed'] as readonly string[],
    column: {
      sphere: 'sphere',
      role: 'role',
      topic: 'main topic',
      place: 'commune',
      home: 'commune of residence',
      branch: 'branch',
      active: 'whether active',
      status: 'place in the labour market',
      employer: 'employer',
    } as Readonly<Record<string, string>>,
    population: {
      actor: 'actor', firm: 'establishment', citizen: 'citizen', commune: 'commune', sector: 'branch',
      public_body: 'public body', researcher: 'research team', commons: 'commons', group: 'group', project: 'project', problem: 'problem', issue: 'issue', line: 'line of a plan', tool: 'shared equipment', platform: 'platform', call: 'call for projects', field: 'field of know-how', capability: 'capability',
    } as Readonly<Record<string, string>>,
    networkTitle: { trust: 'acquaintance and trust', supply: 'supply', market: 'household spending', builders: 'building work' } as Readonly<Record<string, string>>,
    asSettled: 'as settled, the same in all runs',
    unknownTies: (count: string) => `${count} ties lead to agents that the file does not identify; they are left out.`,
  },
  fr: {
    context: 'Contexte',
    strategy: 'Stratégie',
    replicate: 'Réplicat',
    replicateNumber: (i: number) => `${i + 1}`,
    network: 'Réseau',
    date: 'Date',
    itself: 'chacun séparément',
    degree: 'nombre de partenaires',
    degreeMeaning: 'Nombre de partenaires différents d’un agent dans ce réseau, quel que soit le sens des liens.',
    community: 'communautés',
    communityMeaning:
      'Agents plus liés entre eux qu’avec les autres, trouvés d’après les seuls liens à la première date enregistrée (étiquettes qui se propagent de voisin en voisin).',
    communityNumber: (i: number) => `communauté ${i + 1}`,
    otherCommunities: 'communautés plus petites',
    degrees: (from: number, to: number) => (to < 0 ? `${from} partenaires ou plus` : from === to ? (from <= 1 ? `${from} partenaire` : `${from} partenaires`) : `${from} à ${to} partenaires`),
    slot: (population: string, its: number) => `${population}\u00a0n°\u00a0${its}`,
    yes: 'oui',
    no: 'non',
    active: ['actif', 'défaillant'] as readonly string[],
    column: {
      sphere: 'sphère',
      role: 'rôle',
      topic: 'sujet principal',
      place: 'commune',
      home: 'commune de résidence',
      branch: 'branche',
      active: 'activité ou défaillance',
      status: 'situation sur le marché du travail',
      employer: 'employeur',
    } as Readonly<Record<string, string>>,
    population: {
      actor: 'acteur', firm: 'établissement', citizen: 'personne', commune: 'commune', sector: 'branche',
      public_body: 'acteur public', researcher: 'équipe de recherche', commons: 'bien commun', group: 'groupe', project: 'projet', problem: 'problème', issue: 'enjeu', line: 'ligne d’un plan', tool: 'équipement partagé', platform: 'plateforme', call: 'appel à projets', field: 'domaine de savoir-faire', capability: 'capacité',
    } as Readonly<Record<string, string>>,
    networkTitle: { trust: 'connaissance et confiance', supply: 'approvisionnement', market: 'dépenses des ménages', builders: 'travaux' } as Readonly<Record<string, string>>,
    asSettled: 'tel que calé, le même dans toutes les simulations',
    unknownTies: (count: string) => `${count} liens mènent à des agents que le fichier n’identifie pas ; ils sont laissés de côté.`,
  },
});

/** Files before labels of columns have their meaning in its place. */
const hasLabel = (column: AgentColumn): boolean => column.label.fr !== column.meaning.fr && column.label.fr !== column.name;
/** The file's short label; else the page's own name of it, or its meaning. */
export const columnTitle = (column: AgentColumn): string => (hasLabel(column) ? told(column.label) : (inWords(graphWords).column[column.name] ?? told(column.label)));
export const populationTitle = (name: string): string => inWords(graphWords).population[name] ?? name;
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Cuts a label that would not fit; the whole one stands in the title and in the table. */
export const short = (text: string, letters: number): string => (text.length <= letters ? text : `${text.slice(0, Math.max(1, letters - 1)).trimEnd()}…`);
