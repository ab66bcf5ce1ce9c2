// app/stress_text.cpp -- the report that a person reads, in the terminal or as Markdown.
#include <algorithm>
#include <cmath>
#include <functional>

#include <fmt/format.h>

#include "app/stress_report.hpp"

namespace app {
namespace {

// The same content, laid out for a terminal or for Markdown.
class Page {
 public:
  Page(bool markdown, const Voice& voice) : markdown_(markdown), voice_(voice) {}
  void title(const std::string& text) { out_ += markdown_ ? fmt::format("# {}\n\n", text) : text + '\n'; }
  void heading(const std::string& text) { out_ += markdown_ ? fmt::format("\n## {}\n\n", text) : '\n' + wrapped(text, ""); }
  void line(const std::string& text) { out_ += markdown_ ? text + "\n\n" : wrapped(text, "  "); }
  void item(const std::string& text) { out_ += markdown_ ? fmt::format("- {}\n", text) : wrapped(text, "    "); }
  void table(const Table& table) { out_ += markdown_ ? table.markdown() + '\n' : table.text("    "); }
  bool markdown() const { return markdown_; }
  const Voice& voice() const { return voice_; }
  std::string text() const { return out_; }

 private:
  bool markdown_;
  const Voice& voice_;
  std::string out_;
};

std::string decimal(std::string text, const Voice& voice) {
  if (voice.french()) std::replace(text.begin(), text.end(), '.', ',');
  return text;
}
std::string percent(double share, const Voice& voice) {
  return std::isfinite(share) ? decimal(fmt::format("{:.{}f} %", share * 100, std::abs(share) < 0.1 ? 2 : 1), voice) : "-";
}
std::string marked(const std::string& name, const Voice& voice) { return voice("\"" + name + "\"", "« " + name + " »"); }
std::string strength(Intensity intensity, const Voice& voice) { return decimal(intensity.text(), voice); }

std::string half(const Band& band, const Voice& voice) { return std::isnan(band.half) ? "" : "± " + percent(band.half, voice); }

// All points of a short grid; of a long one about ten, the last among them.
std::vector<std::size_t> shown(std::size_t count, bool all) {
  const std::size_t step = all || count <= 12 ? 1 : (count + 9) / 10;
  std::vector<std::size_t> out;
  for (std::size_t i = count; i-- > 0;)
    if ((count - 1 - i) % step == 0) out.push_back(i);
  std::reverse(out.begin(), out.end());
  return out;
}

std::string recovery(const ResponseCurve::Point& point, const Voice& voice) {
  std::vector<double> days;
  std::size_t censored = 0;
  for (const auto& one : point.each)
    if (!std::isnan(one.recovery_time)) days.push_back(one.recovery_time), censored += one.censored > 0 ? 1 : 0;
  if (days.empty()) return "-";
  const auto median = study::quantile(days, 0.5);
  if (censored == 0) return fmt::format("{:.0f}", median);
  return fmt::format("{}{:.0f} ({}/{} {})", censored * 2 >= days.size() ? ">= " : "", median, censored, days.size(), voice("not yet", "pas encore"));
}

void opening(Page& page, const StressReport& report) {
  const auto& voice = page.voice();
  const auto& file = report.file;
  page.title(voice(file.attribute("title_en"), file.attribute("title_fr")));
  for (const auto& crisis : report.crises) {
    const auto title = voice(crisis.title_en, crisis.title_fr);
    page.line(fmt::format("{} {} ({}{})", voice("crisis:", "crise :"), title.empty() ? crisis.path : title, crisis.path,
                          crisis.from.empty() ? "" : fmt::format(", {} {}", voice("moved to", "déplacée au"), crisis.from)));
  }
  page.line(voice(
      fmt::format("{} intensities from {} to {} and a control without crisis, {} replicates with common luck, seed {}; measured from {} to {}",
                  report.grid.size(), report.grid.front().text(), report.grid.back().text(), file.replicates(), file.seed(),
                  sim::format_date(report.findings.from), sim::format_date(file.time().back())),
      fmt::format("{} intensités de {} à {} et un témoin sans crise, {} réplicats aux tirages communs, graine {} ; mesure du {} au {}",
                  report.grid.size(), strength(report.grid.front(), voice), strength(report.grid.back(), voice), file.replicates(),
                  file.seed(), sim::format_date(report.findings.from), sim::format_date(file.time().back()))));
}

void curves(Page& page, const StressReport& report) {
  const auto& voice = page.voice();
  page.heading(voice("Response to intensity, against the control with the same luck (mean, 95 %)",
                     "Réponse à l'intensité, par rapport au témoin aux mêmes tirages (moyenne, 95 %)"));
  for (const auto& curve : report.findings.curves) {
    const auto label = voice(curve.series.label_en, curve.series.label_fr);
    page.line(fmt::format("{}{}.{}{}{} {}{}", label.empty() ? "" : label + ", ", curve.series.population, curve.series.column,
                          curve.series.unit.empty() || curve.series.unit == "1" ? "" : " [" + curve.series.unit + "]",
                          voice("; strategy", " ; stratégie"), marked(curve.strategy, voice),
                          curve.polarity == study::Polarity::more_is_worse
                              ? voice("; more of it is a loss", " ; une hausse est une perte")
                          : curve.polarity == study::Polarity::more_is_better
                              ? ""
                              : voice("; neither good nor bad: less of it is shown as a loss", " ; ni bon ni mauvais : une baisse est montrée comme perte")));
    Table table(">>>>>>>");
    table.row({voice("intensity", "intensité"), voice("lost", "perdu"), "", voice("worst", "au pire"), voice("at the end", "à la fin"),
               voice("mean loss", "perte moyenne"), voice("days to recovery", "jours de retour")});
    for (const auto i : shown(curve.points.size(), page.markdown())) {
      const auto& point = curve.points[i];
      const auto loss = point.band(&Response::loss);
      table.row({strength(point.intensity, voice), loss.count == 0 ? "-" : percent(loss.mean, voice), half(loss, voice),
                 percent(point.band(&Response::worst).mean, voice), percent(point.band(&Response::end).mean, voice),
                 voice.amount(point.band(&Response::mean_loss).mean), recovery(point, voice)});
    }
    page.table(table);
  }
  page.line(voice("lost: share of normal, from the first day of the crisis to the end, gains left out; worst, at the end: share below normal (negative: better than normal); mean loss in the unit of the series; recovery: back within 5 % for 28 days (assumed). A dash: the control is 0, no share is defined.",
                  "perdu : part de la normale, du premier jour de la crise à la fin, sans les gains ; au pire, à la fin : part sous la normale (négatif : mieux que la normale) ; perte moyenne dans l'unité de la série ; retour : à moins de 5 % pendant 28 jours (hypothèse). Un tiret : le témoin vaut 0, aucune part n'est définie."));
}

std::string called(const std::string& code, const std::string& name) { return name.empty() ? code : fmt::format("{} ({})", name, code); }

void worst(Page& page, const StressReport& report) {
  const auto& voice = page.voice();
  if (report.findings.worst.empty()) return;
  page.heading(voice(fmt::format("Hardest hit at intensity {}", report.findings.at.text()),
                     fmt::format("Les plus touchés à l'intensité {}", strength(report.findings.at, voice))));
  for (const auto& list : report.findings.worst) {
    page.line(fmt::format("{}.{}, {} {}{}", list.series.population, list.series.column, voice("strategy", "stratégie"), marked(list.strategy, voice),
                          list.by_share ? voice(": share of its own normal lost (part of the whole loss)",
                                                " : part perdue de sa propre normale (part de la perte totale)")
                                        : voice(fmt::format(": mean loss{} (part of the whole loss)", list.series.unit == "1" ? "" : " [" + list.series.unit + "]"),
                                                fmt::format(" : perte moyenne{} (part de la perte totale)", list.series.unit == "1" ? "" : " [" + list.series.unit + "]"))));
    const std::size_t most = page.markdown() ? 20 : 5;
    for (std::size_t i = 0; i < std::min(most, list.rows.size()); ++i) {
      const auto& row = list.rows[i];
      const auto& band = list.by_share ? row.share : row.mean_loss;
      const auto say = [&](double value) { return list.by_share ? percent(value, voice) : voice.amount(value); };
      page.item(fmt::format("{}{}{}{} ({})", called(row.code, row.name), voice(": ", " : "), say(band.mean), std::isnan(band.half) ? "" : " ± " + say(band.half),
                            percent(row.part, voice)));
    }
  }
}

void first(Page& page, const StressReport& report) {
  const auto& voice = page.voice();
  if (report.findings.first.empty()) return;
  page.heading(voice("First to fail: at the smallest intensity, then by day", "Premiers à céder : à la plus petite intensité, puis par jour"));
  for (const auto& list : report.findings.first) {
    const auto label = voice(list.series.label_en, list.series.label_fr);
    page.line(label + " (" + (list.line.of == Threshold::Of::ratio && list.line.value == 1 ? voice("above the control, ", "au-dessus du témoin, ") : "") +
              voice(fmt::format("{}), strategy \"{}\": {} of {} rows in at least half of the replicates at intensity {}", list.line.text,
                                list.strategy, list.rows.size(), list.of, report.findings.at.text()),
                    fmt::format("{}), stratégie « {} » : {} lignes sur {} dans au moins la moitié des réplicats à l'intensité {}",
                                list.line.text, list.strategy, list.rows.size(), list.of, strength(report.findings.at, voice))));
    const std::size_t most = page.markdown() ? 20 : 5;
    for (std::size_t i = 0; i < std::min(most, list.rows.size()); ++i) {
      const auto& row = list.rows[i];
      page.item(fmt::format("{}{}{}{} {:.0f} ({}/{})", called(row.code, row.name), voice(": ", " : "),
                            row.smallest ? fmt::format("{} {}, ", voice("from intensity", "dès l'intensité"), strength(*row.smallest, voice)) : "",
                            voice("after days:", "après jours :"), row.days, row.replicates, report.file.replicates()));
    }
  }
}

std::string answer(const Crossing& crossing, const StressReport& report, const Voice& voice) {
  const auto highest = strength(report.grid.back(), voice);
  if (std::isnan(crossing.reached)) return voice("not defined: nothing was recorded, or the control is 0", "non défini : rien d'enregistré, ou témoin nul");
  if (!crossing.breaks)
    return voice(fmt::format("not broken, not even at intensity {} ({:.6g} reached)", highest, crossing.reached),
                 fmt::format("pas franchi, même à l'intensité {} ({} atteint)", highest, decimal(fmt::format("{:.6g}", crossing.reached), voice)));
  if (!crossing.holds) return voice("broken already at intensity 0, without any crisis", "franchi dès l'intensité 0, sans aucune crise");
  return voice(fmt::format("broken from intensity {} on ({} holds; {:.6g} reached)", crossing.breaks->text(), crossing.holds->text(), crossing.reached),
               fmt::format("franchi dès l'intensité {} ({} tient ; {} atteint)", strength(*crossing.breaks, voice), strength(*crossing.holds, voice),
                           decimal(fmt::format("{:.6g}", crossing.reached), voice)));
}

void reverse(Page& page, const StressReport& report) {
  const auto& voice = page.voice();
  if (report.reverse.empty()) return;
  page.heading(voice(fmt::format("Reverse stress test: the smallest intensity that breaks a line (to {})", report.tolerance.text()),
                     fmt::format("Test inversé : la plus petite intensité qui franchit une ligne (à {} près)", strength(report.tolerance, voice))));
  for (const auto& one : report.reverse) {
    page.line(fmt::format("{}, {} {}", one.line.text, voice("strategy", "stratégie"), marked(one.strategy, voice)));
    page.item(fmt::format("{} {}", voice("mean over replicates:", "moyenne des réplicats :"), answer(one.mean, report, voice)));
    if (one.mean.turns)
      page.item(voice(fmt::format("! the response is not monotone on the grid (it comes back between {} and {}): this is the first crossing, there may be others",
                                  one.mean.turns->first.text(), one.mean.turns->second.text()),
                      fmt::format("! la réponse n'est pas monotone sur la grille (elle revient entre {} et {}) : c'est le premier franchissement, il peut y en avoir d'autres",
                                  strength(one.mean.turns->first, voice), strength(one.mean.turns->second, voice))));
    std::vector<Intensity> found;
    std::size_t turning = 0;
    for (const auto& each : one.each) {
      turning += each.turns ? 1 : 0;
      if (each.breaks) found.push_back(*each.breaks);
    }
    std::sort(found.begin(), found.end());
    if (one.each.size() > 1)
      page.item(found.empty() ? voice("by replicate: broken in none", "par réplicat : franchi dans aucun")
                              : voice(fmt::format("by replicate: broken in {} of {}, from {} (smallest) to {} (largest)", found.size(), one.each.size(),
                                                  found.front().text(), found.back().text()),
                                      fmt::format("par réplicat : franchi dans {} sur {}, de {} (le plus faible) à {} (le plus fort)", found.size(),
                                                  one.each.size(), strength(found.front(), voice), strength(found.back(), voice))));
    if (turning > 0)
      page.item(voice(fmt::format("! not monotone in {} of {} replicates", turning, one.each.size()),
                      fmt::format("! non monotone dans {} réplicats sur {}", turning, one.each.size())));
  }
  if (!report.reverse_file.empty()) page.line(fmt::format("{} {}", voice("runs between the points of the grid:", "simulations entre les points de la grille :"), report.reverse_file));
}

void assumed(Page& page, const StressReport& report) {
  const auto& voice = page.voice();
  const auto& all = report.findings.assumptions;
  const auto wholly = std::count_if(all.begin(), all.end(), [](const auto& one) { return !one.partly; });
  page.heading(voice("What was assumed", "Ce qui a été supposé"));
  page.line(voice(fmt::format("{} parameters are assumed, {} more in part; {} figures of the territory are imputed{}", wholly,
                              static_cast<std::ptrdiff_t>(all.size()) - wholly, report.findings.imputed.size(),
                              page.markdown() ? ":" : "; --report writes the whole list"),
                  fmt::format("{} paramètres sont supposés, {} autres en partie ; {} chiffres du territoire sont imputés{}", wholly,
                              static_cast<std::ptrdiff_t>(all.size()) - wholly, report.findings.imputed.size(),
                              page.markdown() ? " :" : " ; --report en écrit la liste")));
  const std::size_t most = page.markdown() ? all.size() : std::min<std::size_t>(8, all.size());
  for (std::size_t i = 0; i < most; ++i) {
    const auto& one = all[i].parameter;
    page.item(fmt::format("{}.{} = {}{}{}{} ({})", one.instance, one.parameter, shortened(one.value, 40), one.unit == "1" ? "" : " " + one.unit, voice(": ", " : "),
                          voice(one.meaning_en, one.meaning_fr), one.source));
  }
  if (most < all.size()) page.item(fmt::format("... {}", all.size() - most));
  for (const auto& [en, fr] : report.file.warnings()) page.line("! " + voice(en, fr));
}

std::string page(const StressReport& report, bool markdown, const Voice& voice) {
  Page out(markdown, voice);
  opening(out, report);
  curves(out, report);
  worst(out, report);
  first(out, report);
  reverse(out, report);
  assumed(out, report);
  out.heading(fmt::format("{} {}", voice("The file:", "Le fichier :"), report.file.path()));
  out.line(fmt::format("sillon summary {0} | sillon export {0} --series territory.jobs | sillon digest {0}", report.file.path()));
  return out.text();
}

}  // namespace

std::string stress_text(const StressReport& report, const Voice& voice) { return page(report, false, voice); }
std::string stress_markdown(const StressReport& report, const Voice& voice) {
  return page(report, true, voice) + fmt::format("\n<!-- sillon-stress/1, sillon {} -->\n", report.file.attribute("version"));
}

}  // namespace app
