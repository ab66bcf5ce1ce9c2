// models/scenario_part.hpp -- a list of processes, a crisis or a policy becomes instances.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/arrivals.hpp"
#include "models/scenario_shape.hpp"
#include "sim/kernel/catalogue.hpp"
#include "sim/kernel/scenario.hpp"

namespace models::scenario {

struct Draft {  // an instance on its way
  sim::Instance instance;
  const sim::Entry* entry = nullptr;  // none: there is no such process
  std::string mechanism;
  std::map<std::string, std::string> by_use;  // parameters that a "use" gave, and the pointer where it did
  std::string arrives;                        // the name of the arrivals that date it, if any
};

struct Dated {  // a crisis or a policy
  std::vector<Draft> drafts;
  std::optional<sim::Day> first, last;  // the earliest and the latest date that it states
  std::optional<Arrivals> arrivals;     // it comes by chance; without instances yet
};

// Reads the parts and collects what is wrong with them.
class Reader {
 public:
  Reader(const sim::Catalogue& catalogue, bool strict, std::vector<sim::Mistake>& mistakes)
      : catalogue_(catalogue), strict_(strict), mistakes_(mistakes) {}

  // One item of the list, of a crisis's events or of a policy's processes. Nothing if it cannot be
  // understood.
  std::optional<Draft> item(const sim::Tree& tree, shape::Place place);
  std::vector<Draft> list(const sim::Tree& tree, shape::Place place);

  // An item of "crises" or "policies": from a file, or written in place.
  std::optional<Dated> choice(const sim::Tree& tree, shape::Place place, std::set<std::string>& names);
  // The file of a crisis or a policy; `inside`: written in place.
  bool file(const sim::Tree& tree, shape::Place place, bool inside);

  // The value of one parameter; nothing if it is wrong.
  std::optional<sim::Setting> setting(const sim::Tree& tree, const sim::ParameterInfo& info,
                                      std::string_view process);
  const sim::ParameterInfo* parameter(const sim::Entry& entry, const std::string& name, const sim::Tree& at);

  bool has_format(const sim::Tree& tree, std::string_view expected);  // says what is wrong if it has another
  void say(const sim::Tree& at, std::string message) { mistakes_.push_back(at.mistake(std::move(message))); }
  void check(const sim::Tree& tree, const sim::Shape& shape) { sim::check(tree, shape, mistakes_, strict_); }

 private:
  void give(Dated& part, const sim::Tree& value, const std::string& name, std::string_view what);
  void give_all(Dated& part, const sim::Tree& use, shape::Place place);
  void move(Dated& part, const sim::Tree& from);
  void date(Dated& part, const sim::Tree& use);
  void arrive(Dated& part, const sim::Tree& use, const std::string& name);
  std::optional<sim::Curve> curve(const sim::Tree& points);

  const sim::Catalogue& catalogue_;
  bool strict_;
  std::vector<sim::Mistake>& mistakes_;
};

// Of contexts, strategies, factors and their levels: folders of the run file are called like that.
bool good_name(std::string_view name);
std::string bad_name(std::string_view name);  // the sentence that refuses it

// What an item of "crises" or "policies" is called before `unique`: its own name, else that of the file, else of its kind.
std::string given_name(const sim::Tree& item, shape::Place place);

// `name`, or `name-2`, `name-3` ... when it is taken.
std::string unique(const std::string& name, std::set<std::string>& taken);

// The same object as the user wrote it, without what the reader put beside "use".
sim::Tree without_used(sim::Tree tree);

// The end of a sentence about a name that nobody knows.
std::string closest(std::string_view name, const std::vector<std::string>& known);

}  // namespace models::scenario
