// What a wrong input is answered with: exit code 2 and these exact words, and nothing is written.
#include <algorithm>
#include <string>
#include <vector>

#include "tests/app/program.hpp"
#include "tests/catch.hpp"

namespace {

using namespace tests;

const std::string none = "(no such file)";
const std::string from_changes = "(the right one, with changes)";
const std::string earthquake = [] {
  std::string text = crisis;
  return text.replace(text.find("energy_price"), 12, "earthquake");
}();

struct Case {
  std::string name;
  std::string scenario = from_changes;  // text of scenario.json
  Members changed{};                    // of the right scenario
  Members others{};                     // files beside it
  std::string words = "run scenario.json";
  std::string where = "scenario.json";  // the file, or the option, that is at fault
  std::vector<std::string> said{};      // one line for each mistake: place, pointer, sentence
};

std::vector<Case> cases() {
  return {
      {.name = "no file",
       .scenario = none,
       .words = "run absent.json",
       .where = "absent.json",
       .said = {"there is no such file"}},
      {.name = "a folder",
       .scenario = none,
       .words = "run .",
       .where = ".",
       .said = {"this is a folder, expected a file"}},
      {.name = "an empty file", .scenario = "", .said = {"1:1  the file is empty, expected a JSON value"}},
      {.name = "nothing but blanks",
       .scenario = " \n\n",
       .said = {"3:1  the file is empty, expected a JSON value"}},
      {.name = "not JSON",
       .scenario = "hello",
       .said = {"1:1  hello is not JSON, expected a number, true, false, null, or a text in double "
                "quotes"}},
      {.name = "a comma too many",
       .scenario = "{\n  \"format\": \"sillon-scenario/1\",\n}\n",
       .said = {"2:32  nothing follows this comma, expected a name or no comma"}},
      {.name = "a comma missing",
       .scenario = "{\n  \"format\": \"sillon-scenario/1\"\n  \"title\": \"x\"\n}\n",
       .said = {R"(3:3  "title" after a value, expected a comma or "}")"}},
      {.name = "a bracket that never closes",
       .scenario = "{ \"clock\": { \"start\": \"2020-01-06\" ",
       .said = {R"(1:36  /clock  the file ends inside the object that begins in line 1, expected "}")"}},
      {.name = "a quotation mark that never closes",
       .scenario = "{ \"title\": \"test }\n",
       .said = {"1:12  this quotation mark is never closed"}},
      {.name = "a comment as in C",
       .scenario = "{ // the title\n  \"title\": \"x\" }\n",
       .said = {R"(1:3  JSON has no comments, expected a member "comment")"}},
      {.name = "NaN",
       .changed = {{"seed", "NaN"}},
       .said = {"7:11  NaN is not a number of JSON, expected a finite number"}},
      {.name = "infinity",
       .changed = {{"seed", "Infinity"}},
       .said = {"7:11  Infinity is not a number of JSON, expected a finite number"}},
      {.name = "a number beyond all measure",
       .changed = {{"replicates", "1e999"}},
       .said = {"7:17  1e999 is too large for a number"}},
      {.name = "a number with too many digits",
       .changed = {{"seed", "123456789012345678901234567890"}},
       .said = {"7:11  /seed  123456789012345678901234567890 has too many digits for a whole number, "
                "expected at most 9223372036854775807; write an amount as 1.5e19"}},
      {.name = "a name given twice",
       .scenario = "{\n  \"title\": \"a\",\n  \"title\": \"b\"\n}\n",
       .said = {R"(3:3  /title  the name "title" stands twice in this object)"}},
      {.name = "bytes that are not UTF-8",
       .scenario = "{ \"title\": \"caf\xe9"
                   "\" }\n",
       .said = {"1:16  the byte 0xE9 is not UTF-8, expected a file saved as UTF-8"}},
      {.name = "a list instead of an object",
       .scenario = "[]\n",
       .said = {"1:1  a list, expected an object"}},
      {.name = "a number instead of an object",
       .scenario = "42\n",
       .said = {"1:1  a number, expected an object"}},
      {.name = "null instead of an object", .scenario = "null\n", .said = {"1:1  null, expected an object"}},
      {.name = "no format", .changed = {{"format", ""}}, .said = {R"(1:1  missing "format")"}},
      {.name = "a version of the format that does not exist",
       .changed = {{"format", R"("sillon-scenario/2")"}},
       .said = {R"(2:13  /format  format "sillon-scenario/2", expected "sillon-scenario/1")"}},
      {.name = "the format of another file",
       .scenario = crisis,
       .said = {R"(1:13  /format  format "sillon-crisis/1", expected "sillon-scenario/1")"}},
      {.name = "a format that is a number",
       .changed = {{"format", "1"}},
       .said = {"2:13  /format  a number, expected one of sillon-scenario/1"}},
      {.name = "extends itself",
       .changed = {{"extends", R"("scenario.json")"}},
       .said = {"7:14  /extends  a file that extends itself: scenario.json -> scenario.json"}},
      {.name = "extends in a circle",
       .changed = {{"extends", R"("one.json")"}},
       .others = {{"one.json", "{ \"extends\": \"two.json\" }\n"},
                  {"two.json", "{ \"extends\": \"scenario.json\" }\n"}},
       .where = "two.json",
       .said = {"1:14  /extends  a file that extends itself: scenario.json -> one.json -> two.json -> "
                "scenario.json"}},
      {.name = "extends a file that is not there",
       .changed = {{"extends", R"("absent.json")"}},
       .said = {R"(7:14  /extends  "absent.json": there is no such file)"}},
      {.name = "extends a number",
       .changed = {{"extends", "7"}},
       .said = {"7:14  /extends  a number, expected a file name or a list of file names"}},
      {.name = "extends a file that holds a list",
       .changed = {{"extends", R"("list.json")"}},
       .others = {{"list.json", "[1, 2]\n"}},
       .said = {R"(7:14  /extends  "list.json" holds a list, expected an object)"}},
      {.name = "extends a file with a mistake",
       .changed = {{"extends", R"("parent.json")"}},
       .others = {{"parent.json", "{ \"title\": tru }\n"}},
       .where = "parent.json",
       .said = {"1:12  tru is not JSON, expected a number, true, false, null, or a text in double "
                "quotes"}},
      {.name = "a mistake in a parent is told in the parent",
       .changed = {{"extends", R"("parent.json")"}},
       .others = {{"parent.json", "{\n  \"replicates\": \"five\"\n}\n"}},
       .where = "parent.json",
       .said = {"2:17  /replicates  a text, expected a whole number"}},
      {.name = "uses a file that is not there",
       .changed = {{"territory", R"({ "use": "absent.json" })"}},
       .said = {R"(4:25  /territory/use  "absent.json": there is no such file)"}},
      {.name = "uses a folder",
       .changed = {{"territory", R"({ "use": "." })"}},
       .said = {R"(4:25  /territory/use  ".": this is a folder, expected a file)"}},
      {.name = "writes what only the reader writes",
       .changed = {{"territory", R"({ "use": "place.json", "used": {} })"}},
       .said = {R"(4:47  /territory/used  "used" is filled in when the file named by "use" is read)"}},
      {.name = "an unknown name",
       .changed = {{"replicate", "5"}},
       .said = {R"(7:16  /replicate  unknown name "replicate"; nearest: "replicates")"}},
      {.name = "an unknown name inside",
       .changed = {{"clock", R"({ "start": "2020-01-06", "end": "2020-06-01", "until": "2020-06-01" })"}},
       .said = {R"(5:44  /clock/end  unknown name "end"; known names: start, step, until)"}},
      {.name = "no title", .changed = {{"title", ""}}, .said = {R"(1:1  missing "title")"}},
      {.name = "an empty title", .changed = {{"title", R"("")"}}, .said = {"3:12  /title  an empty text"}},
      {.name = "a title in no language",
       .changed = {{"title", R"({ "de": "Versuch" })"}},
       .said = {R"(3:12  /title     no text, expected a text or an object with "fr" and "en")",
                R"(3:20  /title/de  unknown name "de"; known names: fr, en)"}},
      {.name = "no territory", .changed = {{"territory", ""}}, .said = {R"(1:1  missing "territory")"}},
      {.name = "a territory that is a text",
       .changed = {{"territory", R"("place.json")"}},
       .said = {"4:16  /territory  a text, expected an object"}},
      {.name = "a scale beyond one",
       .changed = {{"territory", R"({ "use": "place.json", "scale": 2 })"}},
       .said = {"4:48  /territory/scale  2 is outside [0.0001, 1]"}},
      {.name = "a territory of another format",
       .changed = {{"territory", R"({ "use": "crisis.json" })"}},
       .others = {{"crisis.json", crisis}},
       .where = "crisis.json",
       .said = {R"(1:13  /format  format "sillon-crisis/1", expected "sillon-territory/1")"}},
      {.name = "a mistake in the territory",
       .changed = {{"territory", R"({ "use": "wrong.json" })"}},
       .others = {{"wrong.json", "{ \"format\": \"sillon-territory/1\",\n  \"communes\": 36 }\n"}},
       .where = "wrong.json",
       .said = {R"(1:1              missing "figures")", "2:15  /communes  a number, expected a list or an object"}},
      {.name = "no clock", .changed = {{"clock", ""}}, .said = {R"(1:1  missing "clock")"}},
      {.name = "a day that the calendar lacks",
       .changed = {{"clock", R"({ "start": "2019-02-29", "until": "2020-06-01" })"}},
       .said = {R"(5:23  /clock/start  "2019-02-29" is not a day of the calendar, expected a date )"
                R"(such as "2019-01-07")"}},
      {.name = "a date written otherwise",
       .changed = {{"clock", R"({ "start": "6/1/2020", "until": "2020-06-01" })"}},
       .said = {R"(5:23  /clock/start  "6/1/2020" is not a day of the calendar, expected a date such )"
                R"(as "2019-01-07")"}},
      {.name = "an end before the start",
       .changed = {{"clock", R"({ "start": "2020-01-06", "until": "2019-06-01" })"}},
       .said = {R"(5:46  /clock/until  "2019-06-01" is not later than "start", 2020-01-06)"}},
      {.name = "less than one step",
       .changed = {{"clock", R"({ "start": "2020-01-06", "step": "month", "until": "2020-02-01" })"}},
       .said = {R"(5:63  /clock/until  "2020-02-01" is less than one month after "start", 2020-01-06)"}},
      {.name = "too many steps",
       .changed = {{"clock", R"({ "start": "0001-01-01", "step": "day", "until": "9999-12-31" })"}},
       .said = {R"(5:61  /clock/until  "9999-12-31" makes 3652058 steps, more than 100000)"}},
      {.name = "a step that is none",
       .changed = {{"clock", R"({ "start": "2020-01-06", "step": "weak", "until": "2020-06-01" })"}},
       .said = {R"(5:45  /clock/step  "weak" is not one of day, week, month; nearest: "week")"}},
      {.name = "a clock that is a list",
       .changed = {{"clock", R"(["2020-01-06", "2020-06-01"])"}},
       .said = {"5:12  /clock  a list, expected an object"}},
      {.name = "no replicate",
       .changed = {{"replicates", "0"}},
       .said = {"7:17  /replicates  0 is outside [1, 10000]"}},
      {.name = "half a replicate",
       .changed = {{"replicates", "2.5"}},
       .said = {"7:17  /replicates  2.5 is not a whole number"}},
      {.name = "replicates in words",
       .changed = {{"replicates", R"("five")"}},
       .said = {"7:17  /replicates  a text, expected a whole number"}},
      {.name = "a negative seed",
       .changed = {{"seed", "-1"}},
       .said = {"7:11  /seed  -1 is outside [0, 9007199254740991]"}},
      {.name = "no processes", .changed = {{"processes", ""}}, .said = {R"(1:1  missing "processes")"}},
      {.name = "an empty list of processes",
       .changed = {{"processes", "[]"}},
       .said = {"6:16  /processes  a list of 0, expected at least 1"}},
      {.name = "an unknown process",
       .changed = {{"processes", R"([{ "process": "energy_prize" }])"}},
       .said = {R"(6:30  /processes/0/process  no process "energy_prize"; nearest: "energy_price")"}},
      {.name = "a process that is a text",
       .changed = {{"processes", R"(["energy_price"])"}},
       .said = {"6:17  /processes/0  a text, expected an object"}},
      {.name = "a process without a name",
       .changed = {{"processes", R"([{ "with": {} }])"}},
       .said = {R"(6:17  /processes/0  missing "process")"}},
      {.name = "two processes of one name",
       .changed = {{"processes", R"([{ "process": "energy_price" }, { "process": "energy_price" }])"}},
       .said = {R"(6:48  /processes/1  two processes are named "energy_price"; give one another "name")"}},
      {.name = "an unknown parameter",
       .changed = {{"processes", R"([{ "process": "energy_price", "with": { "intensty": 1 } }])"}},
       .said = {R"(6:68  /processes/0/with/intensty  process "energy_price" has no parameter )"
                R"("intensty"; nearest: "intensity")"}},
      {.name = "a parameter out of its range",
       .changed = {{"processes", R"([{ "process": "energy_price", "with": { "intensity": 11 } }])"}},
       .said = {"6:69  /processes/0/with/intensity  11 is outside [0, 10] (energy_price, definition)"}},
      {.name = "a parameter in words",
       .changed = {{"processes", R"([{ "process": "energy_price", "with": { "intensity": "high" } }])"}},
       .said = {"6:69  /processes/0/with/intensity  a text, expected a number"}},
      {.name = "a parameter that is null",
       .changed = {{"processes", R"([{ "process": "energy_price", "with": { "intensity": null } }])"}},
       .said = {"6:69  /processes/0/with/intensity  null, expected a number"}},
      {.name = "a parameter in another unit",
       .changed = {{"processes",
                    R"([{ "process": "energy_price", "with": { "intensity": { "value": 1, "unit": )"
                    R"("EUR" } } }])"}},
       .said = {R"(6:91  /processes/0/with/intensity/unit  unit "EUR", expected "1")"}},
      {.name = "a parameter without its value",
       .changed = {{"processes",
                    R"([{ "process": "energy_price", "with": { "intensity": { "source": "me" } } }])"}},
       .said = {R"(6:69  /processes/0/with/intensity  missing "value")"}},
      {.name = "a lowest value above the highest",
       .changed = {{"processes",
                    R"([{ "process": "energy_price", "with": { "intensity": { "value": 1, "low": 2, )"
                    R"("high": 0.5 } } }])"}},
       .said = {R"(6:90  /processes/0/with/intensity/low  2 is more than "high", 0.5)"}},
      {.name = "a curve that goes back in time",
       .changed = {{"processes", R"([{ "process": "energy_price", "with": { "firms": [["2020-03-01", 1], )"
                                 R"(["2020-02-01", 2]] } }])"}},
       .said = {R"(6:86  /processes/0/with/firms/1/0  "2020-02-01" is not later than the date before )"
                "it, 2020-03-01"}},
      {.name = "a curve with an impossible date",
       .changed = {{"processes",
                    R"([{ "process": "energy_price", "with": { "firms": [["2020-02-30", 1]] } }])"}},
       .said = {R"(6:67  /processes/0/with/firms/0/0  "2020-02-30" is not a day of the calendar, )"
                R"(expected a date such as "2019-01-07")"}},
      {.name = "a curve without points",
       .changed = {{"processes", R"([{ "process": "energy_price", "with": { "firms": [] } }])"}},
       .said = {"6:65  /processes/0/with/firms  a list of 0, expected at least 1"}},
      {.name = "a point of a curve with three parts",
       .changed = {{"processes",
                    R"([{ "process": "energy_price", "with": { "firms": [["2020-03-01", 1, 2]] } }])"}},
       .said = {R"(6:66  /processes/0/with/firms/0  a point of a curve is ["2021-06-01", 1.5]: a date )"
                "and a number"}},
      {.name = "a curve out of its range",
       .changed = {{"processes",
                    R"([{ "process": "energy_price", "with": { "firms": [["2020-03-01", 0]] } }])"}},
       .said = {"6:65  /processes/0/with/firms  0 is outside [0.05, 50] (energy_price, the crisis file)"}},
      {.name = "a number where a curve is wanted",
       .changed = {{"processes", R"([{ "process": "energy_price", "with": { "firms": 1.5 } }])"}},
       .said = {"6:65  /processes/0/with/firms  a number, expected a list or an object"}},
      {.name = "a parameter of an unknown process",
       .changed = {{"parameters", R"({ "enrgy_price.intensity": 1 })"}},
       .said = {R"(7:44  /parameters/enrgy_price.intensity  no process or instance "enrgy_price"; )"
                R"(nearest: "energy_price")"}},
      {.name = "a parameter of a process that is not here",
       .changed = {{"parameters", R"({ "staffing.failure": 4 })"}},
       .said = {R"(7:39  /parameters/staffing.failure  process "staffing" is not in this scenario)"}},
      {.name = "a parameter that its process lacks",
       .changed = {{"parameters", R"({ "energy_price.speed": 1 })"}},
       .said = {R"(7:41  /parameters/energy_price.speed  process "energy_price" has no parameter )"
                R"("speed"; known names: intensity, firms, households, electricity, gas, fuel, households_electricity, households_gas)"}},
      {.name = "a parameter without a process",
       .changed = {{"parameters", R"({ "intensity": 1 })"}},
       .said = {R"(7:32  /parameters/intensity  "intensity" is no parameter, expected )"
                R"("process.parameter")"}},
      {.name = "an unknown switch",
       .changed = {{"processes", R"([{ "process": "energy_price", "mechanism": "prices" }])"},
                   {"switches", R"({ "price": false })"}},
       .said = {R"(7:26  /switches/price  no process embodies a mechanism "price"; nearest: "prices")"}},
      {.name = "a switch that is a number",
       .changed = {{"processes", R"([{ "process": "energy_price", "mechanism": "prices" }])"},
                   {"switches", R"({ "prices": 0 })"}},
       .said = {"7:27  /switches/prices  a number, expected true or false"}},
      {.name = "records an unknown population",
       .changed = {{"record", R"({ "series_of": ["teritory"] })"}},
       .said = {R"(7:29  /record/series_of/0  no population "teritory"; nearest: "territory")"}},
      {.name = "records a population without indicators",
       .changed = {{"record", R"({ "series_of": ["citizen"] })"}},
       .said = {R"(7:29  /record/series_of/0  population "citizen" has no indicators, so no series)"}},
      {.name = "records an unknown column",
       .changed = {{"record", R"({ "agents": { "citizen.emploier": "year" } })"}},
       .said = {R"(7:47  /record/agents/citizen.emploier  population "citizen" has no column or link )"
                R"("emploier"; nearest: "employer")"}},
      {.name = "records a column of nobody",
       .changed = {{"record", R"({ "agents": { "employer": "year" } })"}},
       .said = {R"(7:39  /record/agents/employer  "employer" is no column, expected )"
                R"("population.column")"}},
      {.name = "records an unknown network",
       .changed = {{"record", R"({ "networks": ["truth"] })"}},
       .said = {R"(7:28  /record/networks/0  no network "truth"; nearest: "trust")"}},
      {.name = "records at an unknown pace",
       .changed = {{"record", R"({ "series": "fortnight" })"}},
       .said = {R"(7:25  /record/series  "fortnight" is not one of step, day, week, month, quarter, )"
                "year"}},
      {.name = "a context with a name that no folder can have",
       .changed = {{"contexts", R"({ "a/b": {} })"}},
       .said = {R"(7:24  /contexts/a~1b  "a/b" cannot be a name: letters, digits, "-" and "_", at )"
                "most 60"}},
      {.name = "an unknown name in a context",
       .changed = {{"contexts", R"({ "shock": { "crisis": [] } })"}},
       .said = {R"(7:38  /contexts/shock/crisis  unknown name "crisis"; nearest: "crises")"}},
      {.name = "a crisis that is not there",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "absent.json" }] } })"}},
       .said = {R"(7:48  /contexts/shock/crises/0/use  "absent.json": there is no such file)"}},
      {.name = "a crisis that is a policy",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "policy.json" }] } })"}},
       .others = {{"policy.json", policy}},
       .where = "policy.json",
       .said = {R"(1:13  /format  format "sillon-policy/1", expected "sillon-crisis/1")"}},
      {.name = "a crisis of an unknown process",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "crisis.json" }] } })"}},
       .others = {{"crisis.json", earthquake}},
       .where = "crisis.json",
       .said = {R"(2:16  /events/0/process  no process "earthquake")"}},
      {.name = "a crisis without events",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "crisis.json" }] } })"}},
       .others = {{"crisis.json", "{ \"format\": \"sillon-crisis/1\", \"title\": \"c\" }\n"}},
       .where = "crisis.json",
       .said = {R"(1:1  missing "events")"}},
      {.name = "a negative intensity",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "crisis.json", "intensity": -1 }] } })"}},
       .others = {{"crisis.json", crisis}},
       .said = {"7:76  /contexts/shock/crises/0/intensity  -1 is outside [0, 1000000]"}},
      {.name = "an intensity beyond the process's range",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "crisis.json", "intensity": 50 }] } })"}},
       .others = {{"crisis.json", crisis}},
       .said = {"7:76  /contexts/shock/crises/0/intensity  50 is outside [0, 10] (energy_price, "
                "definition)"}},
      {.name = "an intensity stated twice",
       .changed = {{"contexts",
                    R"({ "shock": { "crises": [{ "use": "crisis.json", "intensity": 1, "with": { )"
                    R"("intensity": 2 } }] } })"}},
       .others = {{"crisis.json", crisis}},
       .said = {R"(7:102  /contexts/shock/crises/0/with/intensity  "intensity" is stated twice: here )"
                R"(and beside "with")"}},
      {.name = "a crisis wholly outside the simulated time",
       .changed = {{"contexts",
                    R"({ "shock": { "crises": [{ "use": "crisis.json", "from": "2031-01-01" }] } })"}},
       .others = {{"crisis.json", crisis}},
       .said = {"7:48  /contexts/shock/crises/0/use  this crisis (from 2031-01-01) is wholly outside "
                "the simulated time, 2020-01-06 to 2020-06-01"}},
      {.name = "a crisis moved to an impossible date",
       .changed = {{"contexts",
                    R"({ "shock": { "crises": [{ "use": "crisis.json", "from": "2020-13-01" }] } })"}},
       .others = {{"crisis.json", crisis}},
       .said = {R"(7:71  /contexts/shock/crises/0/from  "2020-13-01" is not a day of the calendar, )"
                R"(expected a date such as "2019-01-07")"}},
      {.name = "a parameter that no event has",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "crisis.json", "with": { "firm": )"
                                R"([["2020-02-01", 2]] } }] } })"}},
       .others = {{"crisis.json", crisis}},
       .said = {"7:81  /contexts/shock/crises/0/with/firm  no event of this crisis has a parameter "
                R"("firm"; nearest: "firms")"}},
      {.name = "an event that ends before it begins",
       .changed = {{"contexts",
                    R"({ "shock": { "crises": [{ "events": [{ "process": "energy_price", "name": "x", )"
                    R"("from": "2020-05-01", "until": "2020-04-01" }] }] } })"}},
       .said = {"7:52  /contexts/shock/crises/0/events/0  ends on 2020-04-01, before it begins on "
                "2020-05-01"}},
      {.name = "a policy that ends before it begins",
       .changed = {{"strategies",
                    R"({ "act": { "policies": [{ "use": "policy.json", "from": "2020-05-01", "until": )"
                    R"("2020-04-01" }] } })"}},
       .others = {{"policy.json", policy}},
       .said = {R"(7:96  /strategies/act/policies/0/until  "2020-04-01" is not later than "from", )"
                "2020-05-01"}},
      {.name = "an intensity for a policy",
       .changed = {{"strategies",
                    R"({ "act": { "policies": [{ "use": "policy.json", "intensity": 1 }] } })"}},
       .others = {{"policy.json", policy}},
       .said = {R"(7:78  /strategies/act/policies/0/intensity  unknown name "intensity"; known names: )"
                "use, name, from, until, with"}},
      {.name = "a policy with a parameter that it lacks",
       .changed = {{"strategies",
                    R"({ "act": { "policies": [{ "use": "policy.json", "with": { "groups": 20 } }] } })"}},
       .others = {{"policy.json", policy}},
       .said = {"7:85  /strategies/act/policies/0/with/groups  no process of this policy has a "
                R"(parameter "groups"; known names: electricity, firms, fuel, gas, households, households_electricity, households_gas, intensity)"}},
      {.name = "two values for one parameter",
       .changed = {{"contexts", R"({ "shock": { "crises": [{ "use": "crisis.json", "intensity": 2 }] } })"},
                   {"parameters", R"({ "crisis.price.intensity": 3 })"}},
       .others = {{"crisis.json", crisis}},
       .said = {"8:45  /parameters/crisis.price.intensity  contradicts "
                "/contexts/shock/crises/0/intensity, which gives another value to the same parameter"}},
      {.name = "many mistakes at once",
       .changed = {{"replicates", "0"},
                   {"clock", R"({ "start": "2020-01-06", "until": "2020-01-01" })"},
                   {"processes", R"([{ "process": "energy_prize" }, { "process": "energy_price", "with": { )"
                                 R"("intensity": -1 } }])"},
                   {"record", R"({ "networks": ["truth"] })"}},
       .said = {R"(5:46   /clock/until                 "2020-01-01" is not later than "start", )"
                "2020-01-06",
                R"(6:30   /processes/0/process         no process "energy_prize"; nearest: )"
                R"("energy_price")",
                "6:100  /processes/1/with/intensity  -1 is outside [0, 10] (energy_price, definition)",
                "7:17   /replicates                  0 is outside [1, 10000]",
                R"(8:28   /record/networks/0           no network "truth"; nearest: "trust")"}},
      {.name = "an unknown command",
       .scenario = none,
       .words = "rum scenario.json",
       .where = "sillon",
       .said = {R"(no command "rum"; nearest: "run")"}},
      {.name = "an unknown option",
       .words = "run scenario.json --thread 2",
       .where = "sillon run",
       .said = {R"("--thread" was not expected; nearest: "--threads")"}},
      {.name = "no scenario",
       .scenario = none,
       .words = "run",
       .where = "sillon run",
       .said = {"SCENARIO is required; see sillon run --help"}},
      {.name = "threads below zero",
       .words = "run scenario.json --threads=-1",
       .where = "sillon run",
       .said = {R"(--threads: "-1" is not a whole number from 0 to 4096; see sillon run --help)"}},
      {.name = "replicates in words, asked",
       .words = "run scenario.json --replicates many",
       .where = "sillon run",
       .said = {R"(--replicates: "many" is not a whole number from 1 to 10000; see sillon run --help)"}},
      {.name = "an unknown context, asked",
       .changed = {{"contexts", R"({ "calm": {}, "shock": {} })"}},
       .words = "run scenario.json --context shok --context storm",
       .where = "--context",
       .said = {R"(no context "shok"; nearest: "shock")", R"(no context "storm"; known names: calm, shock)"}},
      {.name = "an unknown strategy, asked",
       .words = "run scenario.json --strategy groups",
       .where = "--strategy",
       .said = {R"(no strategy "groups"; known names: default)"}},
      {.name = "an impossible end, asked",
       .words = "run scenario.json --until 2020-02-30",
       .where = "--until",
       .said = {R"("2020-02-30" is not a day of the calendar, expected a date such as "2019-01-07")"}},
      {.name = "an end before the start, asked",
       .words = "run scenario.json --until 2019-01-01",
       .where = "--until",
       .said = {"2019-01-01 is not later than the start, 2020-01-06"}},
      {.name = "an assignment without a value",
       .words = "run scenario.json --set replicates",
       .where = "--set",
       .said = {R"("replicates" has no "=", expected PLACE=VALUE)"}},
      {.name = "an assignment of something unknown",
       .words = "run scenario.json --set replicat=2",
       .where = "--set",
       .said = {R"(/replicat  unknown name "replicat"; nearest: "replicates")"}},
      {.name = "an assignment out of range",
       .words = "run scenario.json --set /replicates=0",
       .where = "--set",
       .said = {"/replicates  0 is outside [1, 10000]"}},
      {.name = "a language that we do not speak",
       .words = "run scenario.json --lang de",
       .where = "sillon run",
       .said = {R"(--lang: "de" is not one of en, fr; see sillon run --help)"}}};
}

void lay_out(const Desk& desk, const Case& one) {
  desk.put("place.json", place);
  for (const auto& [name, text] : one.others) desk.put(name, text);
  if (one.scenario == none) return;
  desk.put("scenario.json", one.scenario == from_changes ? scenario(one.changed) : one.scenario);
}

std::string told(const std::string& where, const std::vector<std::string>& said) {
  std::string text =
      where + ": " + std::to_string(said.size()) + (said.size() == 1 ? " mistake\n" : " mistakes\n");
  for (const auto& line : said) text += "  " + line + "\n";
  return text;
}

}  // namespace

TEST_CASE("each wrong input is answered with exit code 2 and an exact message, and nothing is written",
          "[app][laws]") {
  const auto all = cases();
  CHECK(all.size() >= 40);
  for (const auto& one : all) {
    INFO(one.name);
    const Desk desk;
    lay_out(desk, one);
    const auto before = desk.files();
    const auto outcome = sillon(desk, one.words);
    CHECK(outcome.code == 2);
    CHECK(outcome.err == told(one.where, one.said));
    CHECK(outcome.out.empty());
    CHECK(desk.files() == before);
  }
}

TEST_CASE("the names of the wrong inputs are all different", "[app]") {
  std::set<std::string> names;
  for (const auto& one : cases()) CHECK(names.insert(one.name).second);
}

TEST_CASE("the scenario that the wrong ones are made from is right", "[app]") {
  const Desk desk;
  desk.put("place.json", place);
  desk.put("scenario.json", scenario());
  desk.put("crisis.json", crisis);
  desk.put("policy.json", policy);
  const auto outcome = sillon(desk, "check scenario.json crisis.json policy.json place.json");
  CHECK(outcome.err.empty());
  CHECK(outcome.code == 0);
}

TEST_CASE("a hundred megabytes of nested brackets are refused, not followed", "[app]") {
  const Desk desk;
  desk.put("scenario.json", std::string(100'000'000, '['));
  const auto outcome = sillon(desk, "run scenario.json");
  CHECK(outcome.code == 2);
  CHECK(outcome.err == told("scenario.json", {"1:101  more than 100 levels of brackets inside each other"}));
  CHECK(desk.files() == std::set<std::string>{"scenario.json"});
}

TEST_CASE("what run refuses, check refuses in the same words", "[app]") {
  const Desk desk;
  desk.put("place.json", place);
  desk.put("scenario.json", scenario({{"replicates", "0"}, {"switches", "{ \"a\": true }"}}));
  const auto run = sillon(desk, "run scenario.json"), check = sillon(desk, "check scenario.json");
  CHECK(check.code == 2);
  CHECK(check.err == run.err);
}
