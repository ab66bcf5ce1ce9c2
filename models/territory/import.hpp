// models/territory/import.hpp -- rows of published tables become figures of a territory's file.
#pragma once
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "models/territory/figures.hpp"
#include "models/territory/register.hpp"
#include "sim/kernel/shape.hpp"
#include "sim/kernel/tree.hpp"

namespace models::territory {

inline constexpr std::string_view import_format = "sillon-import/1";

// What to read from where. Columns of one entry are added up, then multiplied.
struct ImportPlan {
  struct Column {
    std::string figure, part;  // part: empty, or one of a figure that is broken down
    std::vector<std::string> columns;
    double times = 1;
    std::int32_t year = 0;    // 0: the plan's
    std::string source;       // empty: the plan's
    std::string part_column;  // where each row is one part: the column that names it
  };
  std::string code;  // column of the communes' codes; empty: a usual name
  std::int32_t year = 0;
  std::string source, licence;
  std::vector<Column> figures;
  std::vector<std::pair<std::string, std::string>> places;  // latitude, longitude, area, name; column
  std::vector<std::pair<std::string, std::string>> only;    // column, value: other rows are passed over
  std::map<std::string, std::string> missing;               // word in lower case; reason
  bool add_rows = false;  // rows of one commune add up instead of being a mistake
};

// What a map file must look like, and the plan that a tree of that shape makes.
sim::Shape import_shape();
ImportPlan read_import(const sim::Tree& map);

// "jobs=P21_EMPLT+P21_X*0.01", "jobs_by_sector/C1=E_C1"; "jobs_by_sector=APE:effectifs" where `is_long`. Throws
// ScenarioError that names `flag`.
ImportPlan::Column read_import_option(const std::string& text, const std::string& flag, bool is_long);

// What a cell says that is no number: secrecy, not available ...; nothing if the word is none of them.
std::optional<std::string> missing_reason(const std::string& cell,
                                          const std::map<std::string, std::string>& more);
// A number as INSEE, URSSAF or a spreadsheet writes it: 1234.5, 1234,5, 1 234,5. Nothing if it is none, or if it can be read
// in two ways.
std::optional<double> published_number(std::string_view cell, char separator);

// The A38 code of an activity of the French nomenclature (NAF rev. 2): "47", "47.11F", "4711F". Any other text is given
// back as it is.
std::string a38_of_activity(const std::string& code);

struct Imported {
  struct Figure {
    std::string name;  // as in the file, with its part where the plan names one
    std::int32_t year = 0;
    std::size_t stated = 0, missing = 0, without_row = 0;  // communes
    bool year_from_column = false, replaced = false, dropped_total = false;
  };
  sim::Tree tree;
  std::vector<Figure> figures;
  std::size_t places = 0;  // communes that got coordinates, an area or a name
  std::size_t rows = 0, inside = 0, passed_over = 0;
  std::size_t zeros_restored = 0;                 // codes that had lost their leading zero
  std::map<std::string, std::size_t> outside;     // "commune", or the text that is no commune's code; rows
  std::map<std::string, std::size_t> from_parts;  // code of a merged commune or arrondissement; rows
};

// Reads tables row by row. `territory` is a good file with all that it uses; `known`, if not null, the register for codes of
// merged communes and arrondissements.
class Importer {
 public:
  Importer(const sim::Tree& territory, ImportPlan plan, const Register* known);
  ~Importer();
  Importer(const Importer&) = delete;
  Importer& operator=(const Importer&) = delete;

  void header(const std::string& file, char separator, const std::vector<std::string>& names);
  void row(std::uint32_t line, const std::vector<std::string>& cells);
  // The territory with its new figures. Throws ScenarioError with every mistake of all tables, each at its line.
  Imported finish();

  // Where the value of a pointer into the new file came from: a mistake that names it names the table's line then.
  void blame(std::vector<sim::Mistake>& mistakes) const;

 private:
  class Work;
  std::unique_ptr<Work> work_;
};

}  // namespace models::territory
