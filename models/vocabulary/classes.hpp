// models/vocabulary/classes.hpp -- groups of people and classes of size: rows that are counted together, with their series.
#pragma once
#include "sim/kernel/keys.hpp"

namespace models::people {

using sim::ColumnKey;
using sim::Text;
namespace unit = sim::unit;

inline constexpr Text invented{"incomes are drawn around stated means; terciles are those of the settled incomes", "revenus tirés autour de moyennes connues ; les terciles sont ceux des revenus calés"};

inline constexpr sim::PopulationKey all{"people", {"residents of one tercile of income at the start, owners or tenants", "personnes d'un tercile de revenu au départ, propriétaires ou locataires"}};
inline constexpr std::uint32_t groups = 6;  // T1 owners, T1 tenants, T2 owners ...
inline constexpr ColumnKey<sim::Code> code{all, "code", unit::one, {"T1 (poorest) to T3, own or rent", "T1 (le plus modeste) à T3, own propriétaires, rent locataires"}, {"tercile and tenure", "tercile et statut"}};
inline constexpr ColumnKey<std::int32_t> residents{all, "residents", unit::person, {"residents of 15 and over", "résidents de 15 ans et plus"}, {"residents", "résidents"}, 1, sim::neither, invented};
inline constexpr ColumnKey<std::int32_t> employed{all, "employed", unit::person, {"with a job in the territory", "en emploi sur le territoire"}, {"residents with a job in the territory", "résidents en emploi sur le territoire"}, 1, sim::better, invented};
inline constexpr ColumnKey<std::int32_t> unemployed{all, "unemployed", unit::person, {"in the labour force without a job, in the sense of the census", "actifs sans emploi, au sens du recensement"}, {"residents without a job who seek one", "résidents sans emploi qui en cherchent un"}, 1, sim::worse, invented};
inline constexpr ColumnKey<double> income{all, "income", unit::eur_per_step, {"pay, pensions and benefits received, before income tax", "salaires, pensions et allocations reçus, avant impôt sur le revenu"}, {"income", "revenu"}, 0.01, sim::better, invented};
inline constexpr ColumnKey<double> spending{all, "spending", unit::eur_per_step, {"paid for goods and services, taxes on them included, energy left out", "payé pour biens et services, taxes comprises, hors énergie"}, {"spending without energy", "dépenses hors énergie"}, 0.01, sim::better, invented};
inline constexpr ColumnKey<double> energy{all, "energy", unit::eur_per_step, {"paid for energy at home and fuel", "payé pour l'énergie du logement et le carburant"}, {"energy paid by residents", "énergie payée par les résidents"}, 0.01, sim::neither, invented};
inline constexpr ColumnKey<double> energy_share{all, "energy_share", unit::one, {"energy over income", "énergie rapportée au revenu"}, {"part of income that goes to energy", "part du revenu consacrée à l'énergie"}, 0, sim::worse, invented};

}  // namespace models::people

namespace models::size_class {

using sim::ColumnKey;
using sim::Text;
namespace unit = sim::unit;

inline constexpr Text imputed{"sizes are drawn from stated classes; none is an existing company", "tailles tirées dans les classes connues ; aucun n'est une entreprise existante"};

inline constexpr sim::PopulationKey all{"size_class", {"establishments of one class of jobs at the start", "établissements d'une classe d'emplois au départ"}};
inline constexpr std::uint32_t classes = 5;
inline constexpr ColumnKey<sim::Code> code{all, "code", unit::one, {"jobs at the start; own: own-account workers", "emplois au départ ; own : indépendants"}, {"class of jobs", "classe d'emplois"}};
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_step, {"output of the step, start's prices", "production du pas, prix de départ"}, {"output of establishments", "production des établissements"}, 0.01, sim::better, imputed};
inline constexpr ColumnKey<std::int32_t> jobs{all, "jobs", unit::job, {"jobs filled, commuters included", "emplois pourvus, navetteurs compris"}, {"jobs filled", "emplois pourvus"}, 1, sim::better, imputed};
inline constexpr ColumnKey<std::int32_t> firms_short{all, "firms_short", unit::one, {"active establishments with negative cash", "établissements actifs à trésorerie négative"}, {"establishments short of cash", "établissements à court de trésorerie"}, 1, sim::worse, imputed};
inline constexpr ColumnKey<std::int32_t> firms_failed{all, "firms_failed", unit::one, {"establishments that have failed and are not taken over", "établissements défaillants et non repris"}, {"establishments failed and not taken over", "établissements défaillants non repris"}, 1, sim::worse, imputed};

constexpr std::uint32_t of(std::int32_t jobs, bool own_account) { return own_account ? 0 : jobs < 10 ? 1 : jobs < 50 ? 2 : jobs < 250 ? 3 : 4; }

}  // namespace models::size_class
