// models/vocabulary/firm.hpp -- an establishment: jobs, production, stocks, cash, energy contract.
//
// A synthetic establishment is not a company: it carries no name. Amounts are EUR in the prices of the territory's file.
#pragma once
#include "models/vocabulary/classes.hpp"
#include "models/vocabulary/commune.hpp"
#include "models/vocabulary/sector.hpp"

namespace models::firm {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Kind : std::uint8_t { employer, own_account };
constexpr std::array<sim::Member, 2> members(Kind) {
  return {{{0, "employer", {"employer establishment", "établissement employeur"}}, {1, "own_account", {"own-account worker", "indépendant sans salarié"}}}};
}

inline constexpr sim::PopulationKey all{"firm", {"an establishment with or without employees", "un établissement, avec ou sans salariés"}};
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune where it stands", "commune d'implantation"}, {"commune of the site", "commune d'implantation"}};
inline constexpr sim::LinkKey branch{all, sector::all, "branch", {"its branch", "sa branche"}, {"branch of activity", "branche d'activité"}};

inline constexpr sim::LinkKey size{all, size_class::all, "size", {"class of jobs at the start that it is counted in", "classe d'emplois au départ où il est compté"}, {"size class", "classe de taille"}};

inline constexpr ColumnKey<Kind> kind{all, "kind", unit::one, {"employer or own-account worker", "employeur ou indépendant"}, {"kind of establishment", "type d'établissement"}};
inline constexpr ColumnKey<bool> active{all, "active", unit::one, {"false once it has failed, until its premises are taken over", "faux après défaillance, jusqu'à une reprise des locaux"}, {"in activity", "en activité"}};

// ---- jobs
inline constexpr ColumnKey<std::int32_t> base_jobs{all, "base_jobs", unit::job, {"jobs at the start", "emplois au départ"}, {"jobs at the start", "emplois au départ"}};
inline constexpr ColumnKey<std::int32_t> positions{all, "positions", unit::job, {"jobs that it wants to fill", "emplois souhaités"}, {"jobs wanted", "emplois souhaités"}};
inline constexpr ColumnKey<std::int32_t> employees{all, "employees", unit::job, {"jobs held by residents of the territory", "emplois occupés par des résidents"}, {"jobs of residents", "emplois de résidents"}};
inline constexpr ColumnKey<std::int32_t> commuters{all, "commuters", unit::job, {"jobs held by people who live elsewhere", "emplois occupés par des non-résidents"}, {"jobs of commuters", "emplois de navetteurs"}};
inline constexpr ColumnKey<std::int32_t> base_commuters{all, "base_commuters", unit::job, {"jobs held by people who live elsewhere, at the start", "emplois occupés par des non-résidents, au départ"}, {"commuters at the start", "navetteurs au départ"}};
inline constexpr ColumnKey<double> wage{all, "wage", unit::eur_per_job_week, {"net pay per job and week", "salaire net par emploi et par semaine"}, {"net pay per job", "salaire net par emploi"}};
inline constexpr ColumnKey<double> charges{all, "charges", unit::one, {"contributions and taxes on pay, per euro of net pay", "cotisations et impôts par euro de salaire net"}, {"contributions on pay", "cotisations sur salaires"}};

inline constexpr ColumnKey<double> base_wage{all, "base_wage", unit::eur_per_job_week, {"net pay per job and week at the start", "salaire net par emploi et par semaine, au départ"}, {"net pay at the start", "salaire net au départ"}};
inline constexpr ColumnKey<std::int32_t> notice_end{all, "notice_end", unit::day, {"day on which announced layoffs take effect, since 1970-01-01; 0: none", "prise d'effet des licenciements annoncés, jours depuis 1970-01-01 ; 0 : aucun"}, {"layoffs take effect", "effet des licenciements"}};
inline constexpr ColumnKey<std::int32_t> entered{all, "entered", unit::day, {"day on which a new enterprise took the premises over, since 1970-01-01; 0: never", "reprise des locaux par une entreprise nouvelle, jours depuis 1970-01-01 ; 0 : jamais"}, {"taken over on", "date de reprise"}};
// Short-time work: hours that are not worked are paid by a scheme that the state refunds.
inline constexpr ColumnKey<float> short_time{all, "short_time", unit::one, {"part of the hours of its staff that is on short-time work", "part des heures du personnel en activité partielle"}, {"part on short-time work", "part en activité partielle"}};
inline constexpr ColumnKey<float> short_weeks{all, "short_weeks", unit::week, {"weeks of short-time work used up", "semaines d'activité partielle consommées"}, {"weeks of short-time work", "semaines d'activité partielle"}};
inline constexpr ColumnKey<float> short_pay{all, "short_pay", unit::eur_per_job_week, {"net allowance for hours not worked, per job and week", "indemnité nette pour heures chômées, par emploi et par semaine"}, {"short-time allowance", "indemnité d'activité partielle"}};
inline constexpr ColumnKey<float> short_aid{all, "short_aid", unit::eur_per_job_week, {"part of that allowance that the state refunds", "part de cette indemnité remboursée par l'État"}, {"allowance refunded", "indemnité remboursée"}};

// ---- production: EUR at the start's prices; a week is seven equal days
inline constexpr ColumnKey<double> base_output{all, "base_output", unit::eur_per_week, {"output at the start", "production au départ"}, {"output at the start", "production au départ"}};
inline constexpr ColumnKey<double> base_exports{all, "base_exports", unit::eur_per_week, {"orders from outside the territory at the start", "commandes extérieures au départ"}, {"exports at the start", "ventes externes au départ"}};
inline constexpr ColumnKey<double> demand_firms{all, "demand_firms", unit::eur, {"orders received today from establishments of the territory", "commandes du jour des établissements du territoire"}, {"orders of establishments", "commandes d'établissements"}, 0.01};
inline constexpr ColumnKey<double> demand_households{all, "demand_households", unit::eur, {"orders received today from households and for rebuilding", "commandes du jour des ménages et de la reconstruction"}, {"orders of households", "commandes des ménages"}, 0.01};
inline constexpr ColumnKey<double> exports{all, "exports", unit::eur, {"orders received today from outside the territory", "commandes extérieures du jour"}, {"orders from outside", "commandes extérieures"}, 0.01};
inline constexpr ColumnKey<double> wanted{all, "wanted", unit::eur, {"output of the day if no input were missing", "production du jour si aucun intrant ne manquait"}, {"output with all inputs", "production sans manque"}, 0.01};
inline constexpr ColumnKey<double> made{all, "made", unit::eur, {"output of the day", "production du jour"}, {"output of the day", "production du jour"}, 0.01};
inline constexpr ColumnKey<double> finished{all, "finished", unit::eur, {"stock of finished goods", "stock de produits finis"}, {"stock of finished goods", "stock de produits finis"}, 0.01};
inline constexpr ColumnKey<double> delivered{all, "delivered", unit::eur, {"delivered today to clients in the territory, start's prices", "livré aujourd'hui aux clients du territoire, prix de départ"}, {"delivered here today", "livré ici aujourd'hui"}, 0.01};
inline constexpr ColumnKey<double> exported{all, "exported", unit::eur, {"delivered today outside the territory, start's prices", "livré aujourd'hui hors du territoire, prix de départ"}, {"delivered outside today", "livré dehors aujourd'hui"}, 0.01};
inline constexpr ColumnKey<double> surcharge{all, "surcharge", unit::eur, {"what today's clients pay above the start's prices", "ce que les clients du jour paient en plus des prix de départ"}, {"surcharge of the day", "surcoût facturé du jour"}, 0.01};
// What each of twenty buyers looks up: one number, so that it is fetched once.
inline constexpr ColumnKey<float> fill_firms{all, "fill_firms", unit::one, {"part of today's orders of establishments that is delivered; below 0: the same at another price than the start's; 2: it has failed; 3: see served_upto", "part des commandes du jour des établissements qui est livrée ; négatif : de même, à un autre prix qu'au départ ; 2 : défaillant"}, {"business orders served", "commandes d'entreprises servies"}};
inline constexpr float has_failed = 2, by_rank = 3;
// Where clients are served in order of how much their orders have swollen (a variant).
inline constexpr ColumnKey<float> swollen{all, "swollen", unit::one, {"today's orders over the usual ones", "commandes du jour rapportées à l'habitude"}, {"orders over the usual", "commandes sur l'habitude"}};
inline constexpr ColumnKey<float> served_upto{all, "served_upto", unit::one, {"clients whose orders have swollen less are served wholly", "les clients dont les commandes ont moins gonflé sont servis entièrement"}, {"limit of full service", "seuil du service entier"}};
inline constexpr ColumnKey<float> served_part{all, "served_part", unit::one, {"part that those who have swollen just as much get", "part servie à ceux dont les commandes ont gonflé d'autant"}, {"part served at the limit", "part servie au seuil"}};
inline constexpr sim::BidKey order{all, all, "order", {"being served where not all can be", "être servi quand tous ne peuvent l'être"}};
inline constexpr ColumnKey<float> fill_households{all, "fill_households", unit::one, {"part of today's orders of households that is delivered", "part des commandes du jour des ménages qui est livrée"}, {"household orders served", "commandes de ménages servies"}};
inline constexpr ColumnKey<float> capacity_share{all, "capacity_share", unit::one, {"what could be made today over what is made at the start; 0 once it has failed", "production possible aujourd'hui rapportée au départ ; 0 après défaillance"}, {"capacity today", "capacité du jour"}};
inline constexpr ColumnKey<float> overproduction{all, "overproduction", unit::one, {"capacity over the usual, after a time of high demand", "capacité rapportée à l'habituelle, après un temps de forte demande"}, {"overcapacity", "surcapacité"}};
inline constexpr ColumnKey<float> activity{all, "activity", unit::one, {"smoothed orders over base output, 1 at the start", "commandes lissées rapportées au départ, 1 au départ"}, {"level of activity", "niveau d'activité"}};
inline constexpr ColumnKey<double> price{all, "price", unit::one, {"price of its products, 1 at the start", "prix de ses produits, 1 au départ"}, {"price of its products", "prix de ses produits"}};
inline constexpr ColumnKey<double> output{all, "output", unit::eur, {"produced this step", "production du pas"}, {"output of the step", "production du pas"}, 0.01};
inline constexpr ColumnKey<double> sold{all, "sold", unit::eur, {"delivered this step to all clients, start's prices", "livré à tous les clients dans le pas, prix de départ"}, {"sold this step", "vendu dans le pas"}, 0.01};
inline constexpr ColumnKey<double> used{all, "used", unit::eur, {"inputs used this step, start's prices", "intrants consommés dans le pas, prix de départ"}, {"inputs used", "intrants consommés"}, 0.01};
inline constexpr ColumnKey<double> bought{all, "bought", unit::eur, {"inputs received this step, start's prices", "intrants reçus dans le pas, prix de départ"}, {"inputs received", "intrants reçus"}, 0.01};

// ---- the same in money, weighed by the cash of each day
inline constexpr ColumnKey<double> takings{all, "takings", unit::eur, {"cashed from clients this step", "encaissé des clients dans le pas"}, {"cashed from clients", "encaissé des clients"}, 0.01};
inline constexpr ColumnKey<double> paid{all, "paid", unit::eur, {"paid for inputs this step", "payé pour les intrants dans le pas"}, {"paid for inputs", "payé pour les intrants"}, 0.01};
inline constexpr ColumnKey<double> surcharged{all, "surcharged", unit::eur, {"billed above the start's prices this step", "facturé dans le pas au-dessus des prix de départ"}, {"surcharge of the step", "surcoût facturé du pas"}, 0.01};

// ---- what a crisis does to it: set each morning by events, forgotten in the evening
inline constexpr ColumnKey<float> closed{all, "closed", unit::one, {"part of its capacity that is shut today", "part de la capacité fermée aujourd'hui"}, {"capacity shut", "capacité fermée"}};
inline constexpr ColumnKey<float> absent{all, "absent", unit::one, {"part of its staff that cannot work today", "part du personnel empêchée aujourd'hui"}, {"staff absent", "personnel empêché"}};
// ---- what stays
inline constexpr ColumnKey<double> damage{all, "damage", unit::eur, {"capital destroyed and not yet rebuilt", "capital détruit et pas encore reconstruit"}, {"capital destroyed", "capital détruit"}, 0.01};
inline constexpr ColumnKey<double> claim{all, "claim", unit::eur, {"insurance agreed and not yet paid", "indemnité d'assurance due et non versée"}, {"insurance due", "indemnité due"}, 0.01};
inline constexpr ColumnKey<double> goods_lost{all, "goods_lost", unit::eur, {"stocks of inputs and of finished goods destroyed since the start, start's prices", "stocks d'intrants et de produits finis détruits depuis le départ, prix de départ"}, {"stocks destroyed", "stocks détruits"}, 0.01};
inline constexpr ColumnKey<std::uint8_t> hits{all, "hits", unit::one, {"how often an event has damaged it since the start; 255 stands for more", "nombre de sinistres subis depuis le départ ; 255 vaut davantage"}, {"times damaged", "nombre de sinistres"}};
inline constexpr ColumnKey<float> drilled{all, "drilled", unit::day, {"days lived under orders to close, each weighted by the part that was closed", "jours vécus sous fermeture ordonnée, pondérés par la part fermée"}, {"days lived closed", "jours vécus fermé"}};
inline constexpr ColumnKey<bool> stricken{all, "stricken", unit::one, {"a clean-up or a closure for good is under way or done", "remise en état ou fermeture définitive en cours ou faite"}, {"closed by damage", "fermé par sinistre"}};
inline constexpr ColumnKey<std::int32_t> shut_until{all, "shut_until", unit::day, {"first day on which it opens again after damage, since 1970-01-01", "premier jour de réouverture après un sinistre, jours depuis 1970-01-01"}, {"opens again on", "date de réouverture"}};
inline constexpr ColumnKey<float> winding{all, "winding", unit::one, {"part of it that is closed for good", "part définitivement fermée"}, {"part closed for good", "part fermée à jamais"}};
inline constexpr ColumnKey<float> closing{all, "closing", unit::one, {"part of it that is to be closed for good, as announced", "part dont la fermeture définitive est annoncée"}, {"closure announced", "fermeture annoncée"}};
inline constexpr ColumnKey<std::int32_t> closing_from{all, "closing_from", unit::day, {"day on which the announced closure begins, since 1970-01-01", "début de la fermeture annoncée, jours depuis 1970-01-01"}, {"closure begins on", "début de la fermeture"}};
inline constexpr ColumnKey<float> closing_days{all, "closing_days", unit::day, {"days over which the announced closure is carried out", "durée de la fermeture annoncée, en jours"}, {"length of the closure", "durée de la fermeture"}};
inline constexpr ColumnKey<double> works{all, "works", unit::eur, {"repairs ordered today", "travaux commandés aujourd'hui"}, {"repairs ordered", "réparations commandées"}, 0.01};
inline constexpr ColumnKey<float> stock_factor{all, "stock_factor", unit::one, {"days of stock over the usual of its branch: preparedness", "jours de stock rapportés à l'usage de la branche : préparation"}, {"stock over the usual", "stock sur l'usage"}};

// ---- inputs by product, energy left out: what it needs, what it has
enum class Need : std::uint8_t { other, important, essential };
constexpr std::array<sim::Member, 3> members(Need) {
  return {{{0, "other", {"output goes on without it", "la production continue sans"}}, {1, "important", {"output goes on at half without it", "la production tombe de moitié sans"}},
           {2, "essential", {"no output without it", "pas de production sans"}}}};
}
inline constexpr sim::NetworkKey inputs{all, sector::all, "inputs", {"from an establishment to the products that it needs", "d'un établissement aux produits qu'il consomme"},
                                        {"imputed from national tables", "imputé : tables nationales"}};
inline constexpr sim::EdgeColumnKey<float> coefficient{inputs, "coefficient", unit::one, {"of this product per unit of output", "de ce produit par unité produite"}, {"input per output", "intrant par production"}};
inline constexpr sim::EdgeColumnKey<float> stock_days{inputs, "stock_days", unit::day, {"stock aimed at, in days of use; at most 1 if it cannot be stored", "stock visé en jours d'usage ; au plus 1 si non stockable"}, {"days of stock aimed at", "jours de stock visés"}};
inline constexpr sim::EdgeColumnKey<Need> need{inputs, "need", unit::one, {"what its lack does to output", "effet de son manque sur la production"}, {"need of the input", "besoin de l'intrant"}};
inline constexpr sim::EdgeColumnKey<double> stock{inputs, "stock", unit::eur, {"in stock, start's prices", "en stock, prix de départ"}, {"input in stock", "intrant en stock"}};
inline constexpr sim::EdgeColumnKey<double> ordered{inputs, "ordered", unit::eur, {"ordered today, from here and elsewhere", "commandé aujourd'hui, ici et ailleurs"}, {"ordered today", "commandé ce jour"}};

// ---- energy
enum class Tariff : std::uint8_t { contract, regulated, indexed };
constexpr std::array<sim::Member, 3> members(Tariff) {
  return {{{0, "contract", {"a contract at a fixed price", "contrat à prix fixe"}}, {1, "regulated", {"the regulated tariff of small professionals", "tarif réglementé des petits professionnels"}},
           {2, "indexed", {"a contract, in part indexed on the market: large users", "contrat en partie indexé sur le marché : gros consommateurs"}}}};
}
inline constexpr ColumnKey<Tariff> tariff{all, "tariff", unit::one, {"how it buys electricity", "mode d'achat de l'électricité"}, {"electricity tariff", "tarif d'électricité"}};
inline constexpr ColumnKey<double> energy_coefficient{all, "energy_coefficient", unit::one, {"energy at the start's price per unit of output", "énergie au prix de départ par unité produite"}, {"energy per output", "énergie par production"}};
inline constexpr ColumnKey<double> electricity_contract{all, "electricity_contract", unit::one, {"price of its electricity contract, 1 at the start", "prix de son contrat d'électricité, 1 au départ"}, {"electricity contract price", "prix du contrat d'électricité"}};
inline constexpr ColumnKey<double> gas_contract{all, "gas_contract", unit::one, {"price of its gas contract, 1 at the start", "prix de son contrat de gaz, 1 au départ"}, {"gas contract price", "prix du contrat de gaz"}};
inline constexpr ColumnKey<std::int32_t> contract_end{all, "contract_end", unit::day, {"day on which its electricity contract ends, since 1970-01-01", "fin de son contrat d'électricité, jours depuis 1970-01-01"}, {"electricity contract ends", "fin du contrat d'électricité"}};
inline constexpr ColumnKey<std::int32_t> gas_end{all, "gas_end", unit::day, {"day on which its gas contract ends, since 1970-01-01", "fin de son contrat de gaz, jours depuis 1970-01-01"}, {"gas contract ends", "fin du contrat de gaz"}};
inline constexpr ColumnKey<float> energy_relief{all, "energy_relief", unit::one, {"taken off the price of its electricity this step by a public help, 1 being the start's price; forgotten once paid", "aide publique retirée du prix de son électricité dans le pas, 1 étant le prix de départ ; oubliée une fois payée"}, {"public help on electricity", "aide publique sur l'électricité"}};
inline constexpr ColumnKey<double> energy_price{all, "energy_price", unit::one, {"mean price that it pays for its energies, public help deducted, 1 at the start", "prix moyen payé pour ses énergies, aides déduites, 1 au départ"}, {"energy price paid", "prix d'énergie payé"}};
inline constexpr ColumnKey<double> energy_use{all, "energy_use", unit::eur, {"energy used this step, start's prices", "énergie consommée dans le pas, prix de départ"}, {"energy used", "énergie consommée"}, 0.01};
inline constexpr ColumnKey<double> energy_bill{all, "energy_bill", unit::eur, {"paid for energy this step", "facture d'énergie du pas"}, {"energy paid", "facture énergétique"}, 0.01};

// ---- what dear energy does to it
inline constexpr ColumnKey<float> base_cost{all, "base_cost", unit::one, {"all costs per unit of output at the start", "tous les coûts par unité produite, au départ"}, {"unit cost at the start", "coût unitaire au départ"}};
inline constexpr ColumnKey<float> export_loss{all, "export_loss", unit::one, {"part of outside orders lost to its price; negative if gained", "part des commandes extérieures perdue par son prix ; négative si gagnée"}, {"exports lost to price", "ventes perdues par le prix"}};
inline constexpr ColumnKey<float> curtailed{all, "curtailed", unit::one, {"part of its capacity that it stops because it sells at a loss", "part de la capacité arrêtée parce qu'il vend à perte"}, {"capacity stopped at a loss", "capacité arrêtée à perte"}};

// ---- money
inline constexpr ColumnKey<double> cash{all, "cash", unit::eur, {"cash", "trésorerie"}, {"cash at hand", "trésorerie"}, 0.01};
inline constexpr ColumnKey<double> fixed_cost{all, "fixed_cost", unit::eur_per_week, {"rent, debt service and wear", "loyers, dette et usure"}, {"fixed costs", "coûts fixes"}};
inline constexpr ColumnKey<double> cash_target{all, "cash_target", unit::eur, {"cash that it keeps before paying its owners", "trésorerie conservée avant de payer les propriétaires"}, {"cash aimed at", "trésorerie visée"}, 0.01};
inline constexpr ColumnKey<double> loan{all, "loan", unit::eur, {"drawn on its line of credit", "tiré sur sa ligne de crédit"}, {"credit line drawn", "crédit utilisé"}, 0.01};
inline constexpr ColumnKey<double> guaranteed{all, "guaranteed", unit::eur, {"owed of loans that the state guarantees", "restant dû de prêts garantis par l'État"}, {"state-guaranteed loans", "prêts garantis par l'État"}, 0.01};
inline constexpr ColumnKey<double> production_tax{all, "production_tax", unit::eur_per_week, {"taxes on production in a normal week", "impôts sur la production d'une semaine normale"}, {"taxes on production", "impôts sur la production"}};
inline constexpr ColumnKey<double> start_loan{all, "start_loan", unit::eur, {"owed to a bank for its foundation", "dû à une banque pour la création"}, {"foundation loan", "prêt de création"}, 0.01};
inline constexpr ColumnKey<double> debt{all, "debt", unit::eur, {"owed to a partner who helped", "dette envers un partenaire qui a aidé"}, {"owed to a partner", "dû à un partenaire"}, 0.01};
inline constexpr ColumnKey<double> lent{all, "lent", unit::eur, {"lent to partners in need", "prêté à des partenaires en difficulté"}, {"lent to partners", "prêté à des partenaires"}, 0.01};

inline constexpr ColumnKey<float> kept_away{all, "kept_away", unit::one, {"part of its own staff that could not work on the last day lived", "part de son propre personnel empêchée le dernier jour vécu"}, {"own staff kept away", "personnel propre empêché"}};
// What partners lend each other; what one borrows another lacks, so sums over establishments are equal.
inline constexpr ColumnKey<double> equipment_lent{all, "equipment_lent", unit::eur_per_week, {"output that equipment lent to partners could make", "production que permettrait l'équipement prêté à des partenaires"}, {"equipment lent to others", "équipement prêté"}, 0.01};
inline constexpr ColumnKey<double> equipment_borrowed{all, "equipment_borrowed", unit::eur_per_week, {"output that equipment borrowed from partners can make", "production que permet l'équipement emprunté à des partenaires"}, {"borrowed equipment", "équipement emprunté"}, 0.01};
inline constexpr ColumnKey<std::int32_t> staff_lent{all, "staff_lent", unit::person, {"staff who work for a partner", "personnel travaillant chez un partenaire"}, {"staff lent to others", "personnel prêté"}, 1};
inline constexpr ColumnKey<std::int32_t> staff_borrowed{all, "staff_borrowed", unit::person, {"staff of partners who work here", "personnel de partenaires travaillant ici"}, {"borrowed staff", "personnel emprunté"}, 1};
inline constexpr ColumnKey<float> joint_discount{all, "joint_discount", unit::one, {"taken off the price of a new energy contract by a joint purchase, part of the price", "remise d'un achat groupé sur un nouveau contrat d'énergie, part du prix"}, {"joint purchase discount", "remise d'achat groupé"}};

inline constexpr sim::NetworkKey supply{all, all, "supply", {"from a buyer to a supplier in the territory", "d'un acheteur à un fournisseur du territoire"},
                                        {"imputed from national tables, distance and size", "imputé : tables nationales, distance et taille"}};
inline constexpr sim::EdgeColumnKey<float> supply_share{supply, "share", unit::one, {"part of the buyer's orders of this product placed here", "part des commandes de ce produit passée à ce fournisseur"}, {"share of orders", "part des commandes"}};
inline constexpr sim::EdgeColumnKey<std::uint8_t> supply_slot{supply, "slot", unit::one, {"which of the buyer's inputs it is", "lequel des intrants de l'acheteur"}, {"input of the buyer", "intrant de l'acheteur"}};
inline constexpr sim::EdgeColumnKey<double> supply_order{supply, "order", unit::eur, {"ordered today", "commandé aujourd'hui"}, {"ordered today", "commandé ce jour"}};

inline constexpr sim::NetworkKey market{commune::all, all, "market", {"from a commune's households to their shops and services", "des ménages d'une commune à leurs commerces et services"},
                                        {"imputed from national tables, distance and size", "imputé : tables nationales, distance et taille"}};
inline constexpr sim::EdgeColumnKey<float> market_share{market, "share", unit::one, {"part of the households' spending that goes here", "part de la dépense des ménages qui va ici"}, {"share of spending", "part de la dépense"}};
inline constexpr sim::EdgeColumnKey<double> market_order{market, "order", unit::eur, {"ordered today", "commandé aujourd'hui"}, {"ordered by households", "commandé par les ménages"}};

// Who repairs what a crisis has destroyed.
inline constexpr sim::NetworkKey builders{commune::all, all, "builders", {"from a commune to the builders within reach", "d'une commune aux entreprises du bâtiment à portée"},
                                          {"imputed from national tables, distance and size", "imputé : tables nationales, distance et taille"}};
inline constexpr sim::EdgeColumnKey<float> builders_share{builders, "share", unit::one, {"part of the building work that goes here", "part des travaux qui va ici"}, {"share of building work", "part des travaux"}};
inline constexpr sim::EdgeColumnKey<double> builders_order{builders, "order", unit::eur, {"ordered today", "commandé aujourd'hui"}, {"work ordered today", "travaux commandés ce jour"}};

// Where people look for work: the establishments of a commune and its neighbours, larger ones more often.
inline constexpr sim::NetworkKey workplaces{commune::all, all, "workplaces", {"from a commune to the establishments within reach of its residents", "d'une commune aux établissements à portée de ses habitants"}};
inline constexpr sim::EdgeColumnKey<float> workplaces_upto{workplaces, "upto", unit::one, {"cumulated weight up to this establishment, 1 at the last", "poids cumulé jusqu'à cet établissement, 1 au dernier"}, {"cumulated weight", "poids cumulé"}};

}  // namespace models::firm
