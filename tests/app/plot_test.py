"""sillon plot on a small run: each kind in both languages is well-formed, shows what h5py reads, carries every warning; and what is refused."""
import json, math, os, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as xml

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import h5py
import numpy as np

program = os.environ["SILLON_PROGRAM"]
SVG = "{http://www.w3.org/2000/svg}"
small = ["--set", "/territory/scale=0.05", "--set", '/contexts/energy-shock/crises/0/from="2019-02-01"', "--until", "2019-06-03", "--replicates", "3"]
STUDENT = 4.3027  # 97.5 %, two degrees of freedom


def sillon(*words, code=0):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C"))
    assert done.returncode == code, (words, done.returncode, done.stdout[-500:], done.stderr)
    return done.stdout if code == 0 else done.stderr


def of_class(root, name):
    return [one for one in root.iter() if name in (one.get("class") or "").split()]


def value(text):
    """A number as a figure writes it, in either language."""
    text = text.replace("\u2212", "-").replace("\u202f", "").strip()
    scale = 1e6 if text.endswith("M") else 1
    text = text.rstrip("M?")
    return scale * float(text.replace(",", ".") if french else text.replace(",", ""))


def axis(root, along):
    """px -> value, from the texts of the ticks and where they stand."""
    ticks = of_class(root, "value-tick")
    where = [float(one.get(along)) - (11 * 0.36 if along == "y" else 0) for one in ticks]
    unit = "".join(one.text for one in of_class(root, "unit"))
    factor = 1e6 if unit.startswith(("M€", "€ million", "million")) else 1
    numbers = [value(one.text) * factor for one in ticks]
    assert len(ticks) >= 2, xml.tostring(root)[:500]
    slope = (numbers[-1] - numbers[0]) / (where[-1] - where[0])
    return (lambda px: numbers[0] + (px - where[0]) * slope), abs(slope)


def points(element):
    return [tuple(map(float, pair.split(","))) for pair in element.get("points").split()]


# Points and ticks are both written to a tenth of a px: together they may be off by that much.
def close(found, wanted, slack, what):
    assert len(found) == len(wanted) and np.allclose(found, wanted, rtol=0, atol=slack), (what, found[:5], wanted[:5], slack)


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    run = at("run.h5")
    sillon("run", "scenarios/loos-en-gohelle/energy-shock.json", "-o", run, "--quiet", *small)
    file = h5py.File(run, "r", locking=False)
    days = file["time"][:]
    title = {"contexts": {}, "strategies": {}}
    read = lambda context, strategy, population, column: np.array([file[f"runs/{context}/{strategy}/{r}/series/{population}/{column}"][:] for r in range(3)])
    contexts, strategies = [list(file[f"{kind}/name"].asstr()[:]) for kind in ("contexts", "strategies")]
    cells = [(c, s) for c in contexts for s in strategies]
    warning = lambda population, column: file[f"runs/calm/as-is/0/series/{population}/{column}"].attrs.get("warning_" + language, "")

    def plot(*words, name="out.svg"):
        path = at(name)
        sillon("plot", run, *words, "-o", path, "--lang", language, "--force")
        text = open(path, encoding="utf-8").read()
        root = xml.parse(path).getroot()
        assert root.tag == SVG + "svg" and root.get("role") == "img" and root.get("lang") == language
        assert root.find(SVG + "title").text and root.find(SVG + "desc").text
        assert not re.search(r"<script|<style| style=|href|file:", text) and folder not in text, words
        assert "prévision" not in text.lower() and "forecast" not in text.lower()
        width, height = float(root.get("width")), float(root.get("height"))
        for one in root.iter(SVG + "text"):
            assert 0 <= float(one.get("x")) <= width and 0 <= float(one.get("y")) <= height, (words, one.text)
        # Every warning of the series and of the file stands under it.
        under = " ".join("".join(one.text for one in of_class(root, "warning")).split()).replace("\u202f", " ").replace("’", "'").lower()
        flat = lambda one: re.sub(r"\s+", "", one).lower()
        series = [word for word in words if re.fullmatch(r"[a-z_]+\.[a-z_]+(@.*)?", str(word))]
        for one in series:
            assert flat(warning(*one.split("@")[0].split("."))) in flat(under), (one, under)
        for one in file["warnings/" + language].asstr()[:]:
            assert flat(one) in flat(under), one
        return root

    for language in ("en", "fr"):
        french = language == "fr"

        # Means and bands of the four cells, each at its place on the axis.
        root = plot("--series", "territory.energy_bill")
        to_value, slope = axis(root, "y")
        lines = [one for one in of_class(root, "line") if one.tag == SVG + "polyline"]
        assert len(lines) == 4 and len(of_class(root, "line-name")) >= 4, len(lines)
        for line, band, (context, strategy) in zip(lines, of_class(root, "band"), cells):
            values, drawn, area = read(context, strategy, "territory", "energy_bill"), points(line), points(band)
            close([to_value(y) for _, y in drawn], values.mean(axis=0), 0.11 * slope, (context, strategy))
            x0, x1 = drawn[0][0], drawn[-1][0]
            close([x for x, _ in drawn], x0 + (days - days[0]) / (days[-1] - days[0]) * (x1 - x0), 0.11, "days")
            close([to_value(y) for _, y in area], np.concatenate([np.quantile(values, 0.95, axis=0), np.quantile(values, 0.05, axis=0)[::-1]]), 0.11 * slope, "band")
        assert len(of_class(root, "crisis")) == 1 and any("2021-2023" in one.text for one in of_class(root, "event"))

        # A row by its name, thin lines, from a day on; several series: a panel each.
        root = plot("--series", "commune.unemployed@Lens", "territory.trust", "--context", "calm", "--strategy", "groups", "--replicates", "--from", "2019-03-04", "--band", "range")
        assert [one.text for one in of_class(root, "panel-title")][0].endswith("Lens") and len(of_class(root, "replicate")) == 6
        assert all(len(points(one)) == int((days >= 17959).sum()) for one in of_class(root, "replicate"))

        # Differences, pair by pair, with Student's interval.
        a, b = read("energy-shock", "as-is", "territory", "energy_bill"), read("energy-shock", "groups", "territory", "energy_bill")
        c = read("calm", "as-is", "territory", "energy_bill")
        root = plot("--series", "territory.energy_bill", "--kind", "difference", "--control", "calm", "--strategy", "as-is")
        to_value, slope = axis(root, "y")
        (line,) = [one for one in of_class(root, "line") if one.tag == SVG + "polyline"]
        close([to_value(y) for _, y in points(line)], (a - c).mean(axis=0), 0.11 * slope, "difference")
        half = STUDENT * (a - c).std(axis=0, ddof=1) / math.sqrt(3)
        (band,) = of_class(root, "band")
        close([to_value(y) for _, y in points(band)][:len(days)], (a - c).mean(axis=0) + half, 0.11 * slope + 1e-3 * half.max(), "interval")

        # Means since the crisis; the first day drawn is the first instant on or after it.
        since = days >= 17928
        root = plot("--series", "territory.energy_bill", "--kind", "interval", "--control", "calm", "--strategy", "as-is")
        to_value, slope = axis(root, "x")
        each = (a - c)[:, since].mean(axis=1)
        mean, half = each.mean(), STUDENT * each.std(ddof=1) / math.sqrt(3)
        point = [one for one in of_class(root, "point") if float(one.get("cy")) > 85][-1]
        close([to_value(float(point.get("cx")))], [mean], 0.11 * slope, "mean difference")
        assert ("clear" in point.get("class").split()) == (abs(mean) > half)
        said, plus = "".join(one.text for one in of_class(root, "row-text")).rstrip("\u202fM").split(" ± ")
        factor = 1e6 if "M" in of_class(root, "row-text")[0].text else 1
        assert math.isclose(value(said) * factor, mean, rel_tol=0.03, abs_tol=half * 0.06), (said, mean)
        assert math.isclose(value(plus) * factor, half, rel_tol=0.06), (plus, half)

        # Strategy x context.
        root = plot("--series", "territory.energy_bill", "--kind", "heat")
        unit = of_class(root, "unit")[0].text
        factor = 1e6 if "million" in unit or "M€" in unit else 1
        found = [value(one.text) * factor for one in of_class(root, "cell-text")]
        wanted = [read(context, strategy, "territory", "energy_bill")[:, since].mean() for strategy in strategies for context in contexts]
        assert np.allclose(found, wanted, rtol=0.006), (found, wanted)

        # Communes on a day: the title of each circle has its name and value.
        # Many rows at once: their median and bands, never a line each; a panel for each cell, and who is lowest and highest in the end.
        root = plot("--series", "commune.unemployed", "--context", "calm", "--strategy", "groups")
        rows = np.mean([file[f"runs/calm/groups/{r}/series/commune/unemployed"][:] for r in range(3)], axis=0)
        assert len(of_class(root, "line")) == 1 and len(of_class(root, "band")) == 2, [one.get("class") for one in root.iter()][:40]
        scale, slack = axis(root, "y")
        close([scale(y) for _, y in points(of_class(root, "line")[0])], np.median(rows, axis=1), slack, "median of communes")
        told = "".join(root.itertext())
        lens = rows[-1].argmax()
        assert "36 communes" in told and ("Lens (" in told) == (file["commune"][:][lens] == b"62498"), told[:900]
        assert len(of_class(plot("--series", "commune.unemployed", "--kind", "difference", "--context", "calm"), "band")) == 2
        root = plot("--series", "commune.unemployed", "--kind", "map", "--context", "calm", "--strategy", "groups", "--at", "2019-05-01")
        instant = int((days <= 18017).sum()) - 1
        codes = list(file["commune"].asstr()[:])
        names = {one["code"]: one["name"] for one in json.loads(file.attrs["scenario"])["territory"]["used"]["communes"]}
        wanted = dict(zip((names[code] for code in codes), read("calm", "groups", "commune", "unemployed")[:, instant].mean(axis=0)))
        places = of_class(root, "place")
        assert len(places) == 36
        for one in places:
            name, number = re.fullmatch(r"(.*?)\u202f?: (.*)", one.find(SVG + "title").text).groups()
            name = name.replace("’", "'")
            assert abs(value(number) - wanted[name]) <= 0.006 * max(1, abs(wanted[name])), (name, number, wanted[name])
        circles = [tuple(float(one.get(key)) for key in ("cx", "cy", "r")) for one in places]
        assert all(math.dist(p[:2], q[:2]) >= p[2] + q[2] - 0.2 for i, p in enumerate(circles) for q in circles[:i])
        plot("--series", "commune.energy_bill", "--kind", "map", "--control", "calm")

        # The triangle has the numbers of /resilience.
        root = plot("--series", "territory.output", "--kind", "triangle", "--strategy", "as-is")
        measures = list(file["resilience/row_measure"].asstr()[:])
        cell = [i for i, (x, y) in enumerate(zip(file["resilience/cell_context"].asstr()[:], file["resilience/cell_strategy"].asstr()[:])) if (x, y) == ("energy-shock", "as-is")][0]
        robust = 100 * file["resilience/mean/rows/territory/output"][cell, measures.index("robustness")]
        notes = " ".join(one.text for one in of_class(root, "note"))
        number = re.search(r"[Rr]obust\w+ ([0-9.,\u202f]+)", notes).group(1)
        assert abs(value(number) - robust) < 0.006 * max(1, robust), (number, robust, notes)
        assert of_class(root, "triangle") and of_class(root, "lowest")

        # The same words give the same bytes; dark is another picture; without -o it is printed.
        plot("--series", "territory.jobs", name="one.svg"), plot("--series", "territory.jobs", name="two.svg")
        one = open(at("one.svg"), "rb").read()
        assert one == open(at("two.svg"), "rb").read()
        assert sillon("plot", run, "--series", "territory.jobs", "--lang", language).encode() == one
        plot("--series", "territory.jobs", "--dark", "--width", "900", "--height", "800", name="dark.svg")
        root = xml.parse(at("dark.svg")).getroot()
        assert (root.get("width"), root.get("height")) == ("900", "800") and b"#14181d" in open(at("dark.svg"), "rb").read()

    # Nothing is replaced without --force; what is wrong is named, with what was meant.
    before = open(at("one.svg"), "rb").read()
    assert "--force" in sillon("plot", run, "--series", "territory.trust", "-o", at("one.svg"), code=3) and open(at("one.svg"), "rb").read() == before
    for words, said in ((["--series", "territory.job"], 'nearest: "territory.jobs"'), (["--series", "commune.unemployed@Lenz"], 'nearest: "Lens"'),
                        (["--series", "commune.unemployed", "--kind", "triangle"], "36 rows"), (["--series", "commune.unemployed", "territory.jobs"], "bands over them"), (["--series", "territory.jobs@Lens"], "single row"), ([], "name at least one series"),
                        (["--series", "territory.jobs", "--context", "calmer"], 'nearest: "calm"'), (["--series", "territory.jobs", "--kind", "difference", "--against", "as_is"], 'nearest: "as-is"'),
                        (["--series", "territory.jobs", "--from", "2019-02-30"], "not a day"), (["--series", "territory.jobs", "--from", "2030-01-01"], "nothing was recorded"),
                        (["--series", "territory.jobs", "--at", "2019-03-04"], "--kind map"), (["--series", "territory.jobs", "--kind", "map"], "communes"),
                        (["--series", "territory.jobs", "territory.trust", "--kind", "heat"], "one series"), (["--series", "territory.jobs", "--kind", "pie"], "pie"),
                        (["--series", "territory.jobs", "--kind", "triangle", "--context", "calm"], "besides the control")):
        got = sillon("plot", run, *words, "-o", at("no.svg"), "--lang", "en", code=2)
        assert said in got, (words, got)
    assert "aucune série" in sillon("plot", run, "--series", "territory.job", "--lang", "fr", code=2)
    assert not os.path.exists(at("no.svg")) and not os.path.exists(at("no.svg.part"))

    # A file that is still being written: as far as it got, and that is said.
    file.close()
    shutil.copy(run, at("half.h5.part"))
    with h5py.File(at("half.h5.part"), "r+") as half:
        half.attrs["complete"] = np.int32(0)
        half["resilience/computed"][()] = 0
        for context, strategy in cells:
            for r in range(3):
                its = half[f"runs/{context}/{strategy}/{r}"]
                kept = 12 if (context, strategy, r) != ("energy-shock", "groups", 2) else 0
                its["recorded"][()], its["last_step"][()] = kept, kept - 1
                for population in its["series"].values():
                    for column in population.values():
                        column[kept:] = np.nan
    for kind in ("trajectory", "difference", "interval", "triangle", "heat"):
        sillon("plot", at("half.h5.part"), "--series", "territory.output", "--kind", kind, "--lang", "en", "-o", at(kind + ".svg"))
        root = xml.parse(at(kind + ".svg")).getroot()
        assert any("not complete" in one.text and "between 0 and 11" in one.text for one in of_class(root, "warning")), kind
    lines = [one for one in of_class(xml.parse(at("trajectory.svg")).getroot(), "line") if one.tag == SVG + "polyline"]
    assert [len(points(one)) for one in lines] == [12] * 4

print("ok")
