// models/vocabulary/indicator.hpp -- what is measured: the columns that say whether more of them is better, which a recorder takes as series.
#pragma once
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/sector.hpp"
#include "models/vocabulary/territory.hpp"

namespace models::indicator {

using sim::ColumnKey;
using sim::Text;
namespace unit = sim::unit;

inline constexpr Text imputed{"imputed: sectors, suppliers and commuting are drawn from national shares, not observed here",
                              "imputé : branches, fournisseurs et navettes sont tirés de parts nationales, pas observés ici"};
inline constexpr Text euros{"euros depend on assumed stocks, substitution and national coefficients of 2010; compare, with their range over these (sillon ranges), do not add up",
                            "les euros dépendent d'hypothèses (stocks, substitution) et de coefficients nationaux de 2010 ; comparer, avec leur fourchette (sillon ranges), ne pas additionner"};
inline constexpr Text invented{"the first ties are invented; only differences between runs mean something",
                               "les premiers liens sont inventés ; seules les différences entre simulations ont un sens"};
inline constexpr Text assumed{"gain from an assumed mechanism: a consequence of our hypotheses, not a validation",
                              "gain d'un mécanisme supposé : conséquence de nos hypothèses, pas une validation"};
inline constexpr Text census{"unemployment in the sense of the census", "chômage au sens du recensement"};

inline constexpr Text output_label{"output of establishments", "production des établissements"};
inline constexpr Text jobs_label{"jobs filled", "emplois pourvus"};
inline constexpr Text employed_label{"residents with a job in the territory", "résidents en emploi sur le territoire"};
inline constexpr Text unemployed_label{"residents without a job who seek one", "résidents sans emploi qui en cherchent un"};
inline constexpr Text short_label{"establishments short of cash", "établissements à court de trésorerie"};
inline constexpr Text failed_label{"establishments failed and not taken over", "établissements défaillants non repris"};
inline constexpr Text accounts{"value added is what is left of output at these prices; rents paid are part of it, imputed rents are not", "la valeur ajoutée est ce qui reste de la production à ces prix ; les loyers payés en font partie, pas les loyers imputés"};
inline constexpr Text normal_week{"against a normal week: what the rest of the country gives or takes then is counted as given", "par rapport à une semaine normale : ce que le reste du pays donne ou prend alors est supposé acquis"};
inline constexpr Text bill_label{"energy paid by establishments", "énergie payée par les établissements"};
inline constexpr Text sober_label{"residents who took up energy sobriety", "résidents ayant adopté la sobriété énergétique"};
inline constexpr Text proactivity_label{"mean proactivity of residents", "proactivité moyenne des résidents"};
inline constexpr Text energy_label{"energy used by establishments, start's prices", "énergie consommée par les établissements, prix de départ"};
inline constexpr Text emissions_label{"CO2 emitted by establishments", "CO2 émis par les établissements"};
inline constexpr Text national{"national coefficients of 2010 per unit of output; what is emitted does not fall with energy saved", "coefficients nationaux de 2010 par unité produite ; les émissions ne baissent pas avec l'énergie économisée"};
inline constexpr sim::Unit t_per_step{"t CO2/step"};
inline constexpr Text damage{"damage follows from assumed exposure, stocks of capital and severity; a stress test, not an estimate", "les dommages découlent d'hypothèses d'exposition, de capital et de gravité : un test de résistance, pas une estimation"};
inline constexpr Text services{"users, spare capacity and patience are assumed", "usagers, marge de capacité et patience sont supposés"};
inline constexpr Text unmet_label{"orders that were not delivered", "commandes non livrées"};

}  // namespace models::indicator

namespace models::commune {
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_step, {"output of the step, start's prices", "production du pas, prix de départ"}, indicator::output_label, 0.01, sim::better, indicator::euros};
inline constexpr ColumnKey<std::int32_t> jobs{all, "jobs", unit::job, {"jobs filled, commuters included", "emplois pourvus, navetteurs compris"}, indicator::jobs_label, 1, sim::better, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> employed{all, "employed", unit::person, {"residents of the commune who work in the territory", "résidents de la commune travaillant sur le territoire"}, indicator::employed_label, 1, sim::better};
inline constexpr ColumnKey<std::int32_t> unemployed{all, "unemployed", unit::person, {"residents of the commune in the labour force without a job", "résidents actifs de la commune sans emploi"}, indicator::unemployed_label, 1, sim::worse, indicator::census};
inline constexpr ColumnKey<std::int32_t> firms_short{all, "firms_short", unit::one, {"active establishments with negative cash, line of credit deducted", "établissements actifs à trésorerie négative, ligne de crédit déduite"}, indicator::short_label, 1, sim::worse, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_failed{all, "firms_failed", unit::one, {"establishments that have failed and are not taken over", "établissements défaillants et non repris"}, indicator::failed_label, 1, sim::worse, indicator::imputed};
inline constexpr ColumnKey<double> energy_bill{all, "energy_bill", unit::eur_per_step, {"energy paid by establishments in the step", "énergie payée par les établissements dans le pas"}, indicator::bill_label, 0.01, sim::neither, indicator::imputed};
inline constexpr ColumnKey<double> energy_use{all, "energy_use", unit::eur_per_step, {"energy used by establishments in the step, start's prices", "énergie consommée par les établissements dans le pas, prix de départ"}, indicator::energy_label, 0.01, sim::neither, indicator::imputed};
inline constexpr ColumnKey<double> emissions{all, "emissions", indicator::t_per_step, {"CO2 emitted by establishments in the step", "CO2 émis par les établissements dans le pas"}, indicator::emissions_label, 0.001, sim::worse, indicator::national};
inline constexpr ColumnKey<std::int32_t> sober{all, "sober", unit::person, {"residents of 15 and over with the practice", "résidents de 15 ans et plus ayant la pratique"}, indicator::sober_label, 1, sim::neither, indicator::invented};
inline constexpr ColumnKey<double> proactivity_sum{all, "proactivity_sum", unit::one, {"sum of the residents' proactivity", "somme de la proactivité des résidents"}, {"sum of proactivity", "somme de la proactivité"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> residents{all, "residents", unit::person, {"residents of 15 and over at the start", "résidents de 15 ans et plus au départ"}, {"residents of 15 and over", "résidents de 15 ans et plus"}};
}  // namespace models::commune

namespace models::sector {
inline constexpr ColumnKey<double> busy{all, "busy", unit::eur_per_week, {"expected orders of its active establishments", "commandes attendues de ses établissements actifs"}, {"expected orders", "commandes attendues"}, 0.01};
inline constexpr ColumnKey<double> able{all, "able", unit::eur_per_week, {"output at the start of its active establishments", "production de départ de ses établissements actifs"}, {"output at the start", "production au départ"}, 0.01};
inline constexpr ColumnKey<double> activity{all, "activity", unit::one, {"expected orders of its active establishments over their output at the start", "commandes attendues de ses établissements actifs rapportées à leur production de départ"}, {"level of activity", "niveau d'activité"}};
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_step, {"output of the step, start's prices", "production du pas, prix de départ"}, indicator::output_label, 0.01, sim::better, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> jobs{all, "jobs", unit::job, {"jobs filled, commuters included", "emplois pourvus, navetteurs compris"}, indicator::jobs_label, 1, sim::better, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_short{all, "firms_short", unit::one, {"active establishments with negative cash, line of credit deducted", "établissements actifs à trésorerie négative, ligne de crédit déduite"}, indicator::short_label, 1, sim::worse, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_failed{all, "firms_failed", unit::one, {"establishments that have failed and are not taken over", "établissements défaillants et non repris"}, indicator::failed_label, 1, sim::worse, indicator::imputed};
inline constexpr ColumnKey<double> energy_bill{all, "energy_bill", unit::eur_per_step, {"energy paid by establishments in the step", "énergie payée par les établissements dans le pas"}, indicator::bill_label, 0.01, sim::neither, indicator::imputed};
inline constexpr ColumnKey<double> energy_use{all, "energy_use", unit::eur_per_step, {"energy used by establishments in the step, start's prices", "énergie consommée par les établissements dans le pas, prix de départ"}, indicator::energy_label, 0.01, sim::neither, indicator::imputed};
inline constexpr ColumnKey<double> emissions{all, "emissions", indicator::t_per_step, {"CO2 emitted by establishments in the step", "CO2 émis par les établissements dans le pas"}, indicator::emissions_label, 0.001, sim::worse, indicator::national};
}  // namespace models::sector

namespace models::territory {
inline constexpr ColumnKey<double> value_added{all, "value_added", unit::eur_per_step, {"value added by production: output less inputs and energy", "valeur ajoutée par la production : production moins intrants et énergie"}, {"value added", "valeur ajoutée"}, 0, sim::better, indicator::accounts};
inline constexpr ColumnKey<double> value_added_income{all, "value_added_income", unit::eur_per_step, {"value added by income: pay, contributions, taxes on production less subsidies, operating surplus", "valeur ajoutée par les revenus : salaires, cotisations, impôts sur la production moins subventions, excédent d'exploitation"}, {"value added, by income", "valeur ajoutée, par les revenus"}, 0, sim::better, indicator::accounts};
inline constexpr ColumnKey<double> value_added_expenditure{all, "value_added_expenditure", unit::eur_per_step, {"value added by expenditure: purchases here, exports and change of stocks less imported inputs and energy", "valeur ajoutée par la dépense : achats ici, exportations et variation de stocks moins intrants importés et énergie"}, {"value added, by expenditure", "valeur ajoutée, par la dépense"}, 0, sim::better, indicator::accounts};
inline constexpr ColumnKey<double> purchases{all, "purchases", unit::eur_per_step, {"households' purchases from establishments here and all rebuilding, taxes on products left out", "achats des ménages auprès des établissements d'ici et toute la reconstruction, hors taxes sur les produits"}, {"purchases here and rebuilding", "achats locaux et reconstruction"}, 0.01, sim::better, indicator::euros};
inline constexpr ColumnKey<double> exports{all, "exports", unit::eur_per_step, {"sold outside the territory, public and investment demand included", "vendu hors du territoire, demande publique et d'investissement comprise"}, {"sales outside the territory", "ventes hors du territoire"}, 0.01, sim::better, indicator::euros};
inline constexpr ColumnKey<double> imports{all, "imports", unit::eur_per_step, {"inputs of establishments and equipment for rebuilding bought outside", "intrants des établissements et équipements de reconstruction achetés ailleurs"}, {"inputs and equipment bought outside", "intrants et équipements achetés ailleurs"}, 0.01, sim::neither, indicator::euros};
inline constexpr ColumnKey<double> state_balance{all, "state_balance", unit::eur_per_step, {"taxes and contributions received less pensions, benefits, grants and aid paid, above a normal week", "impôts et cotisations reçus moins pensions, allocations, dotations et aides versées, au-dessus d'une semaine normale"}, {"balance of the state against a normal week", "solde de l'État par rapport à une semaine normale"}, 0, sim::neither, indicator::normal_week};
inline constexpr ColumnKey<double> public_cash{all, "public_cash", unit::eur, {"cash of public bodies", "trésorerie des acteurs publics"}, {"cash of public bodies", "trésorerie des acteurs publics"}, 0.01, sim::better};
inline constexpr ColumnKey<std::int32_t> on_short_time{all, "on_short_time", unit::job, {"jobs of establishments on short-time work, each weighted by the part of its hours", "emplois des établissements en activité partielle, pondérés par la part des heures"}, {"jobs on short-time work, full-time equivalents", "emplois en activité partielle, en équivalent temps plein"}, 1, sim::worse, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> entries{all, "entries", unit::one, {"premises of failed establishments taken over since the start", "locaux d'établissements défaillants repris depuis le départ"}, {"premises taken over since the start", "locaux repris depuis le départ"}, 1, sim::neither, indicator::assumed};
inline constexpr ColumnKey<double> capital_lost{all, "capital_lost", unit::eur, {"capital of establishments destroyed by events since the start", "capital d'établissements détruit par des événements depuis le départ"}, {"capital of establishments destroyed since the start", "capital d'établissements détruit depuis le départ"}, 0.01, sim::worse, indicator::damage};
inline constexpr ColumnKey<double> goods_lost{all, "goods_lost", unit::eur, {"stocks of establishments destroyed by events since the start, start's prices", "stocks d'établissements détruits par des événements depuis le départ, prix de départ"}, {"stocks of establishments destroyed since the start", "stocks d'établissements détruits depuis le départ"}, 0.01, sim::worse, indicator::damage};
inline constexpr ColumnKey<double> homes_lost{all, "homes_lost", unit::eur, {"damage to dwellings by events since the start", "dommages aux logements par des événements depuis le départ"}, {"damage to dwellings since the start", "dommages aux logements depuis le départ"}, 0.01, sim::worse, indicator::damage};
inline constexpr ColumnKey<double> service_level{all, "service_level", unit::one, {"users served over users who came, on the last day of the step; above 1 while a queue is worked off", "usagers servis rapportés aux usagers venus, le dernier jour du pas ; au-dessus de 1 quand une file se résorbe"}, {"level of public services", "niveau des services publics"}, 0, sim::better, indicator::services};
inline constexpr ColumnKey<double> waiting{all, "waiting", unit::person, {"users who wait for a public service at the end of the step", "usagers en attente d'un service public en fin de pas"}, {"users waiting for a public service", "usagers en attente d'un service public"}, 0, sim::worse, indicator::services};
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_step, {"output of the step, start's prices", "production du pas, prix de départ"}, indicator::output_label, 0.01, sim::better, indicator::euros};
inline constexpr ColumnKey<std::int32_t> jobs{all, "jobs", unit::job, {"jobs filled, commuters included", "emplois pourvus, navetteurs compris"}, indicator::jobs_label, 1, sim::better, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> employed{all, "employed", unit::person, {"residents who work in the territory", "résidents travaillant sur le territoire"}, indicator::employed_label, 1, sim::better};
inline constexpr ColumnKey<std::int32_t> unemployed{all, "unemployed", unit::person, {"residents in the labour force without a job", "résidents actifs sans emploi"}, indicator::unemployed_label, 1, sim::worse, indicator::census};
inline constexpr ColumnKey<std::int32_t> firms_short{all, "firms_short", unit::one, {"active establishments with negative cash, line of credit deducted", "établissements actifs à trésorerie négative, ligne de crédit déduite"}, indicator::short_label, 1, sim::worse, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_failed{all, "firms_failed", unit::one, {"establishments that have failed and are not taken over", "établissements défaillants et non repris"}, indicator::failed_label, 1, sim::worse, indicator::imputed};
inline constexpr ColumnKey<double> energy_bill{all, "energy_bill", unit::eur_per_step, {"energy paid by establishments in the step", "énergie payée par les établissements dans le pas"}, indicator::bill_label, 0.01, sim::neither, indicator::imputed};
inline constexpr ColumnKey<double> energy_use{all, "energy_use", unit::eur_per_step, {"energy used by establishments in the step, start's prices", "énergie consommée par les établissements dans le pas, prix de départ"}, indicator::energy_label, 0.01, sim::neither, indicator::imputed};
inline constexpr ColumnKey<double> emissions{all, "emissions", indicator::t_per_step, {"CO2 emitted by establishments in the step", "CO2 émis par les établissements dans le pas"}, indicator::emissions_label, 0.001, sim::worse, indicator::national};
inline constexpr ColumnKey<double> energy_help{all, "energy_help", unit::eur_per_step, {"paid by the state on energy bills in the step: shields, cushion, rebate", "payé par l'État sur les factures d'énergie dans le pas : boucliers, amortisseur, remise"}, {"public help on energy bills", "aides publiques sur les factures d'énergie"}, 0.01, sim::neither};
inline constexpr ColumnKey<double> unmet{all, "unmet", unit::eur_per_step, {"orders received by establishments and not delivered in the step", "commandes reçues et non livrées dans le pas"}, indicator::unmet_label, 0.01, sim::worse, indicator::euros};
inline constexpr ColumnKey<std::int32_t> sober{all, "sober", unit::person, {"residents of 15 and over with the practice", "résidents de 15 ans et plus ayant la pratique"}, indicator::sober_label, 1, sim::neither, indicator::invented};
inline constexpr ColumnKey<double> proactivity_sum{all, "proactivity_sum", unit::one, {"sum of the residents' proactivity", "somme de la proactivité des résidents"}, {"sum of proactivity", "somme de la proactivité"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> residents{all, "residents", unit::person, {"residents of 15 and over", "résidents de 15 ans et plus"}, {"residents of 15 and over", "résidents de 15 ans et plus"}, 1};
inline constexpr ColumnKey<double> proactivity{all, "proactivity", unit::one, {"mean proactivity of residents of 15 and over, 0 to 1", "proactivité moyenne des résidents de 15 ans et plus, 0 à 1"}, indicator::proactivity_label, 0, sim::better, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_known{all, "ties_known", unit::one, {"acquaintances between actors, directed", "liens de connaissance entre acteurs, orientés"}, {"acquaintances between actors", "liens entre acteurs"}, 1, sim::better, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_across{all, "ties_across", unit::one, {"acquaintances between actors of different spheres", "liens entre acteurs de sphères différentes"}, {"acquaintances across spheres", "liens entre sphères"}, 1, sim::better, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_trusted{all, "ties_trusted", unit::one, {"acquaintances whose trust is above 0.6", "liens dont la confiance dépasse 0,6"}, {"trusted acquaintances between actors", "liens de confiance entre acteurs"}, 1, sim::better, indicator::invented};
inline constexpr ColumnKey<double> trust_sum{all, "trust_sum", unit::one, {"sum of trust over acquaintances", "somme de la confiance sur les liens"}, {"sum of trust", "somme de la confiance"}, 1e-6};
inline constexpr ColumnKey<double> trust{all, "trust", unit::one, {"mean trust over acquaintances between actors, 0 to 1", "confiance moyenne sur les liens entre acteurs, 0 à 1"}, {"mean trust between actors", "confiance moyenne entre acteurs"}, 0, sim::better, indicator::invented};
inline constexpr ColumnKey<std::int32_t> members{all, "members", unit::person, {"actors who sit in a working group", "acteurs membres d'un groupe de travail"}, {"actors in working groups", "acteurs en groupe de travail"}, 1, sim::neither};
inline constexpr ColumnKey<double> know_how_sum{all, "know_how_sum", unit::one, {"sum of the actors' know-how in saving energy", "somme des savoir-faire des acteurs en économies d'énergie"}, {"sum of know-how", "somme des savoir-faire"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> actors{all, "actors", unit::one, {"actors", "acteurs"}, {"number of actors", "nombre d'acteurs"}, 1};
inline constexpr ColumnKey<double> know_how{all, "know_how", unit::one, {"mean know-how of the actors in saving energy, 0 to 1", "savoir-faire moyen des acteurs en économies d'énergie, 0 à 1"}, {"know-how in saving energy", "savoir-faire en économies d'énergie"}, 0, sim::better, indicator::assumed};
inline constexpr ColumnKey<double> aid{all, "aid", unit::eur_per_step, {"lent between partners in the step", "prêté entre partenaires dans le pas"}, {"mutual aid given", "aide mutuelle accordée"}, 0.01, sim::neither, indicator::assumed};
inline constexpr ColumnKey<double> groups_cost{all, "groups_cost", unit::eur_per_step, {"paid by public bodies for working groups in the step", "payé par les acteurs publics pour les groupes dans le pas"}, {"cost of working groups", "coût des groupes de travail"}, 0.01, sim::neither};
}  // namespace models::territory
