// sim/io/digest.cpp -- the hash that docs/formats/run-file.md defines; tests/sim/io/digest.py is its twin.
#include "sim/io/digest.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <openssl/evp.h>

#include "sim/io/dimension_scales.hpp"
#include "sim/io/hdf5.hpp"
#include "sim/io/run_derived.hpp"
#include "sim/io/run_reader.hpp"
#include "sim/kernel/error.hpp"
#include "sim/kernel/keys.hpp"

namespace io {
namespace {

using hdf5::Dataset;
using hdf5::Element;
using hdf5::Group;

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new(), &EVP_MD_CTX_free) {
    EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr);
  }
  void add(const void* bytes, std::size_t count) { EVP_DigestUpdate(context_.get(), bytes, count); }
  void add(std::string_view text) { add(text.data(), text.size()); }
  std::string finish() {
    unsigned char hash[EVP_MAX_MD_SIZE];
    unsigned length = 0;
    EVP_DigestFinal_ex(context_.get(), hash, &length);
    std::string out;
    for (unsigned i = 0; i < length; ++i) out += fmt::format("{:02x}", hash[i]);
    return out;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

// Every not-a-number is the same one.
template <class T> void unify_nan(std::vector<std::byte>& bytes) {
  constexpr T nan = std::numeric_limits<T>::quiet_NaN();
  for (std::size_t at = 0; at < bytes.size(); at += sizeof(T)) {
    T value;
    std::memcpy(&value, &bytes[at], sizeof value);
    if (std::isnan(value)) std::memcpy(&bytes[at], &nan, sizeof nan);
  }
}
void unify_nan(Element element, std::vector<std::byte>& bytes) {
  if (element == Element::f64) unify_nan<double>(bytes);
  if (element == Element::f32) unify_nan<float>(bytes);
}

std::string type_name(const Dataset& dataset) {
  switch (dataset.element()) {
    case Element::u8: return "uint8";
    case Element::u16: return "uint16";
    case Element::i32: return "int32";
    case Element::u32: return "uint32";
    case Element::i64: return "int64";
    case Element::u64: return "uint64";
    case Element::f32: return "float32";
    case Element::f64: return "float64";
    case Element::character: return "char";
    case Element::text: return "string";
    case Element::enumeration: {
      std::string out;
      for (const auto& member : dataset.members())
        out += fmt::format("{}{}={}", out.empty() ? "" : ",", member.name, member.value);
      return fmt::format("enum({})", out);
    }
    case Element::other: break;
  }
  throw sim::FileError(dataset.file(), dataset.path(), "version 1 of the format has no such type");
}

// The slots of one recorded population in order of their agents' ids, and those ids.
struct Identities {
  std::vector<std::uint64_t> ids;
  std::vector<std::uint32_t> order;
};
Identities identities(const Group& agents) {
  const auto high = agents.dataset("id_high").values<std::uint32_t>(),
             low = agents.dataset("id_low").values<std::uint32_t>();
  const auto born = agents.dataset("born").values<std::int32_t>(),
             died = agents.dataset("died").values<std::int32_t>();
  if (high.size() != low.size() || born.size() != low.size() || died.size() != low.size())
    throw sim::FileError(
        agents.file(), agents.path(),
        "the writer was killed while agents were born: the lengths differ, so there is no digest");
  Identities out{std::vector<std::uint64_t>(low.size()), std::vector<std::uint32_t>(low.size())};
  for (std::size_t slot = 0; slot < low.size(); ++slot)
    out.ids[slot] = std::uint64_t{high[slot]} << 32 | low[slot];
  std::iota(out.order.begin(), out.order.end(), 0u);
  std::stable_sort(out.order.begin(), out.order.end(), [&](auto a, auto b) {
    return std::tie(out.ids[a], born[a], died[a]) < std::tie(out.ids[b], born[b], died[b]);
  });
  return out;
}
using IdentitiesOf = std::map<std::string, Identities, std::less<>>;  // by population

void collect(const Group& group, std::vector<std::string>& paths) {
  for (const auto& name : group.names()) {
    const auto kind = group.kind(name);
    if (kind == Group::Kind::group) collect(group.group(name), paths);
    if (kind == Group::Kind::dataset) paths.push_back(group.dataset(name).path());
  }
}

// The path of the group `agents` that a dataset stands in, and its population; empty elsewhere:
// /runs/CONTEXT/STRATEGY/REPLICATE/agents/POPULATION/COLUMN
std::pair<std::string, std::string> agents_of(const std::string& path) {
  if (!path.starts_with("/runs/")) return {};
  std::size_t at = 0;
  for (int part = 0; part < 5; ++part) at = path.find('/', at + 1);
  const std::string group = path.substr(0, at);
  if (!group.ends_with("/agents")) return {};
  return {group, path.substr(at + 1, path.find('/', at + 1) - at - 1)};
}

class Walk {
 public:
  Walk(const Group& root, Sha256& hash) : root_(&root), hash_(&hash) {}

  void go() {
    std::vector<std::string> paths;
    collect(*root_, paths);
    std::erase_if(paths, [](const auto& path) { return path.starts_with(derived_group); });
    std::sort(paths.begin(), paths.end());
    std::string agents;  // whose identities are at hand
    IdentitiesOf all;
    for (const auto& path : paths) {
      const auto [group, population] = agents_of(path);
      if (group.empty()) {
        dataset(root_->dataset(path.substr(1)), nullptr, {});
        continue;
      }
      if (group != agents) {
        agents = group;
        all.clear();
        const auto its = root_->group(group.substr(1));
        for (const auto& name : its.names()) all.emplace(name, identities(its.group(name)));
      }
      dataset(root_->dataset(path.substr(1)), &all.at(population), all);
    }
  }

 private:
  void dataset(const Dataset& dataset, const Identities* slots, const IdentitiesOf& all) {
    if (only_dimension(dataset)) return;
    const auto links_to = slots != nullptr ? dataset.text("links_to") : std::string();
    const auto shape = dataset.shape();
    hash_->add(fmt::format("{}\n{}\n{}\n", dataset.path(), links_to.empty() ? type_name(dataset) : "id",
                           fmt::join(shape, "x")));
    if (dataset.element() == Element::text) return texts(dataset);
    const std::size_t size = hdf5::size(dataset.element());
    if (slots == nullptr) {
      std::vector<std::byte> bytes(dataset.count() * size);
      if (!bytes.empty()) dataset.read(bytes.data());
      unify_nan(dataset.element(), bytes);
      return hash_->add(bytes.data(), bytes.size());
    }
    // Instant by instant (identities have none), the cells of the slots in order of ids.
    const std::size_t axis = shape.size() > 1 ? 1 : 0, instants = axis == 1 ? shape[0] : 1;
    if (shape[axis] != slots->ids.size())
      throw sim::FileError(
          dataset.file(), dataset.path(),
          "the writer was killed while agents were born: the lengths differ, so there is no digest");
    if (shape[axis] == 0) return;
    const std::size_t cell = size * (shape.size() > 2 ? shape[2] : 1);
    const Identities* targets = nullptr;
    if (!links_to.empty()) {
      const auto found = all.find(links_to);
      if (found == all.end())
        throw sim::FileError(dataset.file(), dataset.path(), "the identities of its targets are absent");
      targets = &found->second;
    }
    for (std::size_t instant = 0; instant < instants; ++instant) {
      std::vector<std::byte> bytes(shape[axis] * cell), sorted;
      hdf5::Shape start(shape.size(), 0), count = shape;
      if (axis == 1) start[0] = instant, count[0] = 1;
      dataset.read(bytes.data(), start, count);
      unify_nan(dataset.element(), bytes);
      for (const auto slot : slots->order) {
        if (targets == nullptr) {
          sorted.insert(sorted.end(), &bytes[slot * cell], &bytes[slot * cell] + cell);
          continue;
        }
        std::uint32_t target = 0;
        std::memcpy(&target, &bytes[slot * cell], sizeof target);
        const std::uint64_t id = target < targets->ids.size() ? targets->ids[target] : 0;
        const auto* raw = reinterpret_cast<const std::byte*>(&id);
        sorted.insert(sorted.end(), raw, raw + sizeof id);
      }
      hash_->add(sorted.data(), sorted.size());
    }
  }

  void texts(const Dataset& dataset) {
    for (const auto& text : dataset.texts()) {
      const std::uint64_t length = text.size();
      hash_->add(&length, sizeof length);
      hash_->add(text);
    }
  }

  const Group* root_;
  Sha256* hash_;
};

}  // namespace

std::string digest(const std::string& path) {
  const hdf5::Lock lock;
  const auto file = open_run_file(path);
  Sha256 hash;
  hash.add("sillon-run 1\n");
  Walk(file.root(), hash).go();
  return hash.finish();
}

}  // namespace io
