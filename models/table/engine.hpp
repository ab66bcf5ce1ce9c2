// models/table/engine.hpp -- one day of the input-output equations with inventories, on plain arrays.
//
// Equations and sources: docs/methods/table.md. Indices: an industry i stands at row r * products + p of region r and
// product p; matrices by product and industry hold products x industries numbers, products first. Amounts are in the
// table's unit of money, flows per day.
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace models::table {

struct Sizes {
  std::size_t regions = 0, products = 0;
  std::size_t industries() const { return regions * products; }
};

// What the table says, per day. It never changes.
struct Table {
  Sizes sizes;
  std::span<const double> flow;          // industries x industries: from the row's industry to the column's
  std::span<const double> coefficient;   // products x industries: input of a product for each unit of output
  std::span<const double> output;        // per industry, at the start
  std::span<const double> final_demand;  // per industry
  std::span<const double> value_added;   // per industry, at the start
  std::span<const double> capital;       // per industry, a stock
};

struct Rules {
  std::span<const double> days;  // per product: stock aimed at, in days of use; infinity: never short
  double psi = 0.8;              // share of the stock aimed at below which output is cut
  double restock = 60;           // days in which a gap in the stock is ordered
  double overproduction_max = 1.25, overproduction_time = 365;  // of the start's capacity; days
  bool alternative = true;       // orders go to suppliers by what they can make; otherwise in fixed shares
};

// What crises do to each industry today.
struct Blow {
  std::span<const double> damage;         // capital that is destroyed and not yet restored
  std::span<const double> capacity_loss;  // share of capacity that is out for other reasons
  std::span<const double> rebuilding;     // what rebuilders order from it today
};

// What goes from day to day, and what a day tells.
struct State {
  // products x industries
  std::span<double> stock;     // inventories
  std::span<double> order;     // orders of a product by an industry, over the suppliers' weighted flows to it
  std::span<double> received;  // of the day
  std::span<double> supply;    // the suppliers' weighted flows, summed
  // per industry
  std::span<double> weight;    // of a supplier's flows in the orders: its capacity over that of the start, or 1
  std::span<double> limit;     // the most that its stocks let it make
  std::span<double> overproduction, output, capacity;
  std::span<double> planned;   // demand without what was rebuilt, at most the capacity: what stocks are aimed at
  std::span<double> fill;      // part of each order that was delivered
  std::span<double> unmet;     // final demand that was not
  std::span<double> value_added;
};

// The state before day 0: stocks as aimed at, orders as in the table.
void begin(const Table& table, const Rules& rules, const State& state);

// Day t. Overproduction moves from day 2 on. One pass through the flows: an industry's orders are summed, then its output
// follows from its own state, then its row is added to what its customers receive and to the weights of their next orders.
// The same bits on any number of threads. Returns the place (products x industries) of a stock that fell below zero, or
// `none`.
inline constexpr std::size_t none = static_cast<std::size_t>(-1);
std::size_t advance(const Table& table, const Rules& rules, const Blow& blow, const State& state, std::uint32_t day);

}  // namespace models::table
