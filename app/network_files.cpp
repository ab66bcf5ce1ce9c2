// app/network_files.cpp -- nodes, edges and their typed attributes; warnings stand in the file.
#include "app/network_files.hpp"

#include <fmt/format.h>

#include "sim/io/provenance.hpp"

namespace app {
namespace {

using Type = NetworkView::Type;

// How many bytes the character takes that begins here; 0 if it is no UTF-8 or a character that XML has no place for.
std::size_t character(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
  if (first >= 0xC2 && first < 0xE0 && follows(1)) return 2;
  if (first >= 0xE0 && first < 0xF0 && follows(1) && follows(2)) {
    const unsigned code = (first & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
    return code >= 0x800 && (code < 0xD800 || code > 0xDFFF) && code < 0xFFFE ? 3 : 0;
  }
  if (first >= 0xF0 && first < 0xF5 && follows(1) && follows(2) && follows(3)) {
    const unsigned code = (first & 0x07U) << 18U | (byte(1) & 0x3FU) << 12U;
    return code >= 0x10000 && code < 0x110000 ? 4 : 0;
  }
  return 0;
}

std::string about(const NetworkView& view, const Voice& voice) {
  return fmt::format("{}, {} ; {} {} / {} / {}", view.network().name, sim::format_date(view.day()), voice("run", "simulation"),
                     view.context(), view.strategy(), view.replicate());
}

std::string node(const NetworkView::Vertex& vertex) { return fmt::format("{}-{}", vertex.population, vertex.id); }

std::string told(const NetworkView::Attribute& column) {
  return column.meaning + (column.unit.empty() || column.unit == "1" ? "" : fmt::format(" [{}]", column.unit)) +
         (column.warning.empty() ? "" : fmt::format(" (! {})", column.warning));
}

std::string all_warnings(const NetworkView& view) { return fmt::format("{}", fmt::join(view.warnings(), "; ")); }

constexpr std::size_t at_once = 1U << 20U;  // bytes gathered before they are written
void write_when_long(std::string& text, Output& output) {
  if (text.size() < at_once) return;
  output.write(text);
  text.clear();
}

}  // namespace

std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character(text, at);
    if (length == 0) {
      if (static_cast<unsigned char>(text[at]) >= 0x80) out += "\xEF\xBF\xBD";  // U+FFFD, where something unreadable stood
      ++at;
      continue;
    }
    const char c = text[at];
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '"')
      out += "&quot;";
    else if (length == 1 && static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("&#{};", static_cast<int>(c));  // else attributes lose it
    else
      out += text.substr(at, length);
    at += length;
  }
  return out;
}

void write_graphml(const NetworkView& view, const Voice& voice, Output& output) {
  const auto type = [](Type of) {
    return of == Type::whole ? "long" : of == Type::real ? "double" : of == Type::truth ? "boolean" : "string";
  };
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  text += fmt::format("  <desc>{} {}. {}</desc>\n", xml("sillon"), xml(about(view, voice)), xml(all_warnings(view)));
  for (const auto* one : {"network", "date", "context", "strategy", "replicate", "warning", "made_by"})
    text += fmt::format("  <key id=\"g-{}\" for=\"graph\" attr.name=\"{}\" attr.type=\"string\"/>\n", one, one);
  text +=
      "  <key id=\"n-label\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>\n  <key id=\"n-population\" for=\"node\" "
      "attr.name=\"population\" attr.type=\"string\"/>\n";
  const auto keys = [&](char which, std::string_view of, const std::vector<NetworkView::Attribute>& columns) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      text += fmt::format("  <key id=\"{}{}\" for=\"{}\" attr.name=\"{}\" attr.type=\"{}\"><desc>{}</desc></key>\n", which, i, of,
                          xml(columns[i].name), type(columns[i].type), xml(told(columns[i])));
  };
  keys('n', "node", view.columns()), keys('e', "edge", view.edge_columns());
  text += fmt::format("  <graph id=\"{}\" edgedefault=\"directed\">\n", xml(view.network().name));
  const auto graph_data = [&](std::string_view name, const std::string& value) {
    text += fmt::format("    <data key=\"g-{}\">{}</data>\n", name, xml(value));
  };
  const auto made = io::provenance();
  graph_data("network", view.network().name), graph_data("date", sim::format_date(view.day())), graph_data("context", view.context());
  graph_data("strategy", view.strategy()), graph_data("replicate", std::to_string(view.replicate())),
      graph_data("warning", all_warnings(view));
  graph_data("made_by", fmt::format("sillon {}", made.version));
  const auto data = [&](char which, const std::vector<NetworkView::Attribute>& columns, std::size_t row) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (!columns[i].values[row].empty()) text += fmt::format("<data key=\"{}{}\">{}</data>", which, i, xml(columns[i].values[row]));
  };
  for (std::size_t v = 0; v < view.vertices().size(); ++v) {
    const auto& vertex = view.vertices()[v];
    text += fmt::format("    <node id=\"{}\"><data key=\"n-label\">{}</data><data key=\"n-population\">{}</data>", xml(node(vertex)),
                        xml(vertex.label), xml(vertex.population));
    data('n', view.columns(), v);
    text += "</node>\n";
    write_when_long(text, output);
  }
  for (std::size_t e = 0; e < view.edges().size(); ++e) {
    const auto [from, to] = view.edges()[e];
    text += fmt::format("    <edge source=\"{}\" target=\"{}\">", xml(node(view.vertices()[from])), xml(node(view.vertices()[to])));
    data('e', view.edge_columns(), e);
    text += "</edge>\n";
    write_when_long(text, output);
  }
  output.write(text + "  </graph>\n</graphml>\n");
}

void write_gexf(const NetworkView& view, const Voice& voice, Output& output) {
  const auto type = [](Type of) {
    return of == Type::whole ? "long" : of == Type::real ? "double" : of == Type::truth ? "boolean" : "string";
  };
  const auto made = io::provenance();
  std::string text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<gexf xmlns=\"http://gexf.net/1.3\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n";
  text += fmt::format("  <meta>\n    <creator>sillon {}</creator>\n    <description>{}. {}</description>\n  </meta>\n", xml(made.version),
                      xml(about(view, voice)), xml(all_warnings(view)));
  text += "  <graph mode=\"static\" defaultedgetype=\"directed\">\n";
  const auto declare = [&](std::string_view of, const std::vector<NetworkView::Attribute>& columns, bool with_population) {
    text += fmt::format("    <attributes class=\"{}\" mode=\"static\">\n", of);
    if (with_population) text += "      <attribute id=\"population\" title=\"population\" type=\"string\"/>\n";
    for (std::size_t i = 0; i < columns.size(); ++i)
      text += fmt::format("      <attribute id=\"{}\" title=\"{}\" type=\"{}\"/>\n", i, xml(columns[i].name), type(columns[i].type));
    text += "    </attributes>\n";
  };
  declare("node", view.columns(), true);
  if (!view.edge_columns().empty()) declare("edge", view.edge_columns(), false);
  const auto data = [&](const std::vector<NetworkView::Attribute>& columns, std::size_t row) {
    for (std::size_t i = 0; i < columns.size(); ++i)
      if (!columns[i].values[row].empty()) text += fmt::format("<attvalue for=\"{}\" value=\"{}\"/>", i, xml(columns[i].values[row]));
  };
  text += "    <nodes>\n";
  for (std::size_t v = 0; v < view.vertices().size(); ++v) {
    const auto& vertex = view.vertices()[v];
    text += fmt::format("      <node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"population\" value=\"{}\"/>", xml(node(vertex)),
                        xml(vertex.label), xml(vertex.population));
    data(view.columns(), v);
    text += "</attvalues></node>\n";
    write_when_long(text, output);
  }
  text += "    </nodes>\n    <edges>\n";
  for (std::size_t e = 0; e < view.edges().size(); ++e) {
    const auto [from, to] = view.edges()[e];
    text += fmt::format("      <edge id=\"{}\" source=\"{}\" target=\"{}\">", e, xml(node(view.vertices()[from])),
                        xml(node(view.vertices()[to])));
    if (!view.edge_columns().empty()) {
      text += "<attvalues>";
      data(view.edge_columns(), e);
      text += "</attvalues>";
    }
    text += "</edge>\n";
    write_when_long(text, output);
  }
  output.write(text + "    </edges>\n  </graph>\n</gexf>\n");
}

}  // namespace app
