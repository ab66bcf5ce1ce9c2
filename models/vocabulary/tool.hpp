// models/vocabulary/tool.hpp -- tools that can be shared: whose they are, how much they can do, when they are booked.
#pragma once
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/knowledge.hpp"

namespace models::tool {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"tool", {"equipment that its owner would share", "un équipement que son propriétaire partagerait"}};
inline constexpr sim::LinkKey owner{all, actor::all, "owner", {"whose it is", "à qui il appartient"}, {"actor who owns it", "acteur propriétaire"}};
inline constexpr sim::LinkKey house{all, group::all, "house", {"third place or cluster that keeps it; none: at its owner's", "tiers-lieu ou pôle qui l'abrite ; aucun : chez son propriétaire"}, {"place that keeps it", "lieu qui l'abrite"}};
inline constexpr ColumnKey<std::uint8_t> field{all, "field", unit::one, {"field in which it serves", "domaine où il sert"}, {"field of use", "domaine d'usage"}};
inline constexpr ColumnKey<float> capacity{all, "capacity", unit::one, {"how many can use it at the same time", "nombre d'usages simultanés possibles"}, {"uses at a time", "usages simultanés"}};
inline constexpr ColumnKey<double> output{all, "output", unit::eur_per_week, {"output that all of it makes possible", "production que permet l'ensemble"}, {"output made possible", "production permise"}, 0.01};
inline constexpr sim::NetworkKey tools{actor::all, all, "tools", {"from an actor to the tools that it would share", "d'un acteur aux outils qu'il partagerait"}};
// The calendar: who has booked how much of it for which days. Several bookings of one actor do not overlap.
inline constexpr sim::NetworkKey bookings{all, actor::all, "bookings", {"calendar of a tool: who has booked it", "calendrier d'un outil : qui l'a réservé"}};
inline constexpr sim::EdgeColumnKey<std::int32_t> from{bookings, "from", unit::day, {"first day of the booking, since 1970-01-01", "premier jour de la réservation, depuis 1970-01-01"}, {"start of the booking", "début de la réservation"}};
inline constexpr sim::EdgeColumnKey<std::int32_t> until{bookings, "until", unit::day, {"first day after the booking, since 1970-01-01", "premier jour après la réservation, depuis 1970-01-01"}, {"end of the booking", "fin de la réservation"}};
inline constexpr sim::EdgeColumnKey<float> amount{bookings, "amount", unit::one, {"part of its capacity that is booked", "part de la capacité réservée"}, {"capacity booked", "capacité réservée"}};
inline constexpr sim::BidKey booking{actor::all, all, "booking", {"a tool asked for", "un outil demandé"}};

}  // namespace models::tool
