// models/vocabulary/territory.hpp -- the territory as a whole: its indicators, its prices, the account of the outside world.
#pragma once
#include "sim/kernel/keys.hpp"

namespace models::territory {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"territory", {"the territory as a whole; one row", "le territoire entier ; une ligne"}};

inline constexpr ColumnKey<double> outside{all, "outside", unit::eur,
    {"account of the world outside: owners, suppliers, clients and employers elsewhere; what leaves the territory arrives here",
     "compte du monde extérieur : propriétaires, fournisseurs, clients et employeurs d'ailleurs ; ce qui quitte le territoire y arrive"}, {"account of the outside", "compte de l'extérieur"}, 0.01};
inline constexpr ColumnKey<double> state{all, "state", unit::eur, {"account of the state and of social security", "compte de l'État et de la sécurité sociale"}, {"account of the state", "compte de l'État"}, 0.01};
inline constexpr ColumnKey<double> bank{all, "bank", unit::eur, {"account of the banks", "compte des banques"}, {"account of the banks", "compte des banques"}, 0.01};
inline constexpr ColumnKey<double> insurer{all, "insurer", unit::eur, {"account of the insurers", "compte des assureurs"}, {"account of the insurers", "compte des assureurs"}, 0.01};
inline constexpr ColumnKey<double> energy_price_firms{all, "energy_price_firms", unit::one,
    {"market price of energy offered to firms in a new contract, 1 at the start", "prix de marché de l'énergie proposé aux entreprises, 1 au départ"},
    {"energy price, new contracts of firms", "prix de l'énergie, nouveaux contrats des entreprises"}, 0, sim::neither};
inline constexpr ColumnKey<double> energy_price_households{all, "energy_price_households", unit::one,
    {"price of energy that households pay, public shields included, 1 at the start", "prix de l'énergie payé par les ménages, boucliers compris, 1 au départ"},
    {"energy price, households", "prix de l'énergie, ménages"}, 0, sim::neither};
// By energy, 1 at the start: what the market asks of firms and of households, what tariffs let households pay.
inline constexpr ColumnKey<double> market_electricity{all, "market_electricity", unit::one, {"electricity in a new contract of a firm", "électricité dans un nouveau contrat d'entreprise"},
    {"electricity price, new contracts of firms", "prix de l'électricité, nouveaux contrats des entreprises"}, 0, sim::neither};
inline constexpr ColumnKey<double> market_gas{all, "market_gas", unit::one, {"gas in a new contract of a firm", "gaz dans un nouveau contrat d'entreprise"},
    {"gas price, new contracts of firms", "prix du gaz, nouveaux contrats des entreprises"}, 0, sim::neither};
inline constexpr ColumnKey<double> market_fuel{all, "market_fuel", unit::one, {"fuel bought by firms", "carburant acheté par les entreprises"}, {"fuel price, firms", "prix du carburant, entreprises"}, 0, sim::neither};
inline constexpr ColumnKey<double> retail_electricity{all, "retail_electricity", unit::one, {"electricity for households and small professionals, before any shield", "électricité des ménages et petits professionnels, avant tout bouclier"},
    {"electricity price, households, without shield", "prix de l'électricité, ménages, sans bouclier"}, 0, sim::neither};
inline constexpr ColumnKey<double> retail_gas{all, "retail_gas", unit::one, {"gas for households, before any shield", "gaz des ménages, avant tout bouclier"}, {"gas price, households, without shield", "prix du gaz, ménages, sans bouclier"}, 0, sim::neither};
inline constexpr ColumnKey<double> retail_fuel{all, "retail_fuel", unit::one, {"fuel for households, before any rebate", "carburant des ménages, avant toute remise"}, {"fuel price, households, without rebate", "prix du carburant, ménages, sans remise"}, 0, sim::neither};
inline constexpr ColumnKey<double> tariff_electricity{all, "tariff_electricity", unit::one, {"electricity that households and small professionals pay, shield included", "électricité payée par les ménages et petits professionnels, bouclier compris"},
    {"electricity price, households", "prix de l'électricité, ménages"}, 0, sim::neither};
inline constexpr ColumnKey<double> tariff_gas{all, "tariff_gas", unit::one, {"gas that households pay, shield included", "gaz payé par les ménages, bouclier compris"}, {"gas price, households", "prix du gaz, ménages"}, 0, sim::neither};
// Set by policies, forgotten once applied; 0: none.
inline constexpr ColumnKey<double> cap_electricity{all, "cap_electricity", unit::one, {"highest regulated price of electricity, by policy; 0: none", "plafond du prix réglementé de l'électricité ; 0 : aucun"}, {"cap on electricity price", "plafond du prix de l'électricité"}};
inline constexpr ColumnKey<double> cap_gas{all, "cap_gas", unit::one, {"highest regulated price of gas, by policy; 0: none", "plafond du prix réglementé du gaz ; 0 : aucun"}, {"cap on gas price", "plafond du prix du gaz"}};
inline constexpr ColumnKey<double> fuel_rebate{all, "fuel_rebate", unit::one, {"taken off the price of fuel, 1 being the start's price", "retiré du prix du carburant, 1 étant le prix de départ"}, {"rebate on fuel", "remise sur le carburant"}};
// Electricity's and gas's parts of an energy bill at the start; fuel is the rest.
inline constexpr ColumnKey<double> firm_electricity{all, "firm_electricity", unit::one, {"electricity in the bills of establishments", "électricité dans les factures des établissements"}, {"electricity of establishments", "électricité des établissements"}};
inline constexpr ColumnKey<double> firm_gas{all, "firm_gas", unit::one, {"gas in the bills of establishments", "gaz dans les factures des établissements"}, {"gas of establishments", "gaz des établissements"}};
inline constexpr ColumnKey<double> home_electricity{all, "home_electricity", unit::one, {"electricity in the bills of dwellings", "électricité dans les factures des logements"}, {"electricity of dwellings", "électricité des logements"}};
inline constexpr ColumnKey<double> home_gas{all, "home_gas", unit::one, {"gas in the bills of dwellings", "gaz dans les factures des logements"}, {"gas of dwellings", "gaz des logements"}};
inline constexpr ColumnKey<double> public_electricity{all, "public_electricity", unit::one, {"electricity in the bills of public bodies", "électricité dans les factures des acteurs publics"}, {"electricity of public bodies", "électricité des acteurs publics"}};
inline constexpr ColumnKey<double> public_gas{all, "public_gas", unit::one, {"gas in the bills of public bodies", "gaz dans les factures des acteurs publics"}, {"gas of public bodies", "gaz des acteurs publics"}};
// What households use in a step, for those who pay the rest of it.
inline constexpr ColumnKey<double> home_energy{all, "home_energy", unit::eur, {"energy of dwellings this step, start's prices", "énergie des logements dans le pas, prix de départ"}, {"energy of dwellings", "énergie des logements"}, 0.01};
inline constexpr ColumnKey<double> car_fuel{all, "car_fuel", unit::eur, {"motor fuel of households this step, start's price", "carburant des ménages dans le pas, prix de départ"}, {"motor fuel of households", "carburant des ménages"}, 0.01};

inline constexpr ColumnKey<double> energy_price_fuel{all, "energy_price_fuel", unit::one,
    {"price of fuel that households pay, rebates included, 1 at the start", "prix du carburant payé par les ménages, remises comprises, 1 au départ"},
    {"price of fuel, households", "prix du carburant, ménages"}, 0, sim::neither};

// ---- flows of the step between accounts; each is weighed where it is paid
inline constexpr ColumnKey<double> equalisation{all, "equalisation", unit::eur_per_week, {"paid to the state's account by the rest of the country in a normal week, so that it is then at rest", "versé au compte de l'État par le reste du pays en semaine normale, pour qu'il soit alors en équilibre"}, {"national equalisation", "péréquation nationale"}};
inline constexpr ColumnKey<double> state_before{all, "state_before", unit::eur, {"the state's account at the beginning of the step", "compte de l'État au début du pas"}, {"state account before", "compte de l'État avant"}};
inline constexpr ColumnKey<double> produced{all, "produced", unit::eur, {"output less inputs and energy used, at what clients and suppliers were billed", "production moins intrants et énergie utilisés, aux prix facturés"}, {"value produced", "valeur produite"}, 0.01};
inline constexpr ColumnKey<double> pay{all, "pay", unit::eur, {"net pay that residents received from establishments here", "salaires nets reçus par les résidents des établissements d'ici"}, {"pay of residents", "salaires des résidents"}, 0.01};
inline constexpr ColumnKey<double> commuters_pay{all, "commuters_pay", unit::eur, {"net pay of people who live elsewhere", "salaires nets des personnes qui vivent ailleurs"}, {"pay of commuters", "salaires des navetteurs"}, 0.01};
inline constexpr ColumnKey<double> contributions{all, "contributions", unit::eur, {"contributions and taxes on pay", "cotisations et impôts sur les salaires"}, {"contributions on pay", "cotisations sur salaires"}, 0.01};
inline constexpr ColumnKey<double> production_taxes{all, "production_taxes", unit::eur, {"taxes on production", "impôts sur la production"}, {"taxes on production", "impôts sur la production"}, 0.01};
inline constexpr ColumnKey<double> subsidies{all, "subsidies", unit::eur, {"refunds of short-time work", "remboursements de l'activité partielle"}, {"short-time refunds", "remboursements d'activité partielle"}, 0.01};
inline constexpr ColumnKey<double> surplus{all, "surplus", unit::eur, {"gross operating surplus, rents paid included", "excédent brut d'exploitation, loyers payés compris"}, {"operating surplus", "excédent d'exploitation"}, 0.01};
inline constexpr ColumnKey<double> stock_change{all, "stock_change", unit::eur, {"change of stocks of inputs and finished goods, start's prices, losses left out", "variation des stocks d'intrants et de produits finis, prix de départ, hors pertes"}, {"change of stocks", "variation des stocks"}, 0.01};
inline constexpr ColumnKey<double> energy_paid{all, "energy_paid", unit::eur, {"energy paid by establishments", "énergie payée par les établissements"}, {"energy bill of establishments", "facture des établissements"}, 0.01};

// Events multiply the prices of energy; the first of a step starts from 1.
inline constexpr ColumnKey<std::int32_t> energy_day{all, "energy_day", unit::day, {"step of which events last set the prices of energy, by its first day since 1970-01-01", "pas dont les événements ont fixé les prix de l'énergie, par son premier jour depuis 1970-01-01"}, {"day of energy prices", "jour des prix de l'énergie"}};
// Public services of one day, added up over public bodies.
inline constexpr ColumnKey<double> users{all, "users", unit::person, {"who comes to a public service today", "usagers venus aujourd'hui dans un service public"}, {"users today", "usagers du jour"}, 0.001};
inline constexpr ColumnKey<double> served{all, "served", unit::person, {"who is served by a public service today", "usagers servis aujourd'hui par un service public"}, {"users served today", "usagers servis du jour"}, 0.001};
inline constexpr ColumnKey<double> queue{all, "queue", unit::person, {"who waits for a public service tonight", "usagers en attente d'un service public ce soir"}, {"users who wait tonight", "usagers en attente ce soir"}, 0.001};

// Mean price of a bill, to the bit where all its energies have one price. Parts are of the start's bill; fuel is the rest.
constexpr double mean_energy_price(double electricity_part, double gas_part, double electricity, double gas, double fuel) {
  if (electricity == gas && gas == fuel) return fuel;
  return 1 + electricity_part * (electricity - 1) + gas_part * (gas - 1) + (1 - electricity_part - gas_part) * (fuel - 1);
}

}  // namespace models::territory
