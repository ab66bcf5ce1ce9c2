// models/vocabulary/field_names.hpp -- the 64 fields of know-how by name: eight in each topic, in the order of their rows.
#pragma once
#include <array>
#include <cstdint>
#include <string_view>

#include "models/vocabulary/knowledge.hpp"

namespace models::field {

struct Name {
  std::string_view en, fr;
};
inline constexpr std::array<Name, count> names{{
    // energy
    {"solar", "solaire"}, {"wind power", "éolien"}, {"biogas", "biogaz"}, {"heat networks", "réseaux de chaleur"},
    {"energy storage", "stockage d'énergie"}, {"power grids", "réseaux électriques"}, {"metering", "comptage"}, {"energy efficiency", "efficacité énergétique"},
    // buildings
    {"insulation", "isolation"}, {"timber building", "construction bois"}, {"heating and cooling", "chauffage et climatisation"}, {"renovation", "rénovation"},
    {"building materials", "matériaux"}, {"architecture", "architecture"}, {"planning and land", "urbanisme et foncier"}, {"housing", "logement"},
    // mobility
    {"cycling", "vélo"}, {"public transport", "transports collectifs"}, {"car sharing", "autopartage"}, {"freight", "fret"},
    {"electric vehicles", "véhicules électriques"}, {"vehicle maintenance", "entretien de véhicules"}, {"rail", "ferroviaire"}, {"mobility planning", "plans de mobilité"},
    // food
    {"market gardening", "maraîchage"}, {"livestock", "élevage"}, {"organic farming", "agriculture biologique"}, {"food processing", "transformation alimentaire"},
    {"short food chains", "circuits courts"}, {"canteens", "restauration collective"}, {"cold chain", "chaîne du froid"}, {"food aid", "aide alimentaire"},
    // circularity
    {"reuse", "réemploi"}, {"recycling", "recyclage"}, {"repair", "réparation"}, {"ecodesign", "écoconception"},
    {"waste collection", "collecte des déchets"}, {"water", "eau"}, {"industrial ecology", "écologie industrielle"}, {"composting", "compostage"},
    // skills
    {"vocational training", "formation professionnelle"}, {"apprenticeship", "apprentissage"}, {"facilitation", "animation"}, {"project management", "gestion de projet"},
    {"law", "droit"}, {"funding", "financement"}, {"health and care", "santé et soins"}, {"work integration", "insertion par l'activité"},
    // digital
    {"data", "données"}, {"software", "logiciel"}, {"sensors", "capteurs"}, {"digital fabrication", "fabrication numérique"},
    {"cybersecurity", "cybersécurité"}, {"artificial intelligence", "intelligence artificielle"}, {"mapping", "cartographie"}, {"digital inclusion", "inclusion numérique"},
    // nature
    {"biodiversity", "biodiversité"}, {"forestry", "forêt"}, {"soils", "sols"}, {"rivers and wetlands", "rivières et zones humides"},
    {"flood prevention", "prévention des inondations"}, {"urban greening", "végétalisation"}, {"air quality", "qualité de l'air"}, {"environmental education", "éducation à l'environnement"},
}};

}  // namespace models::field
