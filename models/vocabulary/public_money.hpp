// models/vocabulary/public_money.hpp -- usual rates of taxes and benefits: the settled week and the processes take them from here.
//
// A scenario that sets another rate reforms a tax on the first day of the run: the settled week has been made with these.
#pragma once
#include <algorithm>

namespace models::public_money {

// Taxes on products over spending without them. France 2019: value-added tax of households about 11 to 12 % of what they
// spend (rates of 20, 10 and 5.5 %, rents and health exempt); from memory of the national accounts.
inline constexpr double product_tax = 0.115;
// One rate above one threshold: the first rate of the income tax, 11 % above 10,084 EUR a year (law of finance for 2021).
inline constexpr double income_tax = 0.11, untaxed_week = 193;
// Taxes on production, those on pay left out, over value added: about 3 % of it in 2019 (from memory); half of them follow output.
inline constexpr double production_tax = 0.03, follows_output = 0.5;
inline constexpr double to_commune = 0.25, to_union = 0.25;  // their parts of it; the rest stays with the state, region and department
inline constexpr double profit_tax = 0.25;                   // corporate tax, France 2022
// Unemployment benefit over the last net pay: 57 % of gross pay is about 72 % of net (2019), for at most two years; then the
// solidarity allowance, 16.9 EUR a day (2020, from memory).
inline constexpr double replacement = 0.72, low_benefit = 118;

constexpr double tax_within(double gross, double rate) { return gross - gross / (1 + rate); }  // the tax that a gross price holds
constexpr double income_tax_of(double income, double weeks, double rate, double untaxed) { return rate * std::max(0.0, income - untaxed * weeks); }

}  // namespace models::public_money
