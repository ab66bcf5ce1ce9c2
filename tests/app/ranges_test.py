"""Ranges are an ordinary run: the same bits as the parameters give elsewhere, on any threads, after a kill; the base is the scenario's own."""
import csv, io, json, os, random, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import digest, killed, lesson, sillon

rng = random.Random(3)
crisis = '{"crises":[{"use":"scenarios/crises/lockdown-2020-spring.json","from":"2019-02-01"}]}'
only = ["--set", "/territory/scale=0.02", "--set", '/contexts={"calm":{},"lockdown":%s}' % crisis, "--until", "2019-04-01", "--replicates", "2"]
start = ["ranges", lesson, *only, "--strategy", "as-is"]
assert "  ranges " in sillon("--help") and "En français" in sillon("ranges", "--help")


def values(path, strategy):
    lines = sillon("export", path, "--series", "territory.output", "territory.jobs", "commune.unemployed").splitlines()[1:]
    cells = [line.split(",") for line in lines]
    return [[one[0], *one[2:]] for one in cells if one[1] == strategy]


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    said = sillon(*start, "-o", at("x-ranges.h5"), "--threads", "1", "--report", at("r.json"), "--lang", "en")
    whole = digest(at("x-ranges.h5"))
    report = json.load(open(at("r.json")))
    assert [one["name"] for one in report["variants"]] == ["base", "psi-0_5", "psi-1", "stock-0_5", "stock-2", "needs-1", "needs-3"]
    assert report["base"] == {"psi": "0.8", "stock": "1", "needs": "2"}
    line = next(one for one in report["comparisons"][0]["lines"] if one["series"] == "territory.output" and one["measure"] == "total")
    means = {one["variant"]: one["mean"] for one in line["variants"]}
    assert line["lowest"] == min(means.values()) == means[line["lowest_with"]] and line["highest"] == max(means.values()) == means[line["highest_with"]]
    assert line["lowest"] < means["base"] < 0 and line["unit"] == "EUR" and "output of establishments, total [EUR]" in said, means
    assert means["psi-1"] < means["psi-0_5"] and means["needs-3"] < means["needs-1"] and means["stock-0_5"] < means["stock-2"], means

    # What stands in the file is what the difference is of.
    rows = list(csv.DictReader(io.StringIO(sillon("export", at("x-ranges.h5"), "--series", "territory.output"))))
    sums = {}
    for row in rows:
        if row["date"] != rows[0]["date"]:
            key = (row["context"], row["strategy"])
            sums[key] = sums.get(key, 0) + float(row["value"]) / 2
    for variant, mean in means.items():
        strategy = "as-is" if variant == "base" else "as-is--" + variant
        assert abs(sums["lockdown", strategy] - sums["calm", strategy] - mean) < 1, variant

    # The same words measure anew without a run; the other kinds of report; a file of other variants is refused.
    assert "holds these runs already" not in sillon(*start, "-o", at("x-ranges.h5"), "--report", at("r.csv"), "--lang", "fr", "--quiet")
    table = list(csv.DictReader(open(at("r.csv"))))
    assert sum(one["is_lowest"] == "1" for one in table) * 7 == len(table)
    assert "not of these variants" in sillon(*start, "-o", at("x-ranges.h5"), "--psi", "no", "--lang", "en", code=3)
    assert "fourchette" in sillon(*start, "-o", at("x-ranges.h5"), "--report", at("r.md"), "--lang", "fr").lower() and "sillon-ranges/1" in open(at("r.md")).read()

    # The base is what `run` makes of the scenario, a variant what it makes of the same parameters said for the whole scenario.
    sillon("run", lesson, *only, "--strategy", "as-is", "-o", at("x.h5"), "--quiet")
    assert values(at("x.h5"), "as-is") == values(at("x-ranges.h5"), "as-is")
    for variant, parameter in (("stock-0_5", '{"usual_stocks.factor":0.5}'), ("needs-3", '{"production.needs":3}')):
        sillon("run", lesson, *only, "--strategy", "as-is", "--set", "/parameters=" + parameter, "-o", at("y.h5"), "--quiet", "--force")
        assert values(at("y.h5"), "as-is") == values(at("x-ranges.h5"), "as-is--" + variant), variant
    assert values(at("x.h5"), "as-is") != values(at("y.h5"), "as-is")

    # The summary of the run shows the ranges beside it; of another seed or without them it says that there are none.
    def words(path):
        return " ".join(sillon("summary", path, "--lang", "en").split())

    assert "range over psi, stock days and essentiality (" in words(at("x.h5")) and "x-ranges.h5, 2 replicates): " in words(at("x.h5"))
    sillon("run", lesson, *only, "--strategy", "as-is", "--seed", "5", "-o", at("x.h5"), "--quiet", "--force")
    assert "no range over psi, stock days and essentiality was computed" in words(at("x.h5"))
    assert 'strategy "as-is--' not in words(at("x-ranges.h5")) and "range over psi" in words(at("x-ranges.h5"))

    # Killed and gone on with, by the same words on two threads or by `resume`.
    for _ in range(2):
        how = killed([*start, "-o", at("z.h5"), "--force"], at("z.h5"), rng, "stepping")
        if os.path.exists(at("z.h5.part")) and rng.random() < 0.5:
            sillon("resume", at("z.h5"), "--quiet")
        sillon(*start, "-o", at("z.h5"), "--quiet", "--threads", "2")
        assert digest(at("z.h5")) == whole, how

    # What cannot be asked is said before any run.
    for wrong, expected in ((["--psi", "2"], "outside [0.01, 1]"), (["--needs", "1.5"], "expected whole numbers"), (["--psi", "0.8", "--stock", "1", "--needs", "no"], "no value differs"),
                            (["--context", "calm"], "expected two of one kind"), (["--series", "territory.outputs"], 'nearest: "territory.output"'),
                            (["--report", "r.txt"], "ends in none of"), (["--set", '/strategies/as-is/parameters={"production.psi":0.6}'], "states production.psi itself")):
        assert expected in sillon(*start, "-o", at("no.h5"), *wrong, "--lang", "en", code=2), wrong
    assert not os.path.exists(at("no.h5")) and not os.path.exists(at("no.h5.part"))
print("ranges: the same bits as the parameters give elsewhere")
