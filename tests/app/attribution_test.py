"""Attribution is an ordinary run: parts are differences of runs that `switches` would make, on any threads, after a kill; factors are contrasts."""
import csv, json, os, random, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import digest, killed, lesson, sillon

rng = random.Random(5)
crisis = '{"crises":[{"use":"scenarios/crises/lockdown-2020-spring.json","from":"2019-02-01"}]}'
groups = '{"use":"scenarios/policies/working-groups.json","with":{"groups":{"value":3,"source":"test"}}}'
only = ["--set", "/territory/scale=0.01", "--set", '/contexts={"calm":{},"lockdown":%s}' % crisis,
        "--set", '/strategies={"as-is":{},"groups":{"policies":[%s]}}' % groups, "--until", "2019-03-25", "--replicates", "2"]
start = ["attribution", lesson, *only, "--context", "lockdown", "--mechanisms", "mutual_aid,groups,short_time"]
assert "  attribution " in sillon("--help") and "En français" in sillon("attribution", "--help")
near = lambda a, b: abs(a - b) <= 1e-9 * max(1, abs(a), abs(b))


def means(path, series):
    """Of each cell, by replicate: the sum over the recorded instants after the start."""
    rows = list(csv.DictReader(sillon("export", path, "--series", series).splitlines()))
    out = {}
    for row in rows:
        if row["date"] != rows[0]["date"]:
            key = (row["context"], row["strategy"], row["replicate"])
            out[key] = out.get(key, 0) + float(row["value"])
    return out


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    said = sillon(*start, "--pairs", "--shapley", "6", "-o", at("x.h5"), "--threads", "1", "--report", at("r.json"), "--lang", "en")
    whole = digest(at("x.h5"))
    report = json.load(open(at("r.json")))
    assert report["mechanisms"] == ["groups", "short_time", "mutual_aid"] and report["orders"] == {"count": 6, "exact": True}
    assert [(one["kind"], one["other"], one["within"]) for one in report["results"]] == [
        ("contexts", "lockdown", "as-is"), ("contexts", "lockdown", "groups"), ("strategies", "groups", "lockdown")]
    lines = {(one["kind"], one["within"], line["series"], line["measure"]): line for one in report["results"] for line in one["lines"]}

    # One mechanism carries all of what groups cost, the others exactly nothing; short-time work carries its own hours.
    cost = lines["strategies", "lockdown", "territory.groups_cost", "total"]
    part = {one["mechanism"]: one for one in cost["mechanisms"]}
    assert part["groups"]["part"]["mean"] == cost["result"]["mean"] != 0 and part["groups"]["without"]["mean"] == 0
    assert part["mutual_aid"]["exactly_zero"] and part["mutual_aid"]["chance_may_explain"] and part["short_time"]["exactly_zero"] and cost["carried_most_by"] == "groups"
    assert "told by --series" in said and "territory.groups_cost" in said and "need not add up" in said.replace("\n ", "")
    said = sillon(*start, "--pairs", "--shapley", "6", "-o", at("x.h5"), "--series", "territory.groups_cost", "--lang", "en")
    assert "carried by groups" in said and "carry exactly nothing: short_time, mutual_aid" in said, said
    hours = lines["contexts", "as-is", "territory.on_short_time", "mean"]
    assert hours["result"]["mean"] > 0 and {one["mechanism"]: one["without"]["mean"] for one in hours["mechanisms"]}["short_time"] == 0
    jobs = lines["contexts", "as-is", "territory.output", "loss"]
    assert jobs["unit"] == "day" and jobs["result"]["mean"] > 0

    # Parts, pairs and Shapley's values are what their names say.
    for line in lines.values():
        if line["result"]["mean"] is None or line["measure"] == "recovery":
            continue
        alone = {one["mechanism"]: one["part"]["mean"] for one in line["mechanisms"]}
        for one in line["mechanisms"]:
            assert near(line["result"]["mean"] - one["without"]["mean"], one["part"]["mean"]), line["series"]
        scale = abs(line["result"]["mean"]) + 1e-9
        for pair in line["pairs"]:
            assert abs(pair["both"]["part"]["mean"] - sum(alone[name] for name in pair["mechanisms"]) - pair["interaction"]["mean"]) < 1e-6 * scale
        assert abs(sum(one["part"]["mean"] for one in line["shapley"]) - line["all"]["part"]["mean"]) < 1e-6 * scale
        assert abs(line["all"]["part"]["mean"] - sum(alone.values()) - line["all_less_the_sum"]["mean"]) < 1e-6 * scale

    # What stands in the file is what `switches` of the whole scenario make, and the base is the scenario's own.
    there = means(at("x.h5"), "territory.output")
    for switches, suffix in (("{}", ""), ('{"short_time":false}', "--without-short_time"), ('{"groups":false,"short_time":false,"mutual_aid":false}', "--without-all")):
        sillon("run", lesson, *only, "--set", "/switches=" + switches, "-o", at("y.h5"), "--quiet", "--force")
        for (context, strategy, replicate), value in means(at("y.h5"), "territory.output").items():
            assert there[context, strategy + suffix, replicate] == value, (context, strategy, suffix)
    assert there["lockdown", "as-is--without-short_time", "0"] != there["lockdown", "as-is", "0"]

    # The same words measure anew without a run; other reports, other words; the summary leaves the variants out.
    assert "holds these runs already" not in sillon(*start, "--pairs", "--shapley", "6", "-o", at("x.h5"), "--report", at("r.csv"), "--lang", "fr", "--quiet")
    table = list(csv.DictReader(open(at("r.csv"))))
    assert {one["term"] for one in table} == {"result", "without", "part", "all_less_the_sum", "interaction", "shapley"}
    french = sillon(*start, "--pairs", "--shapley", "6", "-o", at("x.h5"), "--series", "territory.groups_cost", "--report", at("r.md"), "--lang", "fr")
    assert "porté par groups" in french and "sillon-attribution/1" in open(at("r.md")).read()
    assert "not of these variants" in sillon(*start, "-o", at("x.h5"), "--lang", "en", code=3)
    assert 'What "as-is--without' not in sillon("summary", at("x.h5"), "--lang", "en") and 'strategy "as-is--without' not in sillon("summary", at("x.h5"), "--lang", "en")

    # Killed and gone on with, on two threads: the same bits.
    how = killed([*start, "--pairs", "--shapley", "6", "-o", at("z.h5")], at("z.h5"), rng, "stepping")
    sillon(*start, "--pairs", "--shapley", "6", "-o", at("z.h5"), "--quiet", "--threads", "2")
    assert digest(at("z.h5")) == whole, how

    # Factors: contrasts of the runs of every combination; three levels of a date; the file alone is enough for the summary.
    factors = '/factors={"groups":{"levels":{"none":{},"now":{"policies":[%s]},"later":{"policies":[%s]}}},"help":{"levels":{"off":{},"on":{"switches":{"short_time":false}}}}}' % (
        groups, groups.replace('"with"', '"from":"2019-02-25","with"'))
    design = ["attribution", lesson, *only, "--set", "/strategies=null", "--set", factors, "--context", "lockdown", "--mechanisms", "no"]
    said = sillon(*design, "-o", at("f.h5"), "--report", at("f.json"), "--lang", "en")
    found = json.load(open(at("f.json")))["factors"]
    assert found["levels"] == {"groups": ["none", "now", "later"], "help": ["off", "on"]} and "6 combinations, compared with: groups = none, help = off" in said
    for series in ("territory.on_short_time", "territory.groups_cost"):
        line = next(one for one in found["lines"] if one["series"] == series and one["measure"] in ("mean", "total"))
        got = {(one["kind"], tuple(sorted(one["levels"].items()))): one for one in line["contrasts"]}
        assert len(got) == 5 + 3 + 2
    main = lambda factor, level: got["main", ((factor, level),)]["effect"]["mean"]
    sums = means(at("f.h5"), "territory.groups_cost")
    cell = lambda strategy: sum(sums["lockdown", strategy, str(r)] for r in range(2)) / 2
    for level in ("now", "later"):
        expected = sum(cell("groups-%s_help-%s" % (level, other)) - cell("groups-none_help-%s" % other) for other in ("off", "on")) / 2
        assert near(main("groups", level), expected), level
        assert got["interaction", (("groups", level), ("help", "on"))]["exactly_zero"]
        assert near(got["alone", (("groups", level),)]["effect"]["mean"], cell("groups-%s_help-off" % level) - cell("groups-none_help-off"))
        assert near(got["together", (("groups", level), ("help", "on"))]["effect"]["mean"], cell("groups-%s_help-on" % level) - cell("groups-none_help-off"))
    assert main("groups", "now") > main("groups", "later") > 0
    assert "groups = later, help = on" in sillon("summary", at("f.h5"), "--lang", "en")
    sillon(*design[:-1], "groups", "--only-alone", "-o", at("g.h5"), "--quiet", "--report", at("g.json"))
    both = json.load(open(at("g.json")))
    again = next(one for one in both["factors"]["lines"] if one["series"] == "territory.groups_cost" and one["measure"] == "total")
    assert again["contrasts"] == line["contrasts"] and len(both["results"]) == 6 + 5 and "all" not in both["results"][0]["lines"][0]

    # What cannot be asked is said before any run.
    for wrong, expected in ((["--mechanisms", "group"], 'nearest: "groups"'), (["--mechanisms", "no"], "has no factors"), (["--only-alone", "--pairs"], "contradicts --pairs"),
                            (["--measure", "sum"], "not one of total"), (["--against", "group"], 'nearest: "groups"'), (["--series", "territory.outputs"], 'nearest: "territory.output"'),
                            (["--report", "r.txt"], "ends in none of"), (["--context", "lock"], "no context"),
                            (["--set", "/contexts=null", "--strategy", "as-is"], "expected two of one kind")):
        words = start[:-2] if wrong[0] == "--mechanisms" else start[:-4] if "two of one kind" in expected else start
        assert expected in sillon(*words, "-o", at("no.h5"), *wrong, "--lang", "en", code=2), wrong
    assert not os.path.exists(at("no.h5")) and not os.path.exists(at("no.h5.part"))
print("attribution: parts are differences of the runs that switches make")
