// app/network_files.hpp -- a network as a graph file that other programs open: GraphML and GEXF 1.3.
//
// Written here, not by an XML library: two fixed layouts are written as a stream, nothing is read, and what a library would
// bring is the one function `xml`, which drops what XML 1.0 forbids and mends what is not UTF-8.
#pragma once
#include <string>
#include <string_view>

#include "app/network_view.hpp"
#include "app/output.hpp"
#include "app/text.hpp"

namespace app {

std::string xml(std::string_view text);  // good between tags and between double quotes
void write_graphml(const NetworkView& view, const Voice& voice, Output& output);
void write_gexf(const NetworkView& view, const Voice& voice, Output& output);

}  // namespace app
