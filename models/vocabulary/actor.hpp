// models/vocabulary/actor.hpp -- the face that somebody shows to others in collaboration; trust between faces.
//
// An actor has exactly one owner: one of its four owner links is set, and a firm or citizen has a link back.
#pragma once
#include "models/vocabulary/citizen.hpp"
#include "models/vocabulary/firm.hpp"
#include "models/vocabulary/institution.hpp"

namespace models::actor {

using sim::ColumnKey;
namespace unit = sim::unit;

enum class Sphere : std::uint8_t { private_sphere, public_sphere, research, civil };
constexpr std::array<sim::Member, 4> members(Sphere) {
  return {{{0, "private", {"firms", "entreprises"}}, {1, "public", {"public bodies", "acteurs publics"}}, {2, "research", {"research", "recherche"}}, {3, "civil", {"citizens and associations", "citoyens et associations"}}}};
}
inline constexpr std::size_t spheres = 4;

// What somebody is in collaboration: what it sees and whom it takes for a peer hang on it.
enum class Role : std::uint8_t { entrepreneur, elected, administration, researcher, citizen, association, facilitator };
constexpr std::array<sim::Member, 7> members(Role) {
  return {{{0, "entrepreneur", {"entrepreneur", "entrepreneur"}}, {1, "elected", {"elected office", "élu"}}, {2, "administration", {"administration", "administration"}},
           {3, "researcher", {"researcher", "chercheur"}}, {4, "citizen", {"engaged citizen", "citoyen engagé"}}, {5, "association", {"association", "association"}},
           {6, "facilitator", {"facilitator", "animateur"}}}};
}
inline constexpr std::size_t roles = 7;

inline constexpr sim::PopulationKey all{"actor", {"the face of a firm, research team, public body or engaged citizen in collaboration", "le visage d'une entreprise, équipe de recherche, collectivité ou personne engagée dans la collaboration"}};
inline constexpr sim::LinkKey firm{all, models::firm::all, "firm", {"owner, if a firm", "propriétaire, si entreprise"}, {"owning establishment", "établissement propriétaire"}};
inline constexpr sim::LinkKey researcher{all, models::researcher::all, "researcher", {"owner, if a research team", "propriétaire, si équipe de recherche"}, {"owning research team", "équipe propriétaire"}};
inline constexpr sim::LinkKey public_body{all, models::public_body::all, "public_body", {"owner, if a public body", "propriétaire, si acteur public"}, {"owning public body", "acteur public propriétaire"}};
inline constexpr sim::LinkKey citizen{all, models::citizen::all, "citizen", {"owner, if an engaged citizen", "propriétaire, si personne engagée"}, {"owning citizen", "personne propriétaire"}};
inline constexpr sim::LinkKey place{all, commune::all, "place", {"commune of its owner", "commune de son propriétaire"}, {"commune of its owner", "commune du propriétaire"}};
inline constexpr sim::LinkKey face_of_firm{models::firm::all, all, "face", {"its face in collaboration; none for most own-account workers", "son visage dans la collaboration"}, {"face in collaboration", "visage en collaboration"}};
inline constexpr sim::LinkKey face_of_citizen{models::citizen::all, all, "face", {"face of an engaged citizen", "visage d'une personne engagée"}, {"face in collaboration", "visage en collaboration"}};

inline constexpr ColumnKey<Sphere> sphere{all, "sphere", unit::one, {"private, public, research or civil", "privée, publique, recherche ou civile"}, {"sphere of society", "sphère de la société"}};
inline constexpr ColumnKey<std::uint8_t> topic{all, "topic", unit::one, {"main topic of interest: 0 energy, 1 buildings, 2 mobility, 3 food, 4 circularity, 5 skills, 6 digital, 7 nature", "sujet principal : 0 énergie, 1 bâtiment, 2 mobilité, 3 alimentation, 4 circularité, 5 compétences, 6 numérique, 7 nature"}, {"main topic", "sujet principal"}};
inline constexpr std::uint8_t topics = 8, energy = 0;
inline constexpr ColumnKey<float> cooperation{all, "cooperation", unit::one, {"cooperation skill, 0 to 1", "savoir-coopérer, 0 à 1"}, {"cooperation skill", "savoir-coopérer"}};
inline constexpr ColumnKey<Role> role{all, "role", unit::one, {"role in collaboration", "rôle dans la collaboration"}, {"role in collaboration", "rôle dans la collaboration"}};
inline constexpr ColumnKey<bool> social{all, "social", unit::one, {"belongs to the social and solidarity economy", "relève de l'économie sociale et solidaire"}, {"social economy", "économie sociale"}};
inline constexpr ColumnKey<float> digital{all, "digital", unit::one, {"digital skill, 0 to 1", "compétence numérique, 0 à 1"}, {"digital skill", "compétence numérique"}};
inline constexpr ColumnKey<float> preactive{all, "preactive", unit::one, {"how far it prepares for change that it expects, 0 to 1", "mesure dans laquelle il se prépare au changement attendu, 0 à 1"}, {"prepares for change", "préactif"}};
inline constexpr ColumnKey<float> proactive{all, "proactive", unit::one, {"how far it provokes the change that it wishes, 0 to 1", "mesure dans laquelle il provoque le changement souhaité, 0 à 1"}, {"provokes change", "proactif"}};
inline constexpr ColumnKey<float> know_how{all, "know_how", unit::one, {"know-how in saving energy, 0 to 1", "savoir-faire en économies d'énergie, 0 à 1"}, {"energy-saving know-how", "savoir-faire énergétique"}};
inline constexpr ColumnKey<float> learned{all, "learned", unit::one, {"know-how in saving energy gained since the start", "savoir-faire en économies d'énergie acquis depuis le départ"}, {"know-how gained", "savoir-faire acquis"}};
inline constexpr ColumnKey<bool> attends{all, "attends", unit::one, {"comes to this month's meeting", "vient à la réunion du mois"}, {"comes to the meeting", "vient à la réunion"}};
inline constexpr ColumnKey<double> aided{all, "aided", unit::eur, {"help received since it last thanked for it", "aide reçue, pas encore reconnue"}, {"help not yet acknowledged", "aide non reconnue"}, 0.01};
inline constexpr sim::LinkKey creditor{all, all, "creditor", {"who helped and is not yet paid back", "qui a aidé et n'est pas encore remboursé"}, {"helper to pay back", "aidant à rembourser"}};

inline constexpr sim::NetworkKey trust{all, all, "trust", {"acquaintance: whom the actor knows, directed", "connaissance : qui l'acteur connaît, orienté"},
                                       {"first ties are invented unless the territory's file states them", "premiers liens inventés, sauf ceux que le fichier du territoire donne"}};
inline constexpr sim::EdgeColumnKey<float> good{trust, "good", unit::one, {"count of good experiences, fading", "compte d'expériences bonnes, qui s'estompe"}, {"good experiences", "expériences bonnes"}};
inline constexpr sim::EdgeColumnKey<float> bad{trust, "bad", unit::one, {"count of bad experiences, fading", "compte d'expériences mauvaises, qui s'estompe"}, {"bad experiences", "expériences mauvaises"}};
inline constexpr sim::EdgeColumnKey<double> lent_to{trust, "lent", unit::eur, {"lent to this partner and not yet known to be lost", "prêté à ce partenaire"}, {"money lent", "argent prêté"}};

inline constexpr sim::EdgeColumnKey<std::int32_t> exchanged{trust, "exchanged", unit::day, {"day of the last contact or exchange since 1970-01-01; 0: none", "jour du dernier contact ou échange depuis 1970-01-01 ; 0 : aucun"}, {"last exchange", "dernier échange"}};
// What one believes of the other, as it stood when it last looked: decisions use this, never the truth.
inline constexpr sim::EdgeColumnKey<std::int32_t> seen{trust, "seen", unit::day, {"day on which it last learnt what the other can do, since 1970-01-01; 0: never", "jour où il a su pour la dernière fois ce que l'autre sait faire, depuis 1970-01-01 ; 0 : jamais"}, {"last learnt of", "dernière nouvelle apprise"}};
inline constexpr sim::EdgeColumnKey<std::uint64_t> image{trust, "image", unit::one, {"fields in which it believes the other to have know-how to share, one bit each", "domaines où il croit que l'autre a un savoir-faire à partager, un bit chacun"}, {"know-how believed", "savoir-faire supposé"}};

// Expected value of a beta distribution (Josang and Ismail 2002): 1/2 without experience.
constexpr double trust_of(double good, double bad) { return (good + 1) / (good + bad + 2); }
inline constexpr double trusted = 0.6;  // what counts as a trusted tie where ties are counted (assumed)

inline constexpr sim::BidKey aid{all, all, "aid", {"help asked from a partner", "aide demandée à un partenaire"}};

}  // namespace models::actor
