// models/vocabulary/aid.hpp -- what partners lend each other in a crisis beside cash: staff, capacity to serve, equipment.
#pragma once
#include "models/vocabulary/platform.hpp"
#include "models/vocabulary/territory.hpp"
#include "models/vocabulary/tool.hpp"

namespace models::aid {

namespace unit = sim::unit;

inline constexpr sim::NetworkKey loans{actor::all, actor::all, "loans", {"from a lender to those who have its staff or its capacity to serve", "d'un prêteur à ceux qui disposent de son personnel ou de sa capacité de service"}};
inline constexpr sim::EdgeColumnKey<std::int32_t> staff{loans, "staff", unit::person, {"staff who work for the borrower", "personnel travaillant chez l'emprunteur"}, {"staff on loan", "personnel prêté"}};
inline constexpr sim::EdgeColumnKey<double> users{loans, "users", public_body::users_per_day, {"capacity to serve that stands in for the borrower's", "capacité de service qui supplée celle de l'emprunteur"}, {"service on loan", "service prêté"}};
inline constexpr sim::EdgeColumnKey<std::int32_t> until{loans, "until", unit::day, {"first day after the loan, since 1970-01-01", "premier jour après le prêt, depuis 1970-01-01"}, {"end of the loan", "fin du prêt"}};
inline constexpr sim::BidKey ask_staff{actor::all, actor::all, "staff", {"staff asked from a partner", "personnel demandé à un partenaire"}};
inline constexpr sim::BidKey ask_service{actor::all, actor::all, "service", {"a public body asks another to serve in its stead", "un acteur public demande à un autre de servir à sa place"}};
inline constexpr sim::BidKey ask_equipment{actor::all, tool::all, "equipment", {"equipment asked from its owner", "équipement demandé à son propriétaire"}};
inline constexpr sim::EdgeColumnKey<double> lent_output{tool::bookings, "lent_output", unit::eur_per_week, {"output that the booking makes possible at a partner hit by a crisis; 0: another use", "production permise chez un partenaire touché par une crise ; 0 : autre usage"}, {"output lent", "production prêtée"}};

}  // namespace models::aid

namespace models::actor {

inline constexpr ColumnKey<bool> agreed{all, "agreed", unit::one, {"has signed an agreement of mutual aid", "a signé un accord d'entraide"}, {"agreement of mutual aid", "accord d'entraide"}};

}  // namespace models::actor

namespace models::territory {

inline constexpr sim::Text aid_warning{"gain from an assumed mechanism: a consequence of our hypotheses, not a validation", "gain d'un mécanisme supposé : conséquence de nos hypothèses, pas une validation"};
inline constexpr ColumnKey<std::int32_t> staff_on_loan{all, "staff_on_loan", unit::person, {"staff who work for a partner hit by a crisis", "personnel travaillant chez un partenaire touché par une crise"}, {"staff on loan", "personnel prêté"}, 1, sim::neither, aid_warning};
inline constexpr ColumnKey<double> equipment_on_loan{all, "equipment_on_loan", unit::eur_per_week, {"output that equipment lent to partners hit by a crisis makes possible", "production permise par l'équipement prêté à des partenaires touchés"}, {"equipment on loan", "équipement prêté"}, 0.01, sim::neither, aid_warning};
inline constexpr ColumnKey<double> service_on_loan{all, "service_on_loan", public_body::users_per_day, {"capacity to serve that public bodies lend each other", "capacité de service que se prêtent les acteurs publics"}, {"public service on loan", "service public prêté"}, 0.001, sim::neither, aid_warning};
inline constexpr ColumnKey<std::int64_t> asked_ties{all, "asked_ties", unit::one, {"requests for aid to trusted partners since the start", "demandes d'aide à des partenaires de confiance depuis le départ"}, {"requests for aid: trusted ties", "demandes d'aide : liens de confiance"}, 1, sim::neither, aid_warning};
inline constexpr ColumnKey<std::int64_t> asked_groups{all, "asked_groups", unit::one, {"requests for aid to fellow members of a group since the start", "demandes d'aide à des membres d'un même groupe depuis le départ"}, {"requests for aid: groups", "demandes d'aide : groupes"}, 1, sim::neither, aid_warning};
inline constexpr ColumnKey<std::int64_t> asked_platform{all, "asked_platform", unit::one, {"requests for aid found on the platform since the start", "demandes d'aide trouvées sur la plateforme depuis le départ"}, {"requests for aid: platform", "demandes d'aide : plateforme"}, 1, sim::neither, aid_warning};
inline constexpr ColumnKey<std::int64_t> aids_given{all, "aids_given", unit::one, {"loans of staff, equipment or service granted since the start", "prêts de personnel, d'équipement ou de service accordés depuis le départ"}, {"loans of staff, equipment and service granted", "prêts de personnel, d'équipement et de service accordés"}, 1, sim::neither, aid_warning};

}  // namespace models::territory
