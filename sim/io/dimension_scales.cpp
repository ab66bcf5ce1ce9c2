// sim/io/dimension_scales.cpp -- the attributes CLASS, NAME, DIMENSION_LIST and REFERENCE_LIST.
#include "sim/io/dimension_scales.hpp"

#include <fmt/format.h>
#include <hdf5.h>

namespace io::hdf5 {
namespace {

constexpr std::string_view no_variable = "This is a netCDF dimension but not a netCDF variable.";

struct Back {  // one entry of REFERENCE_LIST
  hobj_ref_t dataset;
  std::int32_t dimension;
};

hobj_ref_t reference(Handle place, const std::string& path) {
  hobj_ref_t out = 0;
  H5Rcreate(&out, place, path.c_str(), H5R_OBJECT, -1);
  return out;
}

void mark(Dataset& scale, std::string_view name) {
  scale.put_fixed("CLASS", "DIMENSION_SCALE");
  scale.put_fixed("NAME", name);
}

}  // namespace

void DimensionScales::declare(Dataset& scale) {
  mark(scale, scale.path().substr(scale.path().rfind('/') + 1));
}

Dataset DimensionScales::declare(Group& group, std::string_view name, std::uint64_t length, bool grows) {
  Layout layout{.element = Element::f32, .shape = {length}};
  if (grows) layout.most = {endless}, layout.chunk = {65536};
  auto scale = group.create(name, layout);
  mark(scale, fmt::format("{}{:10}", no_variable, length));
  return scale;
}

void DimensionScales::attach(Dataset& dataset, std::initializer_list<const Dataset*> scales) {
  const Lock lock;
  std::vector<hobj_ref_t> references;
  std::vector<hvl_t> lists;
  references.reserve(scales.size());
  const hobj_ref_t self = reference(dataset.handle(), ".");
  for (const Dataset* scale : scales) {
    uses_[scale->path()].push_back({self, static_cast<std::int32_t>(references.size())});
    references.push_back(reference(scale->handle(), "."));
    lists.push_back({1, &references.back()});
  }
  const Owned type(H5Tvlen_create(H5T_STD_REF_OBJ));
  const hsize_t length = lists.size();
  const Owned extent(H5Screate_simple(1, &length, nullptr));
  const Owned attribute(
      H5Acreate2(dataset.handle(), "DIMENSION_LIST", type.get(), extent.get(), H5P_DEFAULT, H5P_DEFAULT));
  if (attribute.get() < 0 || H5Awrite(attribute.get(), type.get(), lists.data()) < 0)
    dataset.fail("name the dimensions");
}

void DimensionScales::finish(Group& root) {
  const Lock lock;
  const Owned type(H5Tcreate(H5T_COMPOUND, sizeof(Back)));
  H5Tinsert(type.get(), "dataset", HOFFSET(Back, dataset), H5T_STD_REF_OBJ);
  H5Tinsert(type.get(), "dimension", HOFFSET(Back, dimension), H5T_STD_I32LE);
  for (const auto& [path, uses] : uses_) {
    std::vector<Back> back;
    for (const auto& use : uses) back.push_back({use.dataset, use.dimension});
    const auto scale = root.dataset(path.substr(1));
    const hsize_t length = back.size();
    const Owned extent(H5Screate_simple(1, &length, nullptr));
    const Owned attribute(
        H5Acreate2(scale.handle(), "REFERENCE_LIST", type.get(), extent.get(), H5P_DEFAULT, H5P_DEFAULT));
    if (attribute.get() < 0 || H5Awrite(attribute.get(), type.get(), back.data()) < 0)
      scale.fail("list who uses this dimension");
  }
  uses_.clear();
}

bool only_dimension(const Dataset& dataset) { return dataset.text("NAME").starts_with(no_variable); }

}  // namespace io::hdf5
