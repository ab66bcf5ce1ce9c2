// sim/io/dimension_scales.hpp -- names the dimensions of datasets as netCDF-4 does: HDF5's dimension scales.
#pragma once
#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sim/io/hdf5.hpp"

namespace io::hdf5 {

// Writes the attributes of the HDF5 Dimension Scale specification itself: H5DSattach_scale rewrites the
// scale's list of references at each call, which is quadratic in the number of datasets.
class DimensionScales {
 public:
  // Makes a one-dimensional dataset the scale of a dimension that bears its name.
  void declare(Dataset& scale);
  // A dimension without coordinate: netCDF sees no variable, HDF5 a dataset that holds nothing.
  Dataset declare(Group& group, std::string_view name, std::uint64_t length, bool grows = false);
  // Names the dimensions of `dataset`, in their order.
  void attach(Dataset& dataset, std::initializer_list<const Dataset*> scales);
  // Writes the scales' lists of references; nothing may be attached afterwards.
  void finish(Group& root);

 private:
  struct Use {
    std::uint64_t dataset;  // address in the file
    std::int32_t dimension;
  };
  std::map<std::string, std::vector<Use>> uses_;  // by path of the scale
};

// Is this dataset a dimension without coordinate?
bool only_dimension(const Dataset& dataset);

}  // namespace io::hdf5
