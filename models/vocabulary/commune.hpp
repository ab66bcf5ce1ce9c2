// models/vocabulary/commune.hpp -- the statistical unit of a territory: place, and the shopping account of its households.
#pragma once
#include "models/vocabulary/territory.hpp"

namespace models::commune {

using sim::ColumnKey;
namespace unit = sim::unit;

inline constexpr sim::PopulationKey all{"commune", {"statistical unit of the territory", "unité statistique du territoire"}};
inline constexpr sim::LinkKey within{all, territory::all, "within", {"the territory that it belongs to", "le territoire dont elle fait partie"}};

inline constexpr ColumnKey<sim::Code> code{all, "code", unit::one, {"INSEE code", "code INSEE"}};
inline constexpr ColumnKey<std::uint32_t> inhabitants{all, "inhabitants", unit::person, {"inhabitants of all ages", "habitants de tous âges"}};
inline constexpr ColumnKey<float> latitude{all, "latitude", unit::degree, {"latitude of the centre, WGS 84; NaN if unknown", "latitude du centre, WGS 84 ; NaN si inconnue"}};
inline constexpr ColumnKey<float> longitude{all, "longitude", unit::degree, {"longitude of the centre, WGS 84; NaN if unknown", "longitude du centre, WGS 84 ; NaN si inconnue"}};

// Households' purchases, pooled by commune: they plan, the commune's account pays the shops, they settle the next step.
inline constexpr ColumnKey<double> planned{all, "planned", unit::eur, {"what households mean to spend on goods and services this step", "dépense prévue des ménages pour ce pas"}, 0.01};
inline constexpr ColumnKey<double> settled_ratio{all, "settled_ratio", unit::one, {"part of what was planned that was delivered and is to be paid", "part du prévu qui a été livrée et reste à payer"}};
inline constexpr ColumnKey<double> purse{all, "purse", unit::eur, {"shopping account: paid out to shops, refilled by households a step later", "compte d'achats : payé aux commerces, réglé par les ménages au pas suivant"}, 0.01};

}  // namespace models::commune
