"""Back-tests: calibrates a few parameters on the first part of what was published, predicts the rest, prints the errors.

    /usr/bin/python3 scenarios/backtests/run.py build/release/sillon                       # prints; five to ten minutes
    /usr/bin/python3 scenarios/backtests/run.py build/release/sillon --write               # and puts the tables into the page
    /usr/bin/python3 scenarios/backtests/run.py build/release/sillon --only lockdown energy plant

Nothing after the date of calibration is read before the last parameter is set. The same program gives the same tables.
"""
import argparse
import csv
import datetime
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import h5py
import numpy

HERE = pathlib.Path(__file__).resolve().parent
PAGE = HERE.parent.parent / "docs" / "methods" / "backtests.md"
EPOCH = datetime.date(1970, 1, 1)


def day(text):
    return (datetime.date.fromisoformat(text) - EPOCH).days


class Model:
    """One scenario, settled once, run with other values as often as needed."""

    def __init__(self, program, scenario, folder, settle=()):
        self.program, self.scenario, self.folder, self.runs = program, HERE / scenario, pathlib.Path(folder), 0
        self.world = self.folder / (scenario + ".world")
        self.settled = [f"--set={one}" for one in settle]
        self.call("settle", "-o", self.world, "--force")

    def call(self, command, *more):
        subprocess.run([self.program, command, self.scenario, *self.settled, *more], check=True, stdout=subprocess.DEVNULL)

    def run(self, values, contexts, until=None):
        """values: pointer -> anything that is JSON. Returns the open file."""
        self.runs += 1
        path = self.folder / f"{self.scenario.stem}-{self.runs}.h5"
        more = [f"--set={pointer}={json.dumps(value)}" for pointer, value in values.items()]
        for context in contexts:
            more += ["--context", context]
        if until:
            more += ["--until", until]
        self.call("run", "--world", self.world, "--quiet", "--force", "-o", path, *more)
        return h5py.File(path, "r", locking=False)


def flows(file, context, name, population="sector"):
    return file[f"runs/{context}/default/0/series/{population}/{name}"][1:]


def weights(file, since, until):
    """Part of each week of the file that lies in [since, until]; both are dates, both count."""
    ends = file["time"][1:]
    begins = ends - 7
    return numpy.clip(numpy.minimum(ends, day(until) + 1) - numpy.maximum(begins, day(since)), 0, 7) / 7


def total(file, context, name, since, until, population="sector"):
    there = weights(file, since, until)
    series = flows(file, context, name, population)
    return (there[:, None] * series).sum(axis=0) if series.ndim == 2 else (there * series).sum()


def change(file, context, name, since, until, population="sector"):
    """Over the normal week that the file begins with: without a crisis every week is that one, to the cent."""
    normal = file[f"runs/{context}/default/0/series/{population}/{name}"][0]
    with numpy.errstate(invalid="ignore"):  # a small sample may have no establishment of a branch
        return total(file, context, name, since, until, population) / (normal * weights(file, since, until).sum()) - 1


def week_of(file, date):
    """First and last day of the week of the file that holds this date."""
    ends = file["time"][1:]
    end = int(ends[(ends > day(date)).argmax()])
    return (EPOCH + datetime.timedelta(end - 7)).isoformat(), (EPOCH + datetime.timedelta(end - 1)).isoformat()


def codes(file):
    return [code.decode() if isinstance(code, bytes) else str(code) for code in file["sector"][:]]


def table(head, rows):
    numeric = lambda i: all(row[i] == "" or row[i].lstrip("-").replace(".", "", 1).isdigit() for row in rows)
    lines = ["| " + " | ".join(head) + " |", "|" + "|".join("--:" if numeric(i) else "---" for i in range(len(head))) + "|"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def number(x, digits=1):
    return "" if x is None else f"{x:.{digits}f}".replace("-0.0", "0.0") if abs(x) < 0.05 else f"{x:.{digits}f}"


# ---- the lockdowns of 2020

INDUSTRY = ["DE", "C1", "C2", "C3", "C4", "C5"]
MARKET_SERVICES = ["GZ", "HZ", "IZ", "JZ", "KZ", "LZ", "MN", "RU"]
SCOPES = {
    "total": ["AZ", *INDUSTRY, "FZ", *MARKET_SERVICES, "OQ"], "market branches": ["AZ", *INDUSTRY, "FZ", *MARKET_SERVICES],
    "agriculture": ["AZ"], "agriculture and food": ["AZ", "C1"], "industry": INDUSTRY, "industry without food": [k for k in INDUSTRY if k != "C1"],
    "food manufacturing": ["C1"], "refining": ["C2"], "transport equipment": ["C4"], "construction": ["FZ"], "market services": MARKET_SERVICES,
    "non-market services": ["OQ"], "trade": ["GZ"], "transport": ["HZ"], "accommodation and food": ["IZ"], "information and communication": ["JZ"],
    "finance": ["KZ"], "services to business": ["MN"], "services to households": ["RU"],
}
# A share that is shut for each group of branches, found from one published figure each: scope and date. DE and LZ are left open.
GROUPS = {
    ("AZ",): ("agriculture", "2020-04-09"), ("C1",): ("food manufacturing", "2020-04-09"), ("C2",): ("refining", "2020-04-09"),
    ("C3", "C4", "C5"): ("industry", "2020-04-09"), ("FZ",): ("construction", "2020-04-09"), ("IZ",): ("accommodation and food", "2020-04-09"),
    ("KZ",): ("finance", "2020-04-09"), ("GZ", "HZ", "JZ", "MN", "RU"): ("market services", "2020-03-26"), ("OQ",): ("non-market services", "2020-03-26"),
}


def value_added():
    sectors = json.loads((HERE.parent / "data" / "france-a17-2010.json").read_text(encoding="utf-8"))["sectors"]
    plain = lambda x: x["value"] if isinstance(x, dict) else x
    return {one["code"]: plain(one["value_added"]) for one in sectors}


def lost(file, context, scope, since, until):
    """Loss of a scope in %, branches weighted by their value added of the national accounts, rents included."""
    if scope == "household consumption":
        return -100 * change(file, context, "purchases", since, until, "territory")
    names, added = codes(file), value_added()
    ratio = -change(file, context, "output", since, until)
    part = {k: added[k] for k in SCOPES[scope]}
    return 100 * sum(ratio[names.index(k)] * part[k] for k in part) / sum(part.values())


WIDER = {"transport equipment": "industry", **{one: "market services" for one in ("trade", "transport", "information and communication", "services to business", "services to households")}}


def without_model(published, scope, since, until):
    """What pencil and paper say: the last figure by 9 April times the part of the shutting that is left; of the next wider scope if there is none."""
    known = {row["scope"]: float(row["loss"]) for row in published if row["use"] in ("calibrate", "check")}  # rows in order of dates: the last stays
    figure = lambda one: known[one] if one in known else known[WIDER[one]]
    days = range(day(since), day(until) + 1)
    if since < "2020-09-01":
        first = day("2020-06-02" if scope == "accommodation and food" else "2020-05-11")
        left = [min(1, max(0, (day("2020-06-22") - d) / (day("2020-06-22") - first))) for d in days]
        return figure(scope) * sum(left) / len(left)
    added = value_added()
    shut = {"IZ": (figure("accommodation and food"), 1), "RU": (figure("services to households"), 1),
            "GZ": (figure("trade"), sum(d < day("2020-11-28") for d in days) / len(days))}
    if scope == "household consumption":
        return None
    return sum(shut[k][0] * shut[k][1] * added[k] for k in SCOPES[scope] if k in shut) / sum(added[k] for k in SCOPES[scope])


def lockdown(program, folder):
    model = Model(program, "lockdown-2020.json", folder)
    published = list(csv.DictReader(open(HERE / "published-2020.csv", encoding="utf-8")))
    targets = {(row["scope"], row["from"]): float(row["loss"]) for row in published if row["use"] == "calibrate"}
    share, adaptation = {group: targets[GROUPS[group]] / 100 for group in GROUPS}, 0.0

    def settings():
        at = "/contexts/calibrated/crises/"
        by_branch = {k: round(share[group], 6) for group in GROUPS for k in group}
        put = {at + "0/events/0/with/share": {k: v for k, v in by_branch.items() if k != "IZ"}, at + "0/events/1/with/share": {"IZ": by_branch["IZ"]},
               at + "1/events/0/with/share": {"GZ": by_branch["GZ"]}, at + "1/events/1/with/share": {"IZ": by_branch["IZ"], "RU": by_branch["RU"]}}
        put.update({f"{at}{crisis}/events/{event}/with/adaptation": round(adaptation, 6) for crisis in (0, 1) for event in (0, 1)})
        return put

    for _ in range(7):
        with model.run(settings(), ["calibrated"], until="2020-04-13") as file:
            at = lambda scope, date: lost(file, "calibrated", scope, *week_of(file, date))
            gaps = {group: targets[GROUPS[group]] - at(*GROUPS[group]) for group in GROUPS}
            early = (targets["construction", "2020-03-26"] - at("construction", "2020-03-26"))
        free = [abs(gap) for group, gap in gaps.items() if 0 < share[group] < 1 or (share[group] == 0 and gap > 0)]
        if max(free) < 0.05 and abs(early - gaps[("FZ",)]) < 0.05:
            break
        added = value_added()
        for group, gap in gaps.items():
            scope = SCOPES[GROUPS[group][0]]
            weight = sum(added[k] for k in group) / sum(added[k] for k in scope)
            share[group] = min(1.0, max(0.0, share[group] + gap / 100 / weight))
        adaptation = min(1.0, max(0.0, adaptation + (early - gaps[("FZ",)]) / 100 / 0.23))  # 0.23: what 23 days have taught more than 9

    found = [[", ".join(group), GROUPS[group][0], GROUPS[group][1], number(targets[GROUPS[group]]), number(targets[GROUPS[group]] - gaps[group]), number(share[group], 3)]
             for group in GROUPS] + [["`adaptation`", "construction, change", "2020-03-26", number(89), number(89 - early), number(adaptation, 3)]]
    # From here on nothing is set any more.
    whole = model.run(settings(), ["calibrated", "shipped"])
    rows, errors = [], []
    for row in published:
        span = week_of(whole, row["from"]) if row["from"] == row["until"] else (row["from"], row["until"])
        loss, spring = float(row["loss"]), row["from"] < "2020-09-01"
        told = [lost(whole, "calibrated", row["scope"], *span), lost(whole, "shipped", row["scope"], *span),
                without_model(published, row["scope"], *span) if row["use"] == "predict" else None]
        gaps = [None if one is None else one - loss for one in told]
        rows.append([row["from"] if row["from"] == row["until"] else row["from"][:7], row["scope"], row["use"], row["what"], number(loss)] +
                    [cell for one, gap in zip(told, gaps) for cell in (number(one), number(gap))])
        if row["use"] == "predict" and None not in gaps:
            errors.append((spring, row["scope"] == "total", gaps))
    def mean(when, only):
        some = [[abs(gap) for gap in gaps] for spring, whole_economy, gaps in errors if spring == when and (whole_economy or not only)]
        return [str(len(some))] + [f"{one:.1f}" for one in numpy.mean(some, axis=0)]
    summary = table(["predicted only: mean absolute error, points", "figures", "calibrated", "as shipped", "no model"],
                    [["23 April to June 2020", *mean(True, False)], ["of these, the whole economy", *mean(True, True)],
                     ["November and December 2020", *mean(False, False)], ["of these, the whole economy", *mean(False, True)]])
    return {"lockdown-parameters": table(["branches", "published scope", "date", "published", "reached", "value found"], found),
            "lockdown": table(["when", "scope", "use", "kind", "published", "calibrated", "error", "as shipped", "error", "no model", "error"], rows), "lockdown-errors": summary}


# ---- energy prices 2021-2023

def energy(program, folder):
    model = Model(program, "energy-prices.json", folder)
    after = [("2022-08-31", 2.6 / 1.8), ("2023-03-31", 2.16 / 1.8), ("2023-12-31", 1.6 / 1.8)]
    fired = ["C1", "C3", "C4", "C5"]  # C2 and DE: what they buy from each other is feedstock, no bill

    def settings(level):
        first = [["2021-01-01", 1], ["2021-12-31", round(level, 4)]]
        return {"/contexts/frozen/crises/0/events/0/with/firms": first,
                "/contexts/observed/crises/0/events/0/with/firms": first + [[date, round(max(1.0, level * times), 4)] for date, times in after]}

    def industry(file, context, name, since, until):
        names = codes(file)
        return sum(total(file, context, name, since, until)[names.index(k)] for k in fired)

    def normal(file, context, name, since, until):
        names, weeks = codes(file), weights(file, since, until).sum()
        return weeks * sum(file[f"runs/{context}/default/0/series/sector/{name}"][0][names.index(k)] for k in fired)

    target, level, tries = 46.0, 3.0, []
    while len(tries) < 5 and (not tries or abs(tries[-1][1] - target) > 0.2):
        if tries:  # the bill is nearly a straight line of the price
            (near, low), (far, high) = tries[-1], ((1.0, 0.0) if len(tries) == 1 else tries[-2])
            level = near + (target - low) * (near - far) / (low - high)
        with model.run(settings(level), ["frozen"], until="2022-01-03") as file:
            span = ("2021-01-01", "2021-12-31")
            tries.append((level, 100 * (industry(file, "frozen", "energy_bill", *span) / normal(file, "frozen", "energy_bill", *span) - 1)))
    level, reached = tries[-1]
    # From here on nothing is set any more.
    contexts = ["frozen", "observed", "shipped"]
    file = model.run(settings(level), contexts)
    years, names = [(f"{y}-01-01", f"{y}-12-31") for y in (2021, 2022)], codes(file)
    bill = lambda c: 100 * (industry(file, c, "energy_bill", *years[1]) / industry(file, c, "energy_bill", *years[0]) - 1)
    paid = lambda c, since, until: industry(file, c, "energy_bill", since, until) / industry(file, c, "energy_use", since, until)
    dearer = lambda c: 100 * (paid(c, "2023-03-01", "2023-03-31") / paid(c, "2021-06-01", "2021-06-30") - 1)
    used = lambda c: 100 * (industry(file, c, "energy_use", *years[1]) / normal(file, c, "energy_use", *years[1]) - 1)
    winter = ["2022-10", "2022-11", "2022-12", "2023-01", "2023-02", "2023-03"]
    lowest = lambda k, months: lambda c: min(100 * change(file, c, "output", m + "-01", m + "-28")[names.index(k)] for m in months)
    rows = [[what, number(published)] + [cell for c in contexts for cell in (number(value(c)), number(value(c) - published))] for what, published, value in
            [("energy bill of industry, 2022 over 2021", 54, bill), ("price that industry pays for energy, March 2023 over June 2021", 116, dearer),
             ("energy used by industry in 2022 (published: by all)", -5, used)]]
    for when, months, told in (("lowest month, October 2022 to March 2023", winter, "steel -27, paper -21, basic chemicals -18"), ("December 2024", ["2024-12"], "steel -24, glass -20, chemicals -15, paper -12")):
        for k in ("C5", "C1", "C3", "C4"):
            rows.append([f"output of {k}, {when}", told if k == "C5" else ""] + [cell for c in contexts for cell in (number(lowest(k, months)(c)), "")])
    return {"energy-parameters": table(["parameter", "calibrated on", "published", "reached", "value found"],
                                       [["market price at the end of 2021 over the start's", "industry's energy bill, 2021 over 2020, %", number(target), number(reached), number(level, 2)]]),
            "energy": table(["change, %", "published", "frozen", "error", "observed", "error", "as shipped", "error"], rows)}


# ---- a plant closes

def plant(program, folder):
    model = Model(program, "plant-closure.json", folder)
    target, dates = 100 * 130 / 1143, {"month ten": "2014-11-28", "one year": "2015-01-31", "three years": "2017-01-31"}

    def followed(file):
        """Share of the plant's residents with a job in the territory, by date, and how many they are."""
        employer = file["runs/closure/default/0/agents/citizen/employer"]
        clock = file["time_month"][:]
        nobody, first, later = 4294967295, employer[0], employer[3]
        staff = numpy.bincount(first[first != nobody])
        left = numpy.bincount(later[later != nobody], minlength=staff.size)[:staff.size]
        gone = numpy.flatnonzero((staff > 100) & (left == 0))
        assert gone.size == 1, gone
        people = numpy.flatnonzero(first == gone[0])
        at = lambda date: int((clock <= day(date)).sum()) - 1
        return {name: 100 * float((employer[at(date)][people] != nobody).mean()) for name, date in dates.items() if clock[-1] >= day(date)}, people.size

    tries = []
    def reached(search):
        with model.run({"/parameters": {"labour_market.search": search}}, ["closure"], until="2014-12-15") as file:
            tries.append((search, followed(file)[0]["month ten"]))
        return tries[-1][1]
    low, high = 0.0, 1.0
    if reached(high) > target:
        for _ in range(6):
            middle = (low + high) / 2
            low, high = (middle, high) if reached(middle) < target else (low, middle)
    search, month_ten = min(tries, key=lambda one: abs(one[1] - target))
    # From here on nothing is set any more.
    file = model.run({"/parameters": {"labour_market.search": search}}, ["closure"])
    shares, people = followed(file)
    rows = [["one year: permanent jobs and founders, of 1,143", number(100 * (55 + 46) / 1143), number(shares["one year"]), number(shares["one year"] - 100 * 101 / 1143)],
            ["three years: permanent jobs and contracts above six months, of 1,072", number(100 * 307 / 1072), number(shares["three years"]), number(shares["three years"] - 100 * 307 / 1072)],
            ["three years: the same and founders", number(100 * 401 / 1072), number(shares["three years"]), number(shares["three years"] - 100 * 401 / 1072)]]
    names, nets = codes(file), []
    for label, date in (("one year", "2015-02-02"), ("three years", "2017-02-06"), ("five years", "2019-01-06")):
        at = int((file["time"][:] <= day(date)).sum()) - 1
        series = file["runs/closure/default/0/series"]
        difference = series["sector/jobs"][at] - series["sector/jobs"][0]
        nets.append([label, number(-difference[names.index("C5")] / 1143, 2), number(-difference.sum() / 1143, 2),
                     number(series["territory/unemployed"][at] - series["territory/unemployed"][0], 0)])
    found = table(["parameter", "calibrated on", "published", "reached", "value found"],
                  [["`labour_market.search`", f"share of the plant's residents ({people}) with a job after ten months, %", number(target), number(month_ten), number(search, 3) if abs(month_ten - target) < 1 else f"none fits; {number(search, 0)} is the bound"]])
    return {"plant-parameters": found, "plant": table(["share with a solution, %", "published", "simulated", "error"], rows),
            "plant-net": table(["after", "jobs lost in the branch C5 per job closed", "jobs lost in the territory per job closed", "more residents without a job"], nets)}


def main():
    parser = argparse.ArgumentParser(description="Back-tests of sillon")
    parser.add_argument("program")
    parser.add_argument("--only", nargs="+", choices=["lockdown", "energy", "plant"], default=["lockdown", "energy", "plant"])
    parser.add_argument("--folder", help="keep worlds and runs here")
    parser.add_argument("--write", action="store_true", help="put the tables between the markers of docs/methods/backtests.md")
    asked = parser.parse_args()
    program = os.path.abspath(asked.program)
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or temporary
        os.makedirs(folder, exist_ok=True)
        tables = {}
        for name in asked.only:
            tables.update({"lockdown": lockdown, "energy": energy, "plant": plant}[name](program, folder))
    for name, text in tables.items():
        print(f"\n{name}\n\n{text}")
    if not asked.write:
        return
    page = PAGE.read_text(encoding="utf-8")
    for name, text in tables.items():
        begin, end = f"<!-- table: {name} -->\n", f"<!-- end: {name} -->"
        first = page.index(begin) + len(begin)
        page = page[:first] + text + "\n" + page[page.index(end, first):]
    PAGE.write_text(page, encoding="utf-8")


main()
