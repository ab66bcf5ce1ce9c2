// models/vocabulary/schema_collaboration.cpp -- what a world holds of collaboration: profiles, knowledge, tools, projects, platform.
#include "models/vocabulary/schema_collaboration.hpp"

#include "models/vocabulary/actor_map.hpp"
#include "models/vocabulary/aid.hpp"
#include "models/vocabulary/agenda.hpp"
#include "models/vocabulary/group.hpp"
#include "models/vocabulary/knowledge.hpp"
#include "models/vocabulary/meeting.hpp"
#include "models/vocabulary/platform.hpp"
#include "models/vocabulary/project.hpp"
#include "models/vocabulary/project_count.hpp"
#include "models/vocabulary/tool.hpp"
#include "sim/kernel/world.hpp"

namespace models {
namespace {

template <const auto&... Columns> sim::Population& columns(sim::Population& population) {
  (population.add<Columns>(), ...);
  return population;
}
template <const auto&... Columns> void columns(sim::Network& network) { (network.add<Columns>(), ...); }
void links(sim::Population& population, std::initializer_list<const sim::LinkKey*> keys) {
  for (const sim::LinkKey* key : keys) population.add_link(*key);
}

void declare_actors(sim::World& world) {
  namespace a = actor;
  columns<a::role, a::social, a::digital, a::preactive, a::proactive>(world[a::all]);
  columns<a::exchanged, a::seen, a::image>(world[a::trust]);
}

void declare_groups(sim::World& world) {
  namespace g = group;
  links(columns<g::kind, g::rhythm, g::facilitation, g::wanted_roles, g::peers_only, g::opened, g::meetings>(world[g::all]), {&g::place});
}

void declare_knowledge(sim::World& world) {
  columns<field::topic>(world.add(field::all));
  links(columns<capability::topic, capability::rarity>(world.add(capability::all)), {&capability::field});
  columns<kene::ability, kene::expertise, kene::shared, kene::used>(world.add(kene::of));
  namespace a = actor;
  columns<a::core, a::offers, a::offers_tools, a::lacks, a::topics_mask>(world[a::all]);

  columns<kene::hypothesis>(world[kene::of]);
  columns<field::innovations>(world[field::all]);
  columns<capability::holders>(world[capability::all]);
  world.add(capability::catalogue);
  world.add(capability::published);
  columns<a::fields, a::room, a::strategy, a::absorption, a::failures, a::setbacks, a::turns, a::reflected, a::culture, a::attuned, a::research_on, a::research_up, a::quality, a::reward, a::product, a::innovated,
          a::heir, a::course, a::course_until, a::course_completed, a::admitted, a::procedures, a::silo, a::response>(world[a::all])
      .add_link(a::parent);
  world.add(a::founding), world.add(a::course_place);
  namespace t = territory;
  columns<t::knowers, t::kene_sum, t::kene_squares, t::expertise_sum, t::holder_squares, t::bodies_answering, t::response_sum, t::culture_sum, t::culture_of, t::needs_held, t::needs_unmet>(world[t::all]);
  columns<t::kene_length, t::expertise, t::capabilities, t::capability_diversity, t::knowledge_concentration, t::complementarities_unmet, t::capabilities_learned, t::capabilities_copied, t::innovations, t::innovations_social,
          t::innovations_research, t::research_cost, t::spin_offs, t::spin_offs_alive, t::strategy_changes, t::courses_begun, t::courses_completed, t::courses_cost, t::excluded_firms, t::excluded_public,
          t::excluded_research, t::excluded_civil, t::procedures_changed, t::response_time, t::culture>(world[t::all]);
}

// What meetings leave behind; needs the fields of know-how.
void declare_meetings(sim::World& world) {
  namespace a = actor;
  columns<a::since, a::told>(world[a::trust]);
  columns<a::has_news, a::roused_preactive, a::roused_proactive, a::preactive_gain>(world[a::all]);
  columns<firm::readiness>(world[firm::all]);
  columns<field::needed_by>(world[field::all]);
  namespace g = group;
  columns<g::guests, g::helper, g::helper_cost, g::led, g::present, g::value, g::quality, g::coverage, g::diagnosis, g::shared_accuracy, g::own_accuracy>(world[g::all]);
  namespace t = territory;
  auto& whole = world[t::all];
  columns<t::meetings_count, t::full_count, t::tables_count, t::views_count, t::contacts_count, t::present_count, t::left_count, t::reports_count, t::value_sum, t::full_value_sum, t::meetings_coverage_sum,
          t::shared_accuracy_sum, t::own_accuracy_sum, t::in_need, t::recurrent>(whole);
  columns<t::campaigns, t::deliberations, t::voice_spent, t::took_part, t::depth_sum, t::followed_sum, t::voiced_sum, t::voiced>(whole);
  columns<t::exchanged_count, t::strong_count, t::roles_count, t::branches_count, t::inside_private, t::inside_public, t::inside_research, t::inside_civil, t::all_private, t::all_public, t::all_research,
          t::all_civil, t::preactive_sum, t::preactive_squares, t::proactive_sum, t::proactive_squares, t::gap_sum, t::readiness_sum, t::voices>(whole);
  columns<t::meetings, t::meetings_present, t::meetings_contacts, t::meetings_value, t::meetings_full_value, t::meetings_coverage, t::shared_diagnosis, t::own_diagnosis, t::groups_left, t::group_reports,
          t::ties_strong, t::ties_roles, t::ties_branches, t::ties_exchanged, t::e_i_private, t::e_i_public, t::e_i_research, t::e_i_civil>(whole);
  columns<t::actors_preactive, t::actors_preactive_variance, t::actors_proactive, t::actors_proactive_variance, t::will_gap, t::readiness, t::participation, t::participation_depth, t::participation_quality,
          t::voice_cost>(whole);
}

void declare_tools(sim::World& world) {
  namespace t = tool;
  links(columns<t::field, t::capacity, t::output>(world.add(t::all)), {&t::owner, &t::house});
  world.add(t::tools);
  columns<t::from, t::until, t::amount>(world.add(t::bookings));
  world.add(t::booking);
}

void declare_project_counts(sim::World& world) {
  namespace t = territory;
  columns<t::projects_proposed, t::projects_assembled, t::assembly_days, t::projects_begun, t::projects_funded, t::projects_delivered, t::projects_failed, t::projects_refused, t::projects_given_up, t::delay_days,
          t::use_sum>(world[t::all]);
  columns<t::asked_previous, t::asked_second_hand, t::asked_acquaintances, t::asked_randomly, t::asked_by_platform, t::asks_joined, t::asks_wasted, t::asks_wasted_platform, t::tools_refused>(world[t::all]);
  columns<t::project_seats, t::newcomer_seats, t::project_pairs, t::repeat_pairs, t::project_seats_small, t::projects_with_citizens, t::projects_across, t::project_coverage_sum, t::crisis_problems_solved, t::project_spending, t::project_own>(world[t::all]);
  columns<t::projects_searching, t::projects_running, t::seats_running, t::co2_avoided, t::work_made, t::noise_added, t::people_trained>(world[t::all]);
  columns<t::assembly_months, t::project_delay, t::implementation_rate, t::delivery_rate, t::project_use, t::repeat_share, t::newcomer_share, t::project_coverage, t::citizens_share, t::brought_count, t::brought_diversity, t::rare_share>(world[t::all]);
  columns<size_class::seats_in_projects>(world[size_class::all]);
}

void declare_projects(sim::World& world) {
  namespace p = problem;
  links(columns<p::topic, p::field, p::fields, p::severity, p::crisis, p::state, p::opened, p::closed>(world.add(p::all)), {&p::owner});
  world.add(p::needs), world.add(p::of);
  namespace c = call;
  links(columns<c::topic, c::opened, c::closes, c::budget, c::experiments>(world.add(c::all)), {&c::host});
  world.add(c::asks);
  columns<c::field, c::need_weight, c::least_match, c::quota, c::form, c::cap, c::open_results, c::selected>(world[c::all]);
  links(columns<actor::heard_day>(world[actor::all]), {&actor::heard});
  namespace j = project;
  links(columns<j::phase, j::governance, j::topic, j::experiment, j::born, j::started, j::due, j::ended, j::progress, j::match, j::granted, j::spent, j::use>(world.add(j::all)),
        {&j::leader, &j::answers, &j::serves});
  columns<j::brings>(world.add(j::partners));
  world.add(j::projects);
  world.add(j::proposal), world.add(j::grant);
  columns<j::trust_weight, j::by_platform, j::quota, j::enough, j::fewest, j::most, j::tool_field, j::equipped, j::coverage, j::outcome, j::co2, j::work_made, j::noise, j::trained>(world[j::all]);
  columns<j::stage>(world.add(j::approached));
  columns<j::times>(world.add(j::worked_with));
  world.add(j::everybody), world.add(j::open_calls), world.add(j::tool_wanted);
  columns<j::listed>(world[actor::all]);
  columns<j::brought>(world[capability::all]);
  world[p::all].add_link(j::tackled_by);
  declare_project_counts(world);
}

void declare_agenda(sim::World& world) {
  namespace i = issue;
  namespace l = plan;
  namespace t = territory;
  links(columns<i::field, i::topic, i::actors, i::opened, i::voiced, i::closed>(world.add(i::all)), {&i::host, &i::group});
  columns<i::why>(world.add(i::stakes)), world.add(i::agenda);
  links(columns<l::topic, l::part, l::spent, l::asked, l::declared>(world.add(l::all)), {&l::host});
  world.add(l::lines), world.add(problem::voice);
  world[group::all].add_link(group::issue);
  columns<actor::threatened>(world[actor::all]);
  columns<public_body::advised>(world[public_body::all]);
  columns<project::open>(world[project::all]);
  columns<field::problems, field::problems_heard>(world[field::all]);
  columns<t::granted, t::expert_paid, t::targets_met, t::targets_missed, t::problems_open, t::problems_crisis, t::problems_tackled, t::problems_solved, t::problems_given_up, t::heard_on_site, t::heard_online, t::heard_delegated, t::issues_open, t::at_stake,
          t::at_table, t::excluded_share, t::plan_distance_sum, t::plans, t::plan_distance, t::calls_open, t::calls_money, t::concerned, t::aware, t::lead_days, t::unaware_share, t::lead_time>(world[t::all]);
}

void declare_platform(sim::World& world) {
  namespace p = platform;
  links(columns<p::until, p::cost, p::funded, p::runs, p::open_source, p::profiles, p::workspace, p::project_tools, p::watch, p::members>(world.add(p::all)), {&p::host});
  columns<p::eases, p::subsidy, p::keepers, p::owed, p::dark>(world[p::all]);
  world.add(p::listing), world.add(p::funding), world.add(p::hosting);
  namespace a = actor;
  links(columns<a::published, a::published_tools, a::published_needs, a::published_day>(world[a::all]), {&a::platform});
  namespace t = territory;
  columns<t::platform_paid, t::watch_paid, t::map_actors, t::platform_members, t::platform_profiles, t::entries_true, t::entries_public, t::tools_true, t::tools_public, t::offers_true, t::offers_told, t::told,
          t::beliefs, t::beliefs_right, t::beliefs_beyond, t::images, t::image_days, t::ties_counted, t::ties_exchanging, t::in_private, t::in_public, t::in_research, t::in_civil, t::off_private,
          t::off_public, t::off_research, t::off_civil, t::chains_true, t::chains_read, t::chains_right>(world[t::all]);
  links(columns<t::map_coverage, t::public_coverage, t::tools_coverage, t::profile_recall, t::profile_precision, t::belief_age, t::belief_error, t::exchanging, t::offline_private, t::offline_public,
                t::offline_research, t::offline_civil, t::chain_recall, t::chain_precision>(world[t::all]), {&t::platform});
}

void declare_aid(sim::World& world) {
  namespace t = territory;
  columns<t::staff_on_loan, t::equipment_on_loan, t::service_on_loan, t::asked_ties, t::asked_groups, t::asked_platform, t::aids_given>(world[t::all]);
  columns<actor::agreed>(world[actor::all]);
  columns<aid::staff, aid::users, aid::until>(world.add(aid::loans));
  columns<aid::lent_output>(world[tool::bookings]);
  for (const sim::BidKey* bid : {&aid::ask_staff, &aid::ask_service, &aid::ask_equipment}) world.add(*bid);
}

void declare_map(sim::World& world) {
  namespace t = territory;
  columns<t::map_density, t::map_degree, t::map_components, t::map_giant, t::map_clustering, t::map_transitivity, t::map_path, t::map_sigma, t::map_core, t::map_modularity, t::map_assortativity, t::map_ei_sphere, t::map_ei_topic, t::map_ei_sector, t::map_ei_commune,
          t::map_public_private, t::map_constraint, t::map_effective, t::map_closeness, t::map_betweenness, t::map_coordinators, t::map_itinerants, t::map_gatekeepers, t::map_representatives, t::map_liaisons, t::map_cuts, t::map_bridges, t::map_redundancy, t::supplier_concentration>(world[t::all]);
  namespace a = actor;
  columns<a::map_degree, a::map_closeness, a::map_betweenness, a::map_eigenvector, a::map_pagerank, a::map_constraint, a::map_core, a::map_cut>(world[a::all]);
}

}  // namespace

void declare_collaboration(sim::World& world) {
  declare_actors(world);
  declare_groups(world);
  declare_knowledge(world);
  declare_meetings(world);
  declare_tools(world);
  declare_projects(world);
  declare_agenda(world);
  declare_platform(world);
  declare_aid(world);
  declare_map(world);
}

}  // namespace models
