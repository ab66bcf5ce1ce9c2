// sim/kernel/catalogue.cpp -- looking a process up by its name.
#include "sim/kernel/catalogue.hpp"

namespace sim {

Catalogue& Catalogue::add(Entry entry) {
  require(find(entry.name) == nullptr, "process \"" + std::string(entry.name) + "\" is in the catalogue already");
  entries_.push_back(std::move(entry));
  return *this;
}

const Entry* Catalogue::find(std::string_view name) const {
  for (const Entry& entry : entries_)
    if (entry.name == name) return &entry;
  return nullptr;
}

std::vector<std::string> Catalogue::names() const {
  std::vector<std::string> names;
  for (const Entry& entry : entries_) names.emplace_back(entry.name);
  return names;
}

}  // namespace sim
