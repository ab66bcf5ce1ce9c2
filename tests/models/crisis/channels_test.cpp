// tests/models/crisis/channels_test.cpp -- each channel does what it says, alone and together.
#include "models/crisis/course.hpp"
#include "tests/catch.hpp"
#include "tests/models/crisis/valley.hpp"

using namespace valley;
using Catch::Approx;

TEST_CASE("recovery curves have the values of their equations", "[crisis]") {
  using crisis::remaining, crisis::Shape;
  CHECK(remaining(Shape::linear, 0, 10) == 1);
  CHECK(remaining(Shape::linear, 5, 10) == 0.5);
  CHECK(remaining(Shape::linear, 10, 10) == 0);
  CHECK(remaining(Shape::convex, 5, 10) == Approx(std::pow(0.9, 20)));
  CHECK(remaining(Shape::concave, 15, 30) == Approx(0.5).epsilon(1e-6));  // by definition half is left at half of the time
  CHECK(remaining(Shape::concave, 3, 30) > 0.99);
  CHECK(remaining(Shape::step, 9.9, 10) == 1);
  for (const auto shape : {Shape::linear, Shape::convex, Shape::concave}) {
    double before = 1;
    for (double e = 0; e <= 30; e += 0.5) {
      const double now = remaining(shape, e, 30);
      CHECK(now <= before);
      CHECK(now >= 0);
      before = now;
    }
    CHECK(before == 0);
  }
  CHECK(remaining(Shape::concave, 1, 2) == 0.5);  // too short for the curve's power: linear
}

TEST_CASE("a closure shuts the stated part of each branch, in the communes that are named", "[crisis]") {
  auto w = world();
  run(w, {event("closure", {value("share", shares({{"IZ", 0.9}}, 0.2)), value("where", sim::Codes{{sim::code("62001")}})})});
  CHECK(of<firm::closed>(w, branch("IZ")) == Approx(0.9));
  CHECK(of<firm::closed>(w, branch("AZ")) == Approx(0.2));
  CHECK(of<firm::closed>(w, branch("IZ") + 17) == 0);  // in the next commune
}

TEST_CASE("intensity multiplies a closure, which never passes the whole", "[crisis]") {
  for (const auto& [intensity, closed] : {std::pair{0.5, 0.3}, {1.0, 0.6}, {3.0, 1.0}}) {
    auto w = world();
    run(w, {event("closure", {value("share", shares({}, 0.6)), value("intensity", intensity)})});
    CHECK(of<firm::closed>(w, 0) == Approx(closed));
  }
}

TEST_CASE("two losses on one target combine: what the first leaves, the second takes its part of", "[crisis]") {
  auto w = world();
  run(w, {event("closure", {value("share", shares({}, 0.5))}, {}, {}, "one"), event("closure", {value("share", shares({}, 0.2))}, {}, {}, "two"),
          event("absence", {value("share", shares({}, 0.3))}, {}, {}, "ill"), event("absence", {value("share", shares({}, 0.1))}, {}, {}, "blocked"),
          event("export_demand", {value("change", shares({}, -0.5))}, {}, {}, "abroad"), event("export_demand", {value("change", shares({}, 0.2))}, {}, {}, "elsewhere"),
          event("imports_cut", {value("share", shares({}, 0.5))}, {}, {}, "port"), event("imports_cut", {value("share", shares({}, 0.5))}, {}, {}, "rail"),
          event("access_cut", {value("share", 0.5)}, {}, {}, "road"), event("access_cut", {value("share", 0.1)}, {}, {}, "bridge"),
          event("cyber_attack", {value("share", shares({{"hospital", 0.5}}))}, {}, {}, "server"), event("cyber_attack", {value("share", shares({{"hospital", 0.2}}))}, {}, {}, "mail")});
  CHECK(of<firm::closed>(w, 0) == Approx(0.6));
  CHECK(of<firm::absent>(w, 0) == Approx(0.37));
  CHECK(of<sector::export_demand>(w, 0) == Approx(0.6));
  CHECK(of<sector::imports_available>(w, 0) == Approx(0.25));
  CHECK(of<commune::access>(w, 0) == Approx(0.45));
  CHECK(of<public_body::capacity_lost>(w, 4) == Approx(0.6));
}

TEST_CASE("an event acts in full, fades over its last days and is gone at its end", "[crisis]") {
  const auto closed_on = [](sim::Day day) {
    auto w = world();
    run(w, {event("closure", {value("share", shares({}, 0.8)), value("recovery", 4.0), value("curve", 1.0)}, start + 2, start + 10)}, 1, sim::Period::day, start + day);
    return double{of<firm::closed>(w, 0)};
  };
  CHECK(closed_on(1) == 0);
  for (const sim::Day day : {2, 5, 6}) CHECK(closed_on(day) == Approx(0.8));
  CHECK(closed_on(7) == Approx(0.6));
  CHECK(closed_on(9) == Approx(0.2));
  CHECK(closed_on(10) == 0);
}

TEST_CASE("days of closure teach: the next closure is lighter by the stated part", "[crisis]") {
  auto w = world();
  const auto first = event("closure", {value("share", shares({}, 0.5))}, start, start + 30, "spring");
  run(w, {first}, 30);
  CHECK(of<firm::drilled>(w, 0) == Approx(15));
  w[firm::all].column<firm::closed>()[0] = 0;
  run(w, {event("closure", {value("share", shares({}, 0.5)), value("adaptation", 0.4), value("learning", 15.0)})}, 1, sim::Period::day, start + 60);
  CHECK(of<firm::closed>(w, 0) == Approx(0.5 * (1 - 0.4 * (1 - std::exp(-1.0)))));
}

TEST_CASE("who works from home is not absent", "[crisis]") {
  auto w = world();
  run(w, {event("absence", {value("share", shares({}, 0.6)), value("telework", shares({{"JZ", 0.9}}))})});
  CHECK(of<firm::absent>(w, branch("JZ")) == Approx(0.06));
  CHECK(of<firm::absent>(w, branch("FZ")) == Approx(0.6));
}

TEST_CASE("half of exposed work is lost at the stated temperature, none in comfort", "[crisis]") {
  const auto absent_at = [](double degrees) {
    auto w = world();
    run(w, {event("heatwave", {value("temperature", sim::Curve{{{start, degrees}}}), value("exposure", shares({{"FZ", 0.8}}))})});
    CHECK(of<firm::absent>(w, branch("KZ")) == 0);
    return double{of<firm::absent>(w, branch("FZ"))};
  };
  CHECK(absent_at(25) == 0);
  CHECK(absent_at(33.5) == Approx(0.4));
  CHECK(absent_at(29.25) == Approx(0.2));
  CHECK(absent_at(50) == Approx(0.8));
}

TEST_CASE("the evening forgets what the day's events did to branches and roads", "[crisis]") {
  auto w = world();
  const auto during = [&](std::vector<sim::Instance> more) {
    std::vector<sim::Instance> all{event("household_demand", {value("change", shares({{"IZ", -0.9}}))}, start, start + 3), event("imports_cut", {value("share", shares({{"C5", 0.5}}))}, start, start + 3),
                                   event("access_cut", {value("share", 0.5)}, start, start + 3)};
    all.insert(all.end(), more.begin(), more.end());
    run(w, all, 3);
  };
  during({event("evening_sectors", {}), event("evening_communes", {})});
  CHECK(of<sector::household_demand>(w, branch("IZ")) == 1);
  CHECK(of<sector::imports_available>(w, branch("C5")) == 1);
  CHECK(of<commune::access>(w, 0) == 1);
  during({});  // without evenings three days would add up
  CHECK(of<sector::household_demand>(w, branch("IZ")) == Approx(0.001));
}

TEST_CASE("two prices of energy multiply, and a new step starts from 1", "[crisis]") {
  auto w = world();
  const auto price = [](double firms, const char* name) { return event("energy_price", {value("firms", sim::Curve{{{start, firms}}})}, {}, {}, name); };
  run(w, {price(2, "gas"), price(1.5, "power")}, 3, sim::Period::week);
  CHECK(of<territory::energy_price_firms>(w, 0) == 3);
  CHECK(of<territory::energy_price_households>(w, 0) == 1);
}

TEST_CASE("an event of intensity 0 changes no bit", "[crisis][laws]") {
  const auto all = shares({}, 0.9);
  const std::vector<std::pair<std::string, std::vector<sim::Setting>>> events{
      {"closure", {value("share", all)}},
      {"absence", {value("share", all)}},
      {"heatwave", {value("temperature", sim::Curve{{{start, 45.0}}}), value("exposure", all)}},
      {"household_demand", {value("change", shares({}, -0.9))}},
      {"export_demand", {value("change", shares({}, -0.9))}},
      {"imports_cut", {value("share", all)}},
      {"access_cut", {value("share", 0.9)}},
      {"physical_damage", {value("footprint", all), value("severity", all), value("inputs_lost", 0.9), value("clean_up", 9.0)}},
      {"home_damage", {value("footprint", all), value("cost", shares({}, 1e4))}},
      {"outage", {value("footprint", all), value("days", 9.0)}},
      {"employer_closing", {}},
      {"cyber_attack", {value("share", all)}},
      {"energy_price", {value("firms", sim::Curve{{{start, 4.0}}})}}};
  auto untouched = world();
  const std::vector<sim::Instance> list{event("aftermath", {}), event("public_service", {}), event("service_level", {}), event("staffing", {})};
  run(untouched, list, 14);
  std::size_t of_events = 0;
  for (const auto& [process, settings] : events) {
    INFO(process);
    const auto with = [&](double intensity) {
      auto w = world();
      auto all_of_them = list;
      auto given = settings;
      given.push_back(value("intensity", intensity));
      all_of_them.insert(all_of_them.begin(), event(process, given));
      run(w, all_of_them, 14);
      return village::fingerprint(w);
    };
    CHECK(with(0) == village::fingerprint(untouched));
    CHECK(with(1) != village::fingerprint(untouched));
    ++of_events;
  }
  const auto catalogue = models::catalogue();
  std::size_t known = 0;  // every process of the family that has an intensity stands above
  for (const auto& entry : catalogue.entries())
    if (entry.family == "crisis")
      known += std::any_of(entry.parameters.begin(), entry.parameters.end(), [](const auto& info) { return info.name == "intensity"; }) ? 1 : 0;
  CHECK(of_events == known);
}
