// models/crisis/employer_closing.hpp -- a dominant employer closes: announced, then run down to what remains, for good.
//
// Channel: capacity and posts. Once: the establishments with the most jobs in the stated branches and communes are chosen;
// those that tie with the last of them are chosen too, so that no order of rows decides. Output and posts fall in a straight
// line after the notice (`aftermath`, `staffing`). Clients order elsewhere; suppliers lose these orders along their own links.
// Subcontractors on the site (temporary workers, cleaning, repairs) are stated, since national tables do not show them.
#pragma once
#include <tuple>
#include <vector>

#include "models/crisis/course.hpp"
#include "models/vocabulary/firm.hpp"

namespace models::crisis {

struct EmployerClosing {
  double intensity = 1, share = 1, notice = 0, phase_out = 1, subcontracted = 0, dependence = 0.5;
  std::int32_t number = 1, least_jobs = 1;
  sim::Codes sectors, where, subcontractors;

  static constexpr std::string_view name = "employer_closing";
  static constexpr sim::Period period = sim::Period::once;
  static constexpr sim::Text meaning{"the largest establishments of a branch announce that they close for good, wholly or in part", "les plus grands établissements d'une branche annoncent leur fermeture définitive, totale ou partielle"};
  static constexpr auto parameters() {
    using P = EmployerClosing;
    return std::tuple{
        crisis::intensity<P>(), sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "the crisis file", {"part of the establishment that closes", "part de l'établissement qui ferme"}),
        sim::parameter(&P::sectors, "sectors", sim::unit::one, 0, 0, "the crisis file", {"branches among which to choose; none means all", "branches parmi lesquelles choisir ; aucune : toutes"}),
        crisis::where<P>(), sim::parameter(&P::number, "number", sim::unit::one, 1, 1000, "the crisis file", {"establishments that close", "établissements qui ferment"}),
        sim::parameter(&P::least_jobs, "least_jobs", sim::unit::job, 1, 1e6, "the crisis file", {"jobs below which an establishment is not chosen", "effectif en deçà duquel un établissement n'est pas choisi"}),
        sim::parameter(&P::notice, "notice", sim::unit::day, 0, 3650, "the crisis file", {"days from the announcement to the first cut", "jours de l'annonce à la première réduction"}),
        sim::parameter(&P::phase_out, "phase_out", sim::unit::day, 1, 36'500, "the crisis file", {"days from the first cut to the last", "jours de la première à la dernière réduction"}),
        sim::parameter(&P::subcontracted, "subcontracted", sim::unit::one, 0, 10, "the crisis file", {"jobs lost at subcontractors on the site, per job closed", "emplois perdus chez les sous-traitants du site, par emploi fermé"}),
        sim::parameter(&P::subcontractors, "subcontractors", sim::unit::one, 0, 0, "the crisis file", {"branches of these subcontractors; none means all", "branches de ces sous-traitants ; aucune : toutes"}),
        sim::parameter(&P::dependence, "dependence", sim::unit::one, 0.01, 1, "assumed", {"part of a subcontractor that works for the site", "part d'un sous-traitant qui travaille pour le site"})};
  }
  using Uses = sim::Access<firm::all, sim::Along<firm::branch, firm::place>,
                           sim::Read<firm::active, firm::employees, firm::commuters, firm::base_output, firm::contract_end, sector::code, commune::code>,
                           sim::Update<firm::stricken, firm::closing, firm::closing_from, firm::closing_days>>;

  void whole(const sim::Whole<Uses>& all, sim::Rng&) const {
    if (part(intensity, share) <= 0) return;
    const auto place = all.link<firm::place>();
    std::vector<Candidate> sites = candidates(all, sectors, [&](std::uint32_t row) { return where.match(code_of(all.read<commune::code>(), place[row])); });
    std::erase_if(sites, [&](const Candidate& one) { return one.jobs < least_jobs; });
    std::size_t chosen = std::min<std::size_t>(sites.size(), static_cast<std::size_t>(number));
    while (chosen > 0 && chosen < sites.size() && !before(sites[chosen - 1], sites[chosen])) ++chosen;
    sites.resize(chosen);
    std::int64_t jobs = 0;
    std::vector<std::uint32_t> communes;
    for (const Candidate& one : sites) {
      announce(all, one.row, part(intensity, share));
      jobs += one.jobs;
      communes.push_back(place[one.row]);
    }
    double to_lose = subcontracted * part(intensity, share) * static_cast<double>(jobs);
    const auto near = [&](std::uint32_t row) { return std::find(communes.begin(), communes.end(), place[row]) != communes.end(); };
    to_lose = cut_subcontractors(all, candidates(all, subcontractors, near), to_lose);
    cut_subcontractors(all, candidates(all, subcontractors, [&](std::uint32_t row) { return !near(row); }), to_lose);
  }

 private:
  struct Candidate {
    std::int32_t jobs;
    double output;
    std::int32_t contract_end;  // no meaning here: one more fact that tells two establishments apart
    std::uint32_t row;
  };
  static bool before(const Candidate& a, const Candidate& b) { return std::tie(a.jobs, a.output, a.contract_end) > std::tie(b.jobs, b.output, b.contract_end); }
  static sim::Code code_of(std::span<const sim::Code> codes, std::uint32_t row) { return row == sim::nobody ? sim::Code{} : codes[row]; }

  // Establishments of these branches that are not closing yet, the largest first.
  template <class Here> std::vector<Candidate> candidates(const sim::Whole<Uses>& all, const sim::Codes& branches, const Here& here) const {
    const auto active = all.read<firm::active>();
    const auto branch = all.link<firm::branch>();
    std::vector<Candidate> out;
    for (std::uint32_t row = 0; row < active.size(); ++row) {
      const std::int32_t jobs = all.read<firm::employees>()[row] + all.read<firm::commuters>()[row];
      if (!active[row] || jobs <= 0 || all.update<firm::closing>()[row] > 0 || !branches.match(code_of(all.read<sector::code>(), branch[row])) || !here(row)) continue;
      out.push_back({jobs, all.read<firm::base_output>()[row], all.read<firm::contract_end>()[row], row});
    }
    std::sort(out.begin(), out.end(), before);
    return out;
  }

  void announce(const sim::Whole<Uses>& all, std::uint32_t row, double closed) const {
    all.update<firm::stricken>()[row] = true;
    all.update<firm::closing>()[row] = static_cast<float>(closed);
    all.update<firm::closing_from>()[row] = all.now().day + static_cast<std::int32_t>(std::lround(notice));
    all.update<firm::closing_days>()[row] = static_cast<float>(phase_out);
  }

  // The largest lose their dependent part first; equals share what is left to lose. Returns what is still to be lost.
  double cut_subcontractors(const sim::Whole<Uses>& all, const std::vector<Candidate>& from, double to_lose) const {
    for (std::size_t begin = 0; begin < from.size() && to_lose > 0;) {
      std::size_t end = begin + 1;
      while (end < from.size() && !before(from[begin], from[end])) ++end;
      const double can = dependence * from[begin].jobs * static_cast<double>(end - begin), cut = std::min(can, to_lose);
      for (std::size_t i = begin; i < end; ++i) announce(all, from[i].row, dependence * cut / can);
      to_lose -= cut;
      begin = end;
    }
    return to_lose;
  }
};

}  // namespace models::crisis
