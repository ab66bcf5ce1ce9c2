"""Tries every shipped policy and every shipped crisis in a real place, each against the same run without it, and prints what moved.

    /usr/bin/python3 scenarios/policies/trial.py build/release/sillon            # prints the tables; a minute or two on two quiet cores
    /usr/bin/python3 scenarios/policies/trial.py build/release/sillon --write    # and puts them into docs/guide/policies.md
    /usr/bin/python3 scenarios/policies/trial.py build/release/sillon --only facilitator drought

The place is Loudéac Communauté with Le Mené, all of its 51,811 inhabitants. Files are found by listing the folders. tests/scenarios/policies_test.py runs the same cells, fewer weeks.
"""
import argparse
import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import h5py
import numpy

SCENARIOS = pathlib.Path(__file__).resolve().parent.parent
PAGE = SCENARIOS.parent / "docs" / "guide" / "policies.md"
FROM = "2024-02-05"  # five weeks after the start, in all trials but those of energy
ENERGY_START, ENERGY_FROM = "2022-01-03", "2022-02-07"  # curves of the shields stand at their dates of 2021 to 2024: they are tried then

# How a case is tried and what its file says that it moves. Nothing here is needed to try a file: an unknown one is used as it is, in calm weeks.
#   does      in a sentence, for the tables
#   moves     (series, the direction that the file or its documentation states, how): how is "mean" since it began, or "end", the last day
#   where     the context: "calm" if not stated; "prices" is the energy shock without the state's measures
#   beside    policies that it needs, in both arms
#   with      what this place makes necessary, with the reason; such changes are named in the tables
#   after     weeks later than the others
#   quick     changes that let a slow file show itself in the test's half year and half size, by file, "" for the file itself; not used for the tables
#   faster    parameters of processes for the same purpose, in both arms
#   late      series that cannot move in the test's half year
CASES = {
    "bottom-up-budget": dict(does="the plan's split follows the problems that were heard", moves=[("plan_distance", "less", "mean")]),
    "call-for-projects": dict(does="sets money aside each quarter and grants it to projects", moves=[("calls_money", "more", "mean"), ("granted", "more", "end"), ("projects_funded", "more", "end")], late=["granted", "projects_funded"]),
    "commons": dict(does="opens eight commons, of information and of things", moves=[("commoners", "more", "mean"), ("commons_items", "more", "end")]),
    "communication": dict(does="speaks to residents through local media each month", moves=[("proactivity", "more", "mean")]),
    "conferences": dict(does="three conferences a year on two topics", moves=[("ties_known", "more", "end"), ("ties_across", "more", "end")]),
    "crisis-plan": dict(does="agreements of mutual aid, more stock, second suppliers", moves=[("imports", "more", "mean"), ("supplier_concentration", "less", "end")], late=["supplier_concentration"], beside=["working-groups"],
                        after=13),
    "deliberation": dict(does="debate through four channels", moves=[("participation", "more", "mean"), ("participation_quality", "more", "mean")]),
    "electricity-cushion-2023": dict(does="the state bears a part of dear electricity of firms and public bodies", moves=[("energy_help", "more", "mean"), ("energy_bill", "less", "mean")], where="prices"),
    "experiments": dict(does="small calls for experiments that may fail", moves=[("calls_money", "more", "mean"), ("granted", "more", "end"), ("projects_funded", "more", "end")], late=["granted", "projects_funded"]),
    "facilitator": dict(does="hires a trained facilitator for every group", moves=[("meetings_value", "more", "mean"), ("groups_cost", "more", "mean")], beside=["working-groups"]),
    "inclusion-rule": dict(does="a collective for each issue, with those whom it concerns", moves=[("excluded_share", "less", "mean"), ("ties_across", "more", "end")]),
    "online-courses": dict(does="pays enrolment in online courses", moves=[("courses_begun", "more", "end"), ("courses_completed", "more", "end")]),
    "open-results": dict(does="calls require that results are published", moves=[("capabilities_copied", "more", "end")], beside=["call-for-projects"],
                         quick={"call-for-projects": {"least_match": 0, "days": 28, "budget": 2000000, "purse": 1}},
                         faster={"propose_project.initiative": 1, "watch.full_information": True, "search_partners.asks": 20, "join_project.steepness": 0, "begin_project.length": 1, "work_on_project.usual": 0.01,
                                 "work_on_project.fastest": 10, "work_on_project.risk": 0, "copy_results.reading": 1}),
    "outside-expert": dict(does="an expert finds the problems that nobody told the union of", moves=[("plan_distance", "less", "mean"), ("expert_paid", "more", "end")], after=13),
    "peer-groups": dict(does="twelve groups, first among peers, then mixed", moves=[("members", "more", "mean"), ("ties_trusted", "more", "end")]),
    "platform": dict(does="opens and pays a collaborative platform", moves=[("platform_members", "more", "end"), ("asked_by_platform", "more", "end")], late=["asked_by_platform"]),
    "ptce-cluster": dict(does="one cluster of social economy, firms, public bodies and research", moves=[("members", "more", "mean"), ("ties_across", "more", "end")]),
    "regional-assembly": dict(does="six thematic days a year for 300 actors", moves=[("ties_known", "more", "end"), ("ties_across", "more", "end")]),
    "state-guaranteed-loans": dict(does="firms short of cash borrow with the state's guarantee", moves=[("firms_short", "less", "mean")], where="lockdown-2020-spring"),
    "tariff-shield-2021": dict(does="caps energy prices of households and small firms", moves=[("energy_price_households", "less", "mean"), ("energy_help", "more", "mean")], where="prices"),
    "third-place": dict(does="a house with shared tools in the larger communes", moves=[("meetings_present", "more", "mean"), ("ties_known", "more", "end")],
                        **{"with": {"communes": ["22046", "22136"], "least_inhabitants": 5000}}, quick={"": {"least_inhabitants": 1000}}, why="no commune has 15,000 inhabitants: Le Mené and Loudéac are named"),
    "training": dict(does="places in trainings with others", moves=[("courses_completed", "more", "end"), ("will_gap", "less", "mean")]),
    "working-groups": dict(does="twenty groups across sectors", moves=[("ties_trusted", "more", "end"), ("ties_across", "more", "end")]),

    "abattoir-closure-what-if": dict(does="the largest food plant closes", moves=[("jobs", "less", "end"), ("output", "less", "end")], quick={"": {"notice": 30, "phase_out": 60}}),
    "appliance-plant-closure-2018": dict(does="the largest plant of machines and electronics closes", moves=[("jobs", "less", "end")], quick={"": {"notice": 30, "phase_out": 60, "least_jobs": 20}}),
    "coal-basin-closure": dict(does="the largest of water, waste and energy close over 30 years", moves=[("output", "less", "end")], **{"with": {"least_jobs": 5, "phase_out": 600}},
                               why="none has 50 jobs: from 5 jobs on, and in 600 days"),
    "cyber-hospital-corbeil-2022": dict(does="the hospital's computers are down for ten weeks", moves=[("service_level", "less", "mean"), ("waiting", "more", "mean")]),
    "cyber-hospital-dax-2021": dict(does="the hospital's computers are down for four months", moves=[("service_level", "less", "mean"), ("waiting", "more", "mean")]),
    "cyber-town-hall-lille-2023": dict(does="the largest town hall's computers are down for eight months", moves=[("service_level", "less", "mean"), ("waiting", "more", "mean")]),
    "drought": dict(does="smaller harvests, water restricted", moves=[("output", "less", "mean")]),
    "energy-price-2021": dict(does="energy prices rise, with the state's measures", moves=[("energy_price_firms", "more", "mean"), ("value_added", "less", "mean")]),
    "flood-2016-seine-loire": dict(does="one flood", moves=[("capital_lost", "more", "end"), ("homes_lost", "more", "end")]),
    "flood-2023-pas-de-calais": dict(does="two floods in two months", moves=[("capital_lost", "more", "end"), ("homes_lost", "more", "end")]),
    "flood-major-seine": dict(does="a flood like that of 1910", moves=[("capital_lost", "more", "end"), ("output", "less", "mean")]),
    "heatwave-2003": dict(does="two weeks of heat", moves=[("output", "less", "mean")]),
    "heatwaves-2015-2020": dict(does="seven heatwaves in six summers", moves=[("output", "less", "mean")]),
    "it-outage": dict(does="computers of some firms are down for eight days", moves=[("output", "less", "mean")]),
    "lockdown-2020-autumn": dict(does="shops and restaurants shut, part of staff at home", moves=[("output", "less", "mean"), ("on_short_time", "more", "mean")]),
    "lockdown-2020-spring": dict(does="the first lockdown", moves=[("output", "less", "mean"), ("on_short_time", "more", "mean")]),
    "power-cut": dict(does="three days without power", moves=[("output", "less", "mean")]),
    "social-conflict": dict(does="six weeks of a transport strike", moves=[("output", "less", "mean")]),
    "steel-phase-closure-2013": dict(does="a quarter of the largest metal works closes", moves=[("jobs", "less", "end")], **{"with": {"least_jobs": 150}}, why="none has 200 jobs: from 150 on"),
    "storm-alex-2020": dict(does="a storm destroys buildings and roads for two years", moves=[("capital_lost", "more", "end"), ("output", "less", "mean")]),
    "tyre-plant-closure-2014": dict(does="the largest plant of materials closes", moves=[("jobs", "less", "end")], quick={"": {"notice": 30, "phase_out": 60}}),
}


def files(kind):
    """Name -> path, of all files of a folder."""
    return {path.stem: path for path in sorted((SCENARIOS / kind).glob("*.json"))}


POLICIES, CRISES = files("policies"), files("crises")


def later(date, weeks):
    return str(numpy.datetime64(date) + 7 * weeks)


def prices():
    """The energy shock of the shipped file without the measures of the state."""
    crisis = json.loads(CRISES["energy-price-2021"].read_text())
    return {"title": "prices", "name": "prices", "source": crisis["source"], "events": [event for event in crisis["events"] if event["process"] == "energy_price"]}


class Trial:
    """Scenarios in which each file has a cell and each cell its control. One scenario per context: no more runs than needed."""

    def __init__(self, weeks, replicates, quick=False, only=(), scale=1):
        """weeks: how many, or by scenario, with "calm" for those that are not named."""
        self.weeks, self.replicates, self.quick, self.scale = weeks, replicates, quick, scale
        self.scenarios = {}  # context or "crises" -> scenario
        self.cells = {}  # file -> (scenario, (context, strategy), control's (context, strategy), first day)
        for name in POLICIES:
            if not only or name in only:
                self.policy(name)
        for name in CRISES:
            if not only or name in only:
                self.crisis(name)

    def scenario(self, key, contexts, start):
        if key not in self.scenarios:
            weeks = self.weeks if isinstance(self.weeks, int) else self.weeks.get(key, self.weeks["calm"])
            self.scenarios[key] = {
                "format": "sillon-scenario/1", "title": "Trial of " + key, "extends": str(SCENARIOS / "models" / "territory.json"),
                "territory": {"use": str(SCENARIOS / "territories" / "le-mene.json"), "scale": self.scale}, "clock": {"start": start, "step": "week", "until": later(start, weeks)},
                "contexts": contexts, "strategies": {"as-is": {}}, "replicates": self.replicates, "seed": 20240101,
                "record": {"series": "week", "series_of": ["territory", "commune", "sector", "people", "size_class"]}}
        return self.scenarios[key]

    def changes(self, case, name):
        """What is given to the file `name` when `case` is tried."""
        own = CASES.get(name, {}).get("with", {}) if case == name else {}
        quick = CASES.get(case, {}).get("quick", {}) if self.quick else {}
        return {**own, **quick.get("" if case == name else name, {})}

    def use(self, case, name, path, date):
        out = {"use": str(path), "from": date}
        changed = self.changes(case, name)
        return {**out, "with": changed} if changed else out

    def policy(self, name):
        case = CASES.get(name, {})
        where = case.get("where", "calm")
        energy = where == "prices"
        first = ENERGY_FROM if energy else FROM
        contexts = {where: {"crises": [prices()]} if energy else {"crises": [{"use": str(CRISES[where]), "from": FROM}]} if where != "calm" else {}}
        scenario = self.scenario(where, contexts, ENERGY_START if energy else "2024-01-01")
        date = later(first, case.get("after", 0))
        beside = [self.use(name, other, POLICIES[other], first) for other in case.get("beside", [])]
        faster = {"parameters": case["faster"]} if self.quick and "faster" in case else {}
        control = "as-is"
        if beside or faster:
            control = name + "-without"
            scenario["strategies"][control] = {"policies": beside, **faster}
        scenario["strategies"][name] = {"policies": beside + [self.use(name, name, POLICIES[name], date)], **faster}
        self.cells[name] = (where, (where, name), (where, control), date)

    def crisis(self, name):
        scenario = self.scenario("crises", {"calm": {}}, "2024-01-01")
        scenario["contexts"][name] = {"crises": [self.use(name, name, CRISES[name], FROM)]}
        self.cells[name] = ("crises", (name, "as-is"), ("calm", "as-is"), FROM)

    def run(self, program, folder, tag="", more=(), weeks=None, record=None):
        """Runs all, only the first `weeks` of them if given; returns scenario -> path of its run file."""
        out = {}
        for key, scenario in self.scenarios.items():
            if record:
                scenario = {**scenario, "record": {**scenario["record"], **record}}
            cut = ["--until", later(scenario["clock"]["start"], weeks)] if weeks else []
            source = pathlib.Path(folder) / (key + ".json")
            source.write_text(json.dumps(scenario))
            out[key] = pathlib.Path(folder) / (key + tag + ".h5")
            subprocess.run([program, "run", source, "-o", out[key], "--quiet", "--force", *more, *cut], check=True)
        return out


def difference(file, cell, control, first, series, how, replicate):
    """(without, with) of a series of the territory, by replicate; None where the series is not recorded."""
    days = file["time"][:].astype("datetime64[D]")
    read = lambda c: file["runs/%s/%s/%d/series/territory/%s" % (*c, replicate, series)][:].astype(float)
    pick = (lambda v: v[-1]) if how == "end" else (lambda v: numpy.nanmean(v[days > numpy.datetime64(first)]))
    return pick(read(control)), pick(read(cell))


def came_out(direction, without, after):
    """In every replicate in the direction that is stated."""
    return all((b > a) if direction == "more" else (b < a) for a, b in zip(without, after))


def number(value, signed=False):
    sign = "+" if signed and value > 0 else ""
    size = abs(value)
    if size >= 1e6:
        return sign + "%.2f M" % (value / 1e6)
    text = "%.0f" % value if size >= 1000 else "%.1f" % value if size >= 10 else "%.2f" % value if size >= 0.1 or size == 0 else "%.5f" % value
    return sign + ("{:,}".format(int(text)) if size >= 1000 else text)


def rows(trial, paths, names):
    """Of each file, the lines of the table; and the files of which something stated did not come out."""
    lines, failed, opened = [], [], {key: h5py.File(path, "r", locking=False) for key, path in paths.items()}
    for name in names:
        if name not in trial.cells:
            continue
        key, cell, control, first = trial.cells[name]
        case = CASES.get(name, {})
        beside = "".join(" (beside `%s`, in both arms)" % other for other in case.get("beside", []))
        place = {"prices": " (in the energy shock of 2022 without measures of the state)", "calm": ""}.get(case.get("where", "calm"), " (in `%s`)" % case.get("where"))
        title = json.loads((POLICIES.get(name) or CRISES[name]).read_text())["title"]["en"]
        head = "`%s`, *%s*: %s%s%s%s" % (name, title, case.get("does", ""), beside, place, ". Here: " + case["why"] if "why" in case else "")
        for series, direction, how in case.get("moves", []):
            file = opened[key]
            pairs = [difference(file, cell, control, first, series, how, r) for r in range(trial.replicates)]
            without, after = [a for a, _ in pairs], [b for _, b in pairs]
            data = file["runs/%s/%s/0/series/territory/%s" % (*cell, series)]
            moved = [b - a for a, b in pairs]
            same = all(one == 0 for one in moved)
            right = came_out(direction, without, after)
            verdict = "yes" if right else "**no: nothing moved**" if same else "**no: not in each replicate**"
            if not right:
                failed.append((name, series))
            unit = data.attrs.get("units", "1")
            unit = unit.decode() if isinstance(unit, bytes) else unit
            base, mean = numpy.mean(without), numpy.mean(moved)
            part = " (%+.2g %%)" % (100 * mean / abs(base)) if base != 0 and mean != 0 else ""
            spread = "" if same or trial.replicates == 1 else ", %s to %s" % (number(min(moved), True), number(max(moved), True))
            lines.append("| %s | %s, %s%s | %s | %s%s%s | %s | %s |" % (head, data.attrs["label_en"], "last day" if how == "end" else "mean", "" if unit in ("1", "") else " [%s]" % unit, number(base), number(mean, True), part, spread,
                                                                    direction, verdict))
            head = ""
    return lines, failed


def tables(trial, paths):
    out = []
    for title, names in (("Policies", POLICIES), ("Crises", CRISES)):
        lines, failed = rows(trial, paths, names)
        if lines:
            out += ["### " + title, "", "| file | what is looked at | without | difference | stated | came out |", "|---|---|---|---|---|---|", *lines, ""]
    return "\n".join(out)


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("program")
    words.add_argument("--write", action="store_true", help="put the tables into " + str(PAGE.relative_to(SCENARIOS.parent)))
    words.add_argument("--only", nargs="+", default=[], metavar="FILE", help="names of files, without .json")
    words.add_argument("--weeks", type=int, default=78)
    words.add_argument("--replicates", type=int, default=1)
    asked = words.parse_args()
    for name in asked.only:
        if name not in POLICIES and name not in CRISES:
            words.error("no policy or crisis " + name)
    trial = Trial(asked.weeks, asked.replicates, only=asked.only)
    with tempfile.TemporaryDirectory() as folder:
        text = tables(trial, trial.run(str(pathlib.Path(asked.program).resolve()), folder))
    print(text)
    if asked.write:
        page = PAGE.read_text()
        before, rest = page.split("<!-- trial -->\n")
        PAGE.write_text(before + "<!-- trial -->\n" + text.strip() + "\n\n<!-- /trial -->\n" + rest.split("<!-- /trial -->\n")[1])


if __name__ == "__main__":
    main()
