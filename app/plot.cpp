// app/plot.cpp -- sillon plot: a picture of series of a run file, as SVG.
#include "app/commands.hpp"
#include "app/output.hpp"
#include "app/plot_figures.hpp"
#include "app/plot_view.hpp"
#include "sim/io/run_reader.hpp"
#include "viz/figures/figure.hpp"

namespace app {

int plot(const PlotCommand& command) {
  const io::RunReader file(command.file);
  const PlotView view(file, command, Voice(language(command.language)));
  Output output(command.output, command.force);
  output.write(viz::svg_file(plot_figure(view)));
  output.finish();
  return done;
}

}  // namespace app
