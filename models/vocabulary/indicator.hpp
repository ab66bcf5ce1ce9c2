// models/vocabulary/indicator.hpp -- what is measured: the labelled columns that a recorder takes as series.
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
inline constexpr Text euros{"euros depend on assumed stocks, substitution and national coefficients of 2010; compare, do not add up",
                            "les euros dépendent d'hypothèses (stocks, substitution) et de coefficients nationaux de 2010 ; comparer, ne pas additionner"};
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
inline constexpr Text failed_label{"establishments failed since the start", "établissements défaillants depuis le départ"};
inline constexpr Text bill_label{"energy paid by establishments", "énergie payée par les établissements"};
inline constexpr Text sober_label{"residents who took up energy sobriety", "résidents ayant adopté la sobriété énergétique"};
inline constexpr Text proactivity_label{"mean proactivity of residents", "proactivité moyenne des résidents"};
inline constexpr Text unmet_label{"orders that were not delivered", "commandes non livrées"};

}  // namespace models::indicator

namespace models::commune {
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_step, {"output of the step, start's prices", "production du pas, prix de départ"}, 0.01, indicator::output_label, indicator::euros};
inline constexpr ColumnKey<std::int32_t> jobs{all, "jobs", unit::job, {"jobs filled, commuters included", "emplois pourvus, navetteurs compris"}, 1, indicator::jobs_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> employed{all, "employed", unit::person, {"residents of the commune who work in the territory", "résidents de la commune travaillant sur le territoire"}, 1, indicator::employed_label};
inline constexpr ColumnKey<std::int32_t> unemployed{all, "unemployed", unit::person, {"residents of the commune in the labour force without a job", "résidents actifs de la commune sans emploi"}, 1, indicator::unemployed_label, indicator::census};
inline constexpr ColumnKey<std::int32_t> firms_short{all, "firms_short", unit::one, {"active establishments with negative cash", "établissements actifs à trésorerie négative"}, 1, indicator::short_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_failed{all, "firms_failed", unit::one, {"establishments that have failed", "établissements défaillants"}, 1, indicator::failed_label, indicator::imputed};
inline constexpr ColumnKey<double> energy_bill{all, "energy_bill", unit::eur_per_step, {"energy paid by establishments in the step", "énergie payée par les établissements dans le pas"}, 0.01, indicator::bill_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> sober{all, "sober", unit::person, {"residents of 15 and over with the practice", "résidents de 15 ans et plus ayant la pratique"}, 1, indicator::sober_label, indicator::invented};
inline constexpr ColumnKey<double> proactivity_sum{all, "proactivity_sum", unit::one, {"sum of the residents' proactivity", "somme de la proactivité des résidents"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> residents{all, "residents", unit::person, {"residents of 15 and over at the start", "résidents de 15 ans et plus au départ"}};
}  // namespace models::commune

namespace models::sector {
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_step, {"output of the step, start's prices", "production du pas, prix de départ"}, 0.01, indicator::output_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> jobs{all, "jobs", unit::job, {"jobs filled, commuters included", "emplois pourvus, navetteurs compris"}, 1, indicator::jobs_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_short{all, "firms_short", unit::one, {"active establishments with negative cash", "établissements actifs à trésorerie négative"}, 1, indicator::short_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_failed{all, "firms_failed", unit::one, {"establishments that have failed", "établissements défaillants"}, 1, indicator::failed_label, indicator::imputed};
}  // namespace models::sector

namespace models::territory {
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_step, {"output of the step, start's prices", "production du pas, prix de départ"}, 0.01, indicator::output_label, indicator::euros};
inline constexpr ColumnKey<std::int32_t> jobs{all, "jobs", unit::job, {"jobs filled, commuters included", "emplois pourvus, navetteurs compris"}, 1, indicator::jobs_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> employed{all, "employed", unit::person, {"residents who work in the territory", "résidents travaillant sur le territoire"}, 1, indicator::employed_label};
inline constexpr ColumnKey<std::int32_t> unemployed{all, "unemployed", unit::person, {"residents in the labour force without a job", "résidents actifs sans emploi"}, 1, indicator::unemployed_label, indicator::census};
inline constexpr ColumnKey<std::int32_t> firms_short{all, "firms_short", unit::one, {"active establishments with negative cash", "établissements actifs à trésorerie négative"}, 1, indicator::short_label, indicator::imputed};
inline constexpr ColumnKey<std::int32_t> firms_failed{all, "firms_failed", unit::one, {"establishments that have failed", "établissements défaillants"}, 1, indicator::failed_label, indicator::imputed};
inline constexpr ColumnKey<double> energy_bill{all, "energy_bill", unit::eur_per_step, {"energy paid by establishments in the step", "énergie payée par les établissements dans le pas"}, 0.01, indicator::bill_label, indicator::imputed};
inline constexpr ColumnKey<double> unmet{all, "unmet", unit::eur_per_step, {"orders received by establishments and not delivered in the step", "commandes reçues et non livrées dans le pas"}, 0.01, indicator::unmet_label, indicator::euros};
inline constexpr ColumnKey<std::int32_t> sober{all, "sober", unit::person, {"residents of 15 and over with the practice", "résidents de 15 ans et plus ayant la pratique"}, 1, indicator::sober_label, indicator::invented};
inline constexpr ColumnKey<double> proactivity_sum{all, "proactivity_sum", unit::one, {"sum of the residents' proactivity", "somme de la proactivité des résidents"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> residents{all, "residents", unit::person, {"residents of 15 and over", "résidents de 15 ans et plus"}, 1};
inline constexpr ColumnKey<double> proactivity{all, "proactivity", unit::one, {"mean proactivity of residents of 15 and over, 0 to 1", "proactivité moyenne des résidents de 15 ans et plus, 0 à 1"}, 0, indicator::proactivity_label, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_known{all, "ties_known", unit::one, {"acquaintances between actors, directed", "liens de connaissance entre acteurs, orientés"}, 1, {"acquaintances between actors", "liens entre acteurs"}, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_across{all, "ties_across", unit::one, {"acquaintances between actors of different spheres", "liens entre acteurs de sphères différentes"}, 1, {"acquaintances across spheres", "liens entre sphères"}, indicator::invented};
inline constexpr ColumnKey<std::int64_t> ties_trusted{all, "ties_trusted", unit::one, {"acquaintances whose trust is above 0.6", "liens dont la confiance dépasse 0,6"}, 1, {"trusted acquaintances between actors", "liens de confiance entre acteurs"}, indicator::invented};
inline constexpr ColumnKey<double> trust_sum{all, "trust_sum", unit::one, {"sum of trust over acquaintances", "somme de la confiance sur les liens"}, 1e-6};
inline constexpr ColumnKey<double> trust{all, "trust", unit::one, {"mean trust over acquaintances between actors, 0 to 1", "confiance moyenne sur les liens entre acteurs, 0 à 1"}, 0, {"mean trust between actors", "confiance moyenne entre acteurs"}, indicator::invented};
inline constexpr ColumnKey<std::int32_t> members{all, "members", unit::person, {"actors who sit in a working group", "acteurs membres d'un groupe de travail"}, 1, {"actors in working groups", "acteurs en groupe de travail"}};
inline constexpr ColumnKey<double> know_how_sum{all, "know_how_sum", unit::one, {"sum of the actors' know-how in saving energy", "somme des savoir-faire des acteurs en économies d'énergie"}, 1e-6};
inline constexpr ColumnKey<std::int32_t> actors{all, "actors", unit::one, {"actors", "acteurs"}, 1};
inline constexpr ColumnKey<double> know_how{all, "know_how", unit::one, {"mean know-how of the actors in saving energy, 0 to 1", "savoir-faire moyen des acteurs en économies d'énergie, 0 à 1"}, 0, {"know-how in saving energy", "savoir-faire en économies d'énergie"}, indicator::assumed};
inline constexpr ColumnKey<double> aid{all, "aid", unit::eur_per_step, {"lent between partners in the step", "prêté entre partenaires dans le pas"}, 0.01, {"mutual aid given", "aide mutuelle accordée"}, indicator::assumed};
inline constexpr ColumnKey<double> groups_cost{all, "groups_cost", unit::eur_per_step, {"paid by public bodies for working groups in the step", "payé par les acteurs publics pour les groupes dans le pas"}, 0.01, {"cost of working groups", "coût des groupes de travail"}};
}  // namespace models::territory
