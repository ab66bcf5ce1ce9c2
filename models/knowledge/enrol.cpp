// models/knowledge/enrol.cpp -- one line for each process.
#include "models/knowledge/enrol.hpp"

#include "models/knowledge/advice.hpp"
#include "models/knowledge/catalogue.hpp"
#include "models/knowledge/courses.hpp"
#include "models/knowledge/innovate.hpp"
#include "models/knowledge/learn.hpp"
#include "models/knowledge/open_results.hpp"
#include "models/knowledge/practise.hpp"
#include "models/knowledge/profile.hpp"
#include "models/knowledge/public_innovation.hpp"
#include "models/knowledge/reflect.hpp"
#include "models/knowledge/research.hpp"
#include "models/knowledge/spin_off.hpp"

namespace models::knowledge {

void enrol(sim::Catalogue& catalogue) {
  catalogue.add<Advice>("knowledge");
  catalogue.add<ListCapabilities>("knowledge");
  catalogue.add<Profile>("knowledge");
  catalogue.add<LearnFromPartners>("knowledge");
  catalogue.add<PublishResults>("knowledge");
  catalogue.add<CopyResults>("knowledge");
  catalogue.add<Reflect>("knowledge");
  catalogue.add<Culture>("knowledge");
  catalogue.add<Research>("knowledge");
  catalogue.add<Innovate>("knowledge");
  catalogue.add<SpinOff>("knowledge");
  catalogue.add<FoundSpinOff>("knowledge");
  catalogue.add<Inherit>("knowledge");
  catalogue.add<PublicInnovation>("knowledge");
  catalogue.add<Train>("knowledge");
  catalogue.add<OnlineCourses>("knowledge");
  catalogue.add<FundCourses>("knowledge");
  catalogue.add<Study>("knowledge");
  catalogue.add<Unlearn>("knowledge");
  catalogue.add<Practise>("knowledge");
}

}  // namespace models::knowledge
