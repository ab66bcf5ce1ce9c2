"""A stress test is an ordinary run: the same bits as `run`, on any threads, after a kill; and intensity 0 is the control."""
import os, random, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import digest, killed, lesson, sillon

rng = random.Random(2)
assert "  stress " in sillon("--help") and "En français" in sillon("stress", "--help")
crisis = "scenarios/crises/energy-price-2021.json"
scale = ["--set", "/territory/scale=0.02"]
only = [*scale, "--until", "2019-05-06", "--replicates", "2", "--strategy", "as-is"]
start = ["stress", lesson, "--crisis", crisis + "@2019-02-01", "--intensity", "0:1:0.5", *only, "--break", "territory.energy_price_firms > 1.2", "--tolerance", "0.1"]


def rows(path, series, context):
    lines = sillon("export", path, "--series", *series).splitlines()[1:]
    return [line.split(",", 1)[1] for line in lines if line.startswith(context + ",")]


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    sillon(*start, "-o", at("one.h5"), "--quiet", "--threads", "1")
    sillon(*start, "-o", at("two.h5"), "--quiet", "--threads", "2")
    whole, probes = digest(at("one.h5")), digest(at("one-reverse.h5"))
    assert digest(at("two.h5")) == whole and digest(at("two-reverse.h5")) == probes

    # The same runs as `run` makes of the crisis at that intensity; without any crisis at 0, to the last bit.
    series = ["territory.output", "territory.jobs", "territory.energy_bill", "commune.unemployed", "sector.output"]
    move = lambda intensity: '{"crises":[{"use":"%s","from":"2019-02-01","intensity":%s}]}' % (crisis, intensity)
    sillon("run", lesson, "-o", at("run.h5"), "--quiet", *only, "--set", '/contexts={"calm":{},"none":%s,"half":%s}' % (move("0"), move("0.5")))
    calm = rows(at("run.h5"), series, "calm")
    assert calm == rows(at("run.h5"), series, "none") and calm == rows(at("one.h5"), series, "control")
    half = rows(at("one.h5"), series, "x0_5")
    assert half == rows(at("run.h5"), series, "half") and half != calm

    # Killed at any moment, in the grid or in the search; gone on with by the same words, or by `resume`.
    for when in ("anytime", "stepping"):
        how = killed([*start, "-o", at("run.h5"), "--force"], at("run.h5"), rng, when)
        if how != "whole":
            if os.path.exists(at("run.h5.part")) and not os.path.exists(at("run.h5")):
                sillon("resume", at("run.h5"), "--quiet")
            elif not os.path.exists(at("run.h5.part")):
                sillon(*start, "-o", at("run.h5"), "--quiet", "--force")
        said = sillon(*start, "-o", at("run.h5"), "--lang", "en")
        assert digest(at("run.h5")) == whole and digest(at("run-reverse.h5")) == probes, how
        assert "broken from intensity" in said
    tries = 0
    while True:  # while the search is going on
        for name in ("three.h5", "three-reverse.h5", "three-reverse.h5.part"):
            if os.path.exists(at(name)):
                os.remove(at(name))
        sillon(*start[:-4], "-o", at("three.h5"), "--quiet")
        tries += 1
        if killed([*start, "-o", at("three.h5")], at("three-reverse.h5"), rng, "stepping") != "whole" or tries == 5:
            break
    sillon(*start, "-o", at("three.h5"), "--quiet", "--threads", "1")
    assert digest(at("three.h5")) == whole and digest(at("three-reverse.h5")) == probes
    assert not [name for name in os.listdir(folder) if name.endswith(".part") or name.endswith(".checkpoints")], os.listdir(folder)

    # A settled world gives the same; one of another seed is refused before anything is written.
    sillon("settle", lesson, "-o", at("place.world"), *scale, "--quiet")
    sillon(*start, "-o", at("loaded.h5"), "--quiet", "--world", at("place.world"))
    assert digest(at("loaded.h5")) == whole
    assert "settled with seed" in sillon(*start, "-o", at("no.h5"), "--world", at("place.world"), "--seed", "5", code=2)
    assert not os.path.exists(at("no.h5.part"))
print("grid and search: the same digests")
