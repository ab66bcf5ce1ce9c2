// src/views/scenario/value.ts -- the value of a parameter that is more than a number, in the reader's language; pure.
import type { Language } from '../../state';
import { formatDate, formatNumber } from '../../words/format';

const words: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  true: { en: 'yes', fr: 'oui' },
  all: { en: 'all', fr: 'tous' },
  false: { en: 'no', fr: 'non' },
  agency: { en: 'agency', fr: 'agence' },
  commune: { en: 'commune', fr: 'commune' },
  departement: { en: 'département', fr: 'département' },
  chamber: { en: 'chamber of commerce or trades', fr: 'chambre consulaire' },
  pole: { en: 'pole of communes', fr: 'pôle métropolitain' },
  region: { en: 'region', fr: 'région' },
  epci: { en: 'union of communes', fr: 'intercommunalité' },
  hospital: { en: 'hospital', fr: 'hôpital' },
  university: { en: 'university', fr: 'université' },
  '*': { en: 'others', fr: 'autres' },
};

/** "2021-06-01 1, 2021-12-31 1.8" is a curve over dates, "agency 50, epci 50" a list; what is neither stays as it is. */
export function valueText(value: string, language: Language): string {
  if (value === '') return '–';
  const colon = language === 'fr' ? '\u202f: ' : ': ';
  const between = language === 'fr' ? '\u202f; ' : '; ';
  const entries = value.split(', ').map((one) => /^(\S+) (-?[\d.]+(?:e[-+]?\d+)?)$/.exec(one));
  if (entries.every((one) => one !== null))
    return entries
      .map((one) => {
        const [key, number] = [one?.[1] ?? '', Number(one?.[2])];
        const day = /^\d{4}-\d{2}-\d{2}$/.test(key) ? Date.parse(`${key}T00:00:00Z`) / 86_400_000 : NaN;
        return `${Number.isNaN(day) ? (words[key]?.[language] ?? key) : formatDate(day, language)}${colon}${formatNumber(number, language)}`;
      })
      .join(between);
  return value.split(', ').map((one) => words[one]?.[language] ?? one).join(', ');
}
