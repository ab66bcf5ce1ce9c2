// app/schema.cpp -- sillon schema: what input files look like, for editors and for docs/formats.
#include "sim/io/schema.hpp"

#include <cstdio>

#include "app/commands.hpp"
#include "models/catalogue.hpp"
#include "models/io_table_shape.hpp"
#include "models/scenario.hpp"
#include "models/territory/import.hpp"
#include "models/territory/shape.hpp"

namespace app {

int schema(const SchemaCommand& command) {
  using sim::Shape;
  if (command.markdown) {  // without the catalogue: a new process changes no page
    const sim::Catalogue none;
    const Shape files = Shape::object({{"sillon-scenario/1", models::scenario_shape(none), false},
                                       {"sillon-crisis/1", models::crisis_shape(none), false},
                                       {"sillon-policy/1", models::policy_shape(none), false}},
                                      "Three kinds, by their \"format\"");
    std::fputs(io::shape_table(files, "Kinds of file").c_str(), stdout);
    return done;
  }
  const auto catalogue = models::catalogue();
  const Shape any = Shape::either(
      {models::model_shape(catalogue), models::crisis_shape(catalogue), models::policy_shape(catalogue),
       models::territory::territory_shape().named("territory-file"),
       models::territory::sectors_shape().named("sectors-file"), models::io_table_shape(true), models::territory::import_shape().named("import-file")},
      "An input file of sillon; \"format\" says of which kind");
  std::fputs(io::json_schema(any, "sillon input files").c_str(), stdout);
  return done;
}

}  // namespace app
