// app/plot_figures.hpp -- the pictures of `sillon plot`, as SVG.
#pragma once
#include <string>

#include "app/plot_view.hpp"

namespace app {

std::string plot_figure(const PlotView& view);  // of the kind that was asked for

}  // namespace app
