// models/territory/names.hpp -- the closed lists of a territory's file: its figures and its assumptions, stated once.
#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace models::territory {

// What a figure is broken down by, inside each commune. Sectors: A17 or A38 codes.
enum class Parts : std::uint8_t { none, sector, dwelling_class, service };

struct FigureName {
  std::string_view name, unit;
  Parts parts;
  std::string_view meaning, fr;  // fr: what French readers see; English ones see the name
};
inline constexpr std::array figure_names{
    FigureName{"inhabitants", "person", Parts::none, "inhabitants of all ages today", "habitants"},
    FigureName{"inhabitants_2018", "person", Parts::none, "inhabitants in the census of 2018, to which the census figures belong", "habitants en 2018"},
    FigureName{"inhabitants_census", "person", Parts::none, "the same for a census of another year", "habitants au recensement"},
    FigureName{"inhabitants_15_64", "person", Parts::none, "inhabitants aged 15 to 64", "habitants de 15 à 64 ans"},
    FigureName{"active_15_64", "person", Parts::none, "labour force aged 15 to 64, census sense", "actifs de 15 à 64 ans"},
    FigureName{"unemployed_15_64", "person", Parts::none, "unemployed aged 15 to 64, census sense", "chômeurs de 15 à 64 ans"},
    FigureName{"households", "household", Parts::none, "households", "ménages"},
    FigureName{"dwellings", "dwelling", Parts::none, "dwellings, vacant and second homes included", "logements"},
    FigureName{"vacant_dwellings", "dwelling", Parts::none, "vacant dwellings", "logements vacants"},
    FigureName{"owner_occupied", "dwelling", Parts::none, "main homes lived in by their owner", "logements occupés par leur propriétaire"},
    FigureName{"social_housing", "dwelling", Parts::none, "main homes let by a social landlord", "logements sociaux"},
    FigureName{"dwellings_by_class", "dwelling", Parts::dwelling_class, "dwellings by class of energy performance, A to G", "logements par classe énergétique"},
    FigureName{"median_income", "EUR/year", Parts::none, "median living standard per consumption unit", "niveau de vie médian"},
    FigureName{"poverty_rate", "1", Parts::none, "share of the inhabitants under 60 % of the national median", "taux de pauvreté"},
    FigureName{"jobs", "job", Parts::none, "jobs at the workplace, own-account work included", "emplois"},
    FigureName{"jobs_salaried", "job", Parts::none, "salaried jobs at the workplace", "emplois salariés"},
    FigureName{"jobs_own_account", "job", Parts::none, "jobs that are not salaried", "emplois non salariés"},
    FigureName{"jobs_agriculture", "job", Parts::none, "jobs in agriculture", "emplois, agriculture"},
    FigureName{"jobs_industry", "job", Parts::none, "jobs in industry", "emplois, industrie"},
    FigureName{"jobs_construction", "job", Parts::none, "jobs in construction", "emplois, construction"},
    FigureName{"jobs_services", "job", Parts::none, "jobs in trade, transport and market services", "emplois, commerce et services"},
    FigureName{"jobs_public", "job", Parts::none, "jobs in administration, education, health and social work", "emplois, administration, enseignement, santé"},
    FigureName{"jobs_by_sector", "job", Parts::sector, "jobs by sector, own-account work included", "emplois par branche"},
    FigureName{"jobs_salaried_by_sector", "job", Parts::sector, "salaried jobs by sector", "emplois salariés par branche"},
    FigureName{"establishments", "establishment", Parts::none, "employer establishments", "établissements employeurs"},
    FigureName{"establishments_agriculture", "establishment", Parts::none, "employer establishments in agriculture", "établissements, agriculture"},
    FigureName{"establishments_industry", "establishment", Parts::none, "employer establishments in industry", "établissements, industrie"},
    FigureName{"establishments_construction", "establishment", Parts::none, "employer establishments in construction", "établissements, construction"},
    FigureName{"establishments_services", "establishment", Parts::none, "employer establishments in trade, transport and market services", "établissements, commerce et services"},
    FigureName{"establishments_trade", "establishment", Parts::none, "those of establishments_services in trade and vehicle repair", "dont commerce"},
    FigureName{"establishments_public", "establishment", Parts::none, "employer establishments in administration, education, health and social work", "établissements, administration, enseignement, santé"},
    FigureName{"establishments_by_sector", "establishment", Parts::sector, "employer establishments by sector", "établissements par branche"},
    FigureName{"establishments_1_9", "establishment", Parts::none, "those with 1 to 9 employees at the end of the year", "établissements de 1 à 9 salariés"},
    FigureName{"establishments_10_plus", "establishment", Parts::none, "those with 10 employees or more", "établissements de 10 salariés ou plus"},
    FigureName{"energy_demand", "MWh/year", Parts::none, "final energy used in the commune", "énergie finale consommée"},
    FigureName{"energy_production", "MWh/year", Parts::none, "renewable energy made in the commune", "énergie renouvelable produite"},
    FigureName{"services", "service", Parts::service, "services by kind, such as health, culture, youth", "services"}};

struct RatioName {  // what a table of ratios by size of commune may state, and of what
  std::string_view figure, per;
  double most;
};
inline constexpr std::array ratio_names{
    RatioName{"inhabitants_15_64", "inhabitants", 1},          RatioName{"active_15_64", "inhabitants_15_64", 1},
    RatioName{"unemployed_15_64", "active_15_64", 1},          RatioName{"households", "inhabitants", 1},
    RatioName{"owner_occupied", "households", 1},              RatioName{"median_income", "", 1e6},
    RatioName{"jobs", "inhabitants", 100},                     RatioName{"jobs_salaried", "jobs", 1},
    RatioName{"establishments", "jobs_salaried", 1},           RatioName{"establishments_agriculture", "establishments", 1},
    RatioName{"establishments_industry", "establishments", 1}, RatioName{"establishments_construction", "establishments", 1},
    RatioName{"establishments_services", "establishments", 1}, RatioName{"establishments_public", "establishments", 1},
    RatioName{"establishments_trade", "establishments_services", 1},
    RatioName{"establishments_1_9", "establishments", 1},      RatioName{"establishments_10_plus", "establishments", 1}};

struct AssumptionName {
  std::string_view name, unit;
  double value, low, high;  // used where the file says nothing; what can be accepted at all
  std::string_view source;
};
inline constexpr std::array assumption_names{
    AssumptionName{"share_15_and_over", "1", 0.82, 0, 1, "assumed; France about 0.82"},
    AssumptionName{"share_65_and_over", "1", 0.2, 0, 1, "assumed; France about 0.20; used where no inhabitants aged 15 to 64 are stated"},
    AssumptionName{"residents_in_local_jobs", "1", 0.75, 0, 1, "assumed: part of the territory's jobs held by its residents"},
    AssumptionName{"weekly_wage", "EUR/week", 430, 1, 1e5, "assumed: mean net pay per job"},
    AssumptionName{"weekly_pension", "EUR/week", 320, 0, 1e5, "assumed"},
    AssumptionName{"weekly_benefit", "EUR/week", 150, 0, 1e5, "assumed: mean over the unemployed in the census sense"},
    AssumptionName{"weekly_other_income", "EUR/week", 150, 0, 1e5, "assumed: mean over the inactive"},
    AssumptionName{"energy_share_households", "1", 0.1, 0, 0.9, "assumed: dwelling energy and fuel in income"},
    AssumptionName{"municipal_budget", "EUR/inhabitant/year", 1000, 0, 1e6, "assumed: operating spending of a commune"},
    AssumptionName{"municipal_energy", "EUR/inhabitant/year", 50, 0, 1e6, "assumed"},
    AssumptionName{"epci_budget_share", "1", 0.3, 0, 10, "assumed: budget of the union of communes over those of its communes"},
    AssumptionName{"labour_charges", "1", 0.75, 0, 5, "assumed: labour cost over net pay, less 1"},
    AssumptionName{"net_margin", "1", 0.04, 0.001, 0.5, "assumed: median over establishments of what owners keep of a euro of output; French accounts show a few per cent of turnover (from memory)"},
    AssumptionName{"local_purchases", "1", 0.5, 0, 1, "assumed: part of local supply over local demand of a product that meets the households' purchases (at most 0.8)"},
    AssumptionName{"flegg_delta", "1", 0.3, 0, 1, "Flegg and Webber 1997, Regional Studies 31(8): about 0.3 (from memory): the smaller the territory, the less of their inputs its firms find there"},
    AssumptionName{"household_imports", "1", 0.15, 0, 1, "assumed: part of households' spending on products made abroad"},
    AssumptionName{"cash_rents", "1", 0.3, 0, 1, "assumed: part of households' spending on housing services that is paid in cash; the rest is imputed rent"},
    AssumptionName{"paid_public_services", "1", 0.3, 0, 1, "assumed: part of households' spending on education and health that they pay themselves"},
    AssumptionName{"shopping_distance", "km", 4, 0.1, 1e3, "assumed: distance at which the weight of a shop has fallen to 37 %"},
    AssumptionName{"commuting_distance", "km", 8, 0.1, 1e3, "assumed: the same for a workplace"},
    AssumptionName{"supply_distance", "km", 20, 0.1, 1e3, "assumed: the same for a supplier"},
    AssumptionName{"input_stock", "day", 14, 0, 3650, "assumed: days of use in stock"},
    AssumptionName{"firm_cash", "week", 4, 0.5, 520, "JPMorgan Chase Institute 2016: the median small business of the United States holds 27 days of outflows (from memory); three quarters of it for larger ones, assumed"},
    AssumptionName{"household_cash", "week", 4, 0, 520, "assumed: cash in weeks of income"},
    AssumptionName{"sobriety_saving", "1", 0.1, 0, 0.9, "assumed, as household_budget.sobriety_saving: energy not bought by those who are sober at the start"},
    AssumptionName{"early_adopters", "1", 0.01, 0, 1, "assumed: residents who are sober at the start"},
    AssumptionName{"engaged_citizens", "1", 0.0025, 0, 0.1, "assumed: residents who are actors in their own name"},
    AssumptionName{"known_to_commune", "1", 0.5, 0, 1, "assumed: part of the actors of its commune that a municipality knows"},
    AssumptionName{"known_to_epci", "1", 0.3, 0, 1, "assumed: part of the actors of the territory that a union of communes knows"},
    AssumptionName{"known_to_others", "1", 0.1, 0, 1, "assumed: the same for other public bodies"},
    AssumptionName{"social_economy", "1", 0.1, 0, 0.3, "associations, cooperatives and mutual societies in salaried jobs; INSEE about 0.105 in 2015 (from memory); by branch as assumed"},
    AssumptionName{"acquaintances", "1", 1, 0, 100, "assumed: 1 gives about ten first acquaintances per actor, suppliers included; 5 gives about five times as many outside its suppliers"},
    AssumptionName{"large_firm", "job", 250, 2, 1e6, "from so many jobs on a firm is no small or medium one: European Commission, Recommendation 2003/361/EC"},
    AssumptionName{"kene_small_firm", "1", 5, 1, 50, "capabilities of a small firm: Ahrweiler et al. 2015, JASSS 18(4) 5 (INFSO-SKIN)"},
    AssumptionName{"kene_large_firm", "1", 25, 1, 50, "the same for a large firm or a research team: Ahrweiler et al. 2015"},
    AssumptionName{"kene_public_body", "1", 15, 1, 50, "assumed: the same for a public body or employer, between firms small and large"},
    AssumptionName{"kene_civil", "1", 10, 1, 50, "the same for an association or an engaged citizen: as civil society organisations of the model GREAT-SKIN"},
    AssumptionName{"kene_main_topic", "1", 0.5, 0, 1, "assumed: part of an actor's capabilities in its main topic"},
    AssumptionName{"know_how_shared", "1", 0.4, 0, 1, "assumed: chance that an actor would share one of its capabilities"},
    AssumptionName{"digital_small_firm", "1", 0.4, 0, 1, "assumed: mean digital skill of a small firm; each differs by up to 0.25"},
    AssumptionName{"digital_large_firm", "1", 0.7, 0, 1, "assumed: the same for a large firm"},
    AssumptionName{"digital_public_body", "1", 0.5, 0, 1, "assumed: the same for a public body or employer"},
    AssumptionName{"digital_research", "1", 0.75, 0, 1, "assumed: the same for a research team"},
    AssumptionName{"digital_civil", "1", 0.45, 0, 1, "assumed: the same for an association or an engaged citizen"},
    AssumptionName{"tools_of_firms", "1", 0.15, 0, 1, "assumed: part of the establishments of agriculture, industry, building and transport with equipment that they would share"},
    AssumptionName{"tools_output", "1", 0.1, 0, 1, "assumed: part of its owner's output that such equipment makes possible"},
    AssumptionName{"tools_in_common", "1", 0.3, 0, 1, "assumed: part of associations and public bodies with a room or machine that they would share"},
    AssumptionName{"open_problems", "1", 0.5, 0, 10, "assumed: problems per actor that it cannot solve alone, at the start"},
    AssumptionName{"image_coverage", "1", 0.5, 0, 1, "assumed: part of what an acquaintance would share that one knows of"},
    AssumptionName{"image_error", "1", 0.1, 0, 1, "assumed: part of what one believes to know of an acquaintance that is another field of the topic"},
    AssumptionName{"image_age", "day", 365, 0, 36500, "assumed: mean age of what one knows of an acquaintance; up to twice that"}};

struct BroadSector {  // as in the table of sectors, and in the names of figures
  std::string_view name;
  std::string_view establishments, jobs;  // figures; empty: what the others leave of services
};
enum class Broad : std::uint8_t { agriculture, industry, construction, trade, services, public_services };
inline constexpr std::array broad_sectors{
    BroadSector{"agriculture", "establishments_agriculture", "jobs_agriculture"},
    BroadSector{"industry", "establishments_industry", "jobs_industry"},
    BroadSector{"construction", "establishments_construction", "jobs_construction"},
    BroadSector{"trade", "establishments_trade", ""},
    BroadSector{"services", "establishments_services", "jobs_services"},
    BroadSector{"public", "establishments_public", "jobs_public"}};

inline constexpr std::array<std::string_view, 9> body_levels{"commune", "epci",    "departement", "region", "agency",
                                                            "chamber", "university", "hospital", "pole"};
inline constexpr std::array<std::string_view, 4> sphere_names{"private", "public", "research", "civil"};
inline constexpr std::array<std::string_view, 8> topic_names{"energy", "buildings", "mobility", "food",
                                                            "circularity", "skills", "digital", "nature"};

inline constexpr std::array<std::string_view, 7> role_names{"entrepreneur", "elected", "administration", "researcher", "citizen", "association", "facilitator"};
inline constexpr std::size_t least_needs = 2, most_needs = 5;  // capabilities that a problem needs

// The A17 sector of an A38 code (INSEE); a code that is none stands for itself.
std::string_view a17(std::string_view code);

}  // namespace models::territory
