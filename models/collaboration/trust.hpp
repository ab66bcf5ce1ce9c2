// models/collaboration/trust.hpp -- trust by third parties, betrayals that are told, and what a contact shows of the other.
#pragma once
#include <algorithm>

#include "models/vocabulary/meeting.hpp"
#include "sim/kernel/process.hpp"

namespace models::collaboration {

// A new tie starts with what common acquaintances say: T0 = prior/2 + max(prior, max over k of T_ik T_kj)/2, so that a
// friend's friend is never worse than a stranger (assumed on image scoring, Nowak and Sigmund 1998). It goes into the
// counts and fades with them, like hearsay.
struct Hearsay {
  static constexpr std::string_view name = "hearsay";
  static constexpr sim::Text meaning{"new acquaintances are trusted as much as common acquaintances trust them", "une nouvelle connaissance reçoit la confiance que lui font les connaissances communes"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() { return std::tuple{}; }
  using Uses = sim::Access<actor::all, sim::Along<actor::trust>, sim::Read<actor::good, actor::bad, actor::since>, sim::Update<actor::good>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto ties = self.along<actor::trust>();
    for (std::uint32_t i = 0; i < ties.size(); ++i) {
      const auto fresh = ties[i];
      if (fresh.get<actor::since>() < self.now().day || fresh.get<actor::since>() == 0) continue;
      const double heard = most_said(ties, fresh.other(), self.now().day);
      if (heard > prior) fresh.set<actor::good>(static_cast<float>(fresh.get<actor::good>() + actor::good_for((prior + heard) / 2)));
    }
  }

 private:
  static constexpr double prior = actor::trust_of(0, 0);

  // The best word of an acquaintance of both: two lists in order of ids are merged; what k thinks of the other is looked up.
  template <class Ties> static double most_said(const Ties& ties, const sim::Other<Uses, actor::all>& other, sim::Day today) {
    const auto theirs = other.along<actor::trust>();
    double best = prior;
    std::uint32_t a = 0, b = 0;
    while (a < ties.size() && b < theirs.size()) {
      const auto mine = ties[a];
      const auto one = mine.other(), two = theirs[b].other();
      if (one.row() != two.row()) {
        if (one.id() < two.id()) ++a;
        else ++b;
        continue;
      }
      ++a, ++b;
      if (mine.template get<actor::since>() >= today && today > 0) continue;  // met today: nobody's word counts yet
      const double mine_in_it = trust_in(mine);
      if (mine_in_it <= best) continue;  // T_kj is at most 1
      if (const auto word = one.template along<actor::trust>().find(other.row())) best = std::max(best, mine_in_it * trust_in(*word));
    }
    return best;
  }
  template <class Tie> static double trust_in(const Tie& tie) { return actor::trust_of(tie.template get<actor::good>(), tie.template get<actor::bad>()); }
};

// Who has had a bad experience that it has not told yet.
struct NewsOfBetrayal {
  double least = 0.5;

  static constexpr std::string_view name = "news_of_betrayal";
  static constexpr sim::Text meaning{"who was let down has something to tell", "qui a été déçu a quelque chose à raconter"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&NewsOfBetrayal::least, "least", sim::unit::one, 0, 10, "assumed", {"bad experience that is worth telling", "expérience négative qui mérite d'être racontée"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::trust>, sim::Update<actor::bad, actor::told, actor::has_news>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    bool any = false;
    const bool first = self.now().step == sim::Step{1};  // what happened before the start has been told
    for (const auto tie : self.along<actor::trust>()) {
      const float bad = tie.get<actor::bad>(), told = tie.get<actor::told>();
      any = any || (!first && bad - told >= static_cast<float>(least));
      if (bad < told || first) tie.set<actor::told>(bad);  // forgotten with the thing itself
    }
    self.set<actor::has_news>(any);
  }
};

// Those who know both listen to a trusted acquaintance who was let down. What was heard is not told on.
struct Gossip {
  double least = 0.5, share = 0.3, trusted = 0.6;

  static constexpr std::string_view name = "gossip";
  static constexpr sim::Text meaning{"a betrayal is told to acquaintances, who trust the other less", "une trahison est racontée aux connaissances, qui font moins confiance à l'autre"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    using P = Gossip;
    return std::tuple{sim::parameter(&P::least, "least", sim::unit::one, 0, 10, "assumed; as in news_of_betrayal", {"bad experience that is worth telling", "expérience négative qui mérite d'être racontée"}),
                      sim::parameter(&P::share, "share", sim::unit::one, 0, 1, "assumed", {"part of it that counts for a fully trusting listener", "part qui compte pour qui fait entière confiance à la source"}),
                      sim::parameter(&P::trusted, "trusted", sim::unit::one, 0, 1, "assumed", {"trust above which one listens", "confiance au-delà de laquelle on écoute"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::trust>, sim::Read<actor::good, actor::bad, actor::told, actor::has_news>, sim::Update<actor::bad, actor::told>>;

  void each(const sim::Agent<Uses>& self, sim::Rng&) const {
    const auto ties = self.along<actor::trust>();
    for (std::uint32_t i = 0; i < ties.size(); ++i) {
      const auto tie = ties[i];
      if (self.get<actor::has_news>() && tie.get<actor::told>() < tie.get<actor::bad>()) tie.set<actor::told>(tie.get<actor::bad>());
    }
    for (std::uint32_t i = 0; i < ties.size(); ++i) {
      const auto source = ties[i].other();
      if (!source.get<actor::has_news>()) continue;
      const double trust = actor::trust_of(ties[i].get<actor::good>(), ties[i].get<actor::bad>());
      if (trust <= trusted) continue;
      for (const auto word : source.along<actor::trust>()) {
        const float news = word.get<actor::bad>() - word.get<actor::told>();
        if (news < static_cast<float>(least) || word.other().row() == self.row()) continue;
        const auto about = ties.find(word.other().row());
        if (!about) continue;
        // Of several sources the last in order of ids counts: one story is one story.
        const auto heard = static_cast<float>(double{about->get<actor::bad>()} + share * trust * double{news});
        about->set<actor::bad>(heard);
        about->set<actor::told>(heard);
      }
    }
  }
};

// A contact shows a part of what the other offers: what one knows of the other gets fuller and fresher, never the truth.
struct Glimpse {
  double completeness = 0.5;

  static constexpr std::string_view name = "glimpse";
  static constexpr sim::Text meaning{"a contact shows a part of what the other has to offer", "un contact montre une partie de ce que l'autre peut offrir"};
  static constexpr sim::Period period = sim::Period::month;
  static constexpr auto parameters() {
    return std::tuple{sim::parameter(&Glimpse::completeness, "completeness", sim::unit::one, 0, 1, "assumed", {"chance that one contact shows a given field, in steps of 1/256", "probabilité qu'un contact montre un domaine donné, par pas de 1/256"})};
  }
  using Uses = sim::Access<actor::all, sim::Along<actor::trust>, sim::Read<actor::offers, actor::core>, sim::Update<actor::exchanged, actor::seen, actor::image>>;

  void each(const sim::Agent<Uses>& self, sim::Rng& rng) const {
    const sim::Day today = self.now().day;
    for (const auto tie : self.along<actor::trust>()) {
      if (tie.get<actor::exchanged>() < today || tie.get<actor::exchanged>() == 0) continue;
      const auto other = tie.other();
      tie.set<actor::image>(tie.get<actor::image>() | ((other.get<actor::offers>() | other.get<actor::core>()) & shown(rng)));
      tie.set<actor::seen>(today);
    }
  }

 private:
  // Sixty-four coins at once: each bit is set with the chance as an eight-bit fraction, its digits from the last to the first.
  std::uint64_t shown(sim::Rng& rng) const {
    const auto chance = static_cast<std::uint32_t>(completeness * 256 + 0.5);
    if (chance >= 256) return ~std::uint64_t{0};
    std::uint64_t mask = 0;
    for (std::uint32_t digit = 1; digit < 256; digit <<= 1U) {
      if (mask == 0 && (chance & digit) == 0) continue;  // nothing is set yet
      const std::uint64_t coins = std::uint64_t{rng.bits()} << 32U | rng.bits();
      mask = (chance & digit) != 0 ? mask | coins : mask & coins;
    }
    return mask;
  }
};

}  // namespace models::collaboration
