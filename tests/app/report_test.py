"""sillon report: valid and self-contained HTML in two languages, whose numbers are those of the file and whose series carry their warnings."""
import os, re, shutil, signal, subprocess, sys, tempfile, time
from html.parser import HTMLParser

import h5py
import numpy as np

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import lesson, program, sillon

assert "  report " in sillon("--help") and "En français" in sillon("report", "--help")
small = ["--set", "/territory/scale=0.02", "--set", '/contexts/energy-shock/crises/0/from="2019-02-01"', "--set", '/record/agents={}', "--set", '/record/networks=[]', "--quiet"]
named = ["territory.output", "territory.energy_bill", "territory.groups_cost"]
VOID = {"meta", "br", "hr", "img", "link", "input", "col", "wbr"}
T95 = {1: 12.7062, 2: 4.3027}  # Student's quantile by degrees of freedom


class Page(HTMLParser):
    """Refuses what is not balanced or comes from elsewhere, and keeps texts, ids and tables."""

    def __init__(self, path):
        super().__init__()
        self.open, self.ids, self.links, self.rows, self.text, self.pictures = [], [], [], [], [], 0
        self.depth_of_svg, self.svg, self.lang = None, None, None
        with open(path, encoding="utf-8") as file:
            raw = file.read()
        assert raw.startswith("<!DOCTYPE html>"), raw[:50]
        assert "<script" not in raw and " style=" not in raw and "@import" not in raw and not re.search(r"\bon\w+=", re.sub(r"<(style|pre)>.*?</\1>|>[^<]*<", "", raw, flags=re.S)), path
        self.feed(raw)
        self.close()
        assert not self.open, self.open
        assert len(set(self.ids)) == len(self.ids), sorted(one for one in self.ids if self.ids.count(one) > 1)
        assert set(self.links) <= set(self.ids), set(self.links) - set(self.ids)
        self.words = re.sub(r"[\s\u202f]+", " ", " ".join(self.text))

    def handle_starttag(self, tag, attributes):
        its = dict(attributes)
        if tag == "html":
            self.lang = its["lang"]
        if "id" in its:
            self.ids.append(its["id"])
        for name in ("href", "src", "xlink:href"):
            if name in its:
                assert its[name].startswith("#"), (tag, its)
                self.links.append(its[name][1:])
        self.links += [match for value in its.values() for match in re.findall(r"url\(#([^)]*)\)", value or "")]
        if tag == "th":
            assert "scope" in its
        if tag == "svg":
            assert its.get("role") == "img" and (its.get("aria-labelledby") or its.get("aria-label")), its
            self.pictures, self.svg = self.pictures + 1, set()
        if self.svg is not None:
            self.svg.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in ("th", "td") and self.rows:
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
        self.open.pop()
        if tag == "svg":
            assert {"title", "desc"} <= self.svg, self.svg
            self.svg = None

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.text.append(data)
        if self.rows and ("td" in self.open or "th" in self.open) and "sup" not in self.open and self.svg is None:
            self.rows[-1][-1] += data

    def row(self, begin, cells):
        """The first row that begins so and has so many cells."""
        found = [one for one in self.rows if len(one) == cells and one[0].startswith(begin)]
        assert found, (begin, [one[0] for one in self.rows])
        return found[0]


def read(cell):
    """'−1.43 ± 0.02 M€ per week' as mean, half and how finely they are written."""
    text = cell.replace("\u202f", "").replace("\u00a0", " ").replace("\u2212", "-").replace(",", "").replace("<", "")
    mean, half, scale = re.match(r"([+-]?[\d.]+)(?: ±([\d.]+))?(k|M|bn)?", text).groups()
    scale = {"k": 1e3, "M": 1e6, "bn": 1e9, None: 1}[scale]
    fine = 10.0 ** -len(mean.partition(".")[2]) * scale
    return float(mean) * scale, float(half or "nan") * scale, fine


def difference(file, series, one, other, since):
    """Mean and half of Student's interval over replicates of the mean since a day, the start left out."""
    days = file["time"][:].astype("datetime64[D]")
    use = (days >= np.datetime64(since)) & (np.arange(len(days)) > 0)
    of = lambda cell, r: file[f"runs/{cell}/{r}/series/{series.replace('.', '/')}"][use].mean()
    all = np.array([of(other, r) - of(one, r) for r in range(int(file.attrs["replicates"]))])
    return all.mean(), T95[len(all) - 1] * all.std(ddof=1) / np.sqrt(len(all))


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    sillon("run", lesson, "-o", at("two.h5"), *small, "--until", "2019-07-01", "--replicates", "2")

    # Two languages, nothing written twice, the default series and those that are named.
    began = time.monotonic()
    sillon("report", at("two.h5"), "-o", at("en.html"), "--lang", "en", "--series", *named)
    assert time.monotonic() - began < 20
    sillon("report", at("two.h5"), "-o", at("fr.html"), "--lang", "fr")
    before = open(at("en.html"), "rb").read()
    assert "--force" in sillon("report", at("two.h5"), "-o", at("en.html"), code=3) and open(at("en.html"), "rb").read() == before
    sillon("report", at("two.h5"), "-o", at("en.html"), "--lang", "en", "--series", *named, "--force")
    assert open(at("en.html"), "rb").read() == before  # the same bytes
    english, french = Page(at("en.html")), Page(at("fr.html"))
    assert english.lang == "en" and french.lang == "fr" and english.pictures >= 4 and french.pictures >= 4
    assert "What carries" not in english.words and "sillon attribution" in english.words
    assert "Who bears the losses" in english.words and "Qui supporte les pertes" in french.words
    assert "forecast" not in english.words.lower() and "prévision" not in french.words.lower()
    # The first page: a sample is said to be one, shares have their interval, means their first day, what nothing reached its meaning.
    assert "Simulated at a scale of 0.02" in english.words and "Simulé à l'échelle 0,02" in french.words
    assert "Of twenty intervals about one misses by chance" in english.words and "runs compared by the same luck" in english.words
    first = french.words[: french.words.index("À lire avant usage")]
    assert "Ce que change" in first and "Est-ce sûr" in first and "Que peut-on en tirer" in first, first
    # A crisis and a strategy beside each other: every share has its interval and its reading.
    main = [one for page in (english, french) for one in page.rows if len(one) == 3 and re.search(r"(better|worse|chance\?|higher|lower|unchanged|mieux|moins bien|hasard\s\?|hausse|baisse|inchangé)$", one[1])]
    assert len(main) >= 6 and all(re.search(r"[(][+~?−][)]$", one[0]) for one in main), main
    assert all("±" in cell for one in main for cell in one[1:] if "%" in cell and "0.1 %" not in re.sub(r"\s", " ", cell) and "0,1 %" not in re.sub(r"\s", " ", cell)), main
    # Without an attribution: accounts, named as such, whose parts add up to the whole.
    assert "Accounts of the difference, not its cause" in english.words and "Comptes de l'écart, et non sa cause" in french.words
    assert "cannot say which mechanism carries the result" in english.words
    # Who bears the losses, with every strategy.
    if "Who bears the losses in each crisis, with each strategy" in english.words:
        borne = english.words[english.words.index("Who bears the losses in each crisis, with each strategy"):]
        assert "As is" in borne and "Working groups" in borne and "Worst of all:" in english.words
    if "xactement inchangé" in first:
        assert "cela ne dit pas que rien ne le ferait" in french.words
    assert "Où sont les pertes" not in french.words or "Surface des cercles" in french.words
    assert " :" not in "".join(french.text) and "« " not in "".join(french.text)  # narrow spaces instead

    # Numbers, worked out without the program.
    with h5py.File(at("two.h5"), "r", locking=False) as file:
        for begin, series, cells, since in (("Output of establishments", "territory.output", ("calm/as-is", "energy-shock/as-is"), "2019-02-01"),
                                            ("Energy paid by establishments", "territory.energy_bill", ("calm/as-is", "energy-shock/as-is"), "2019-02-01")):
            mean, half = difference(file, series, *cells, since)
            told, told_half, fine = read(english.row(begin, 5)[2])
            assert abs(told - mean) <= 0.51 * fine and (abs(told_half - half) <= 0.51 * fine or half < fine), (series, told, told_half, mean, half)
        # The last day of a policy, not the first day after; and the days of the table are those of the time line.
        last = np.datetime64("1970-01-01") + int(file["events/until"][:].max()) - 1
        months = "January February March April May June July August September October November December".split()
        told_last = f"{int(str(last)[8:])} {months[int(str(last)[5:7]) - 1]} {str(last)[:4]}"
        assert told_last in {one[3] for one in english.rows if len(one) == 5}, (told_last, [one for one in english.rows if len(one) == 5][:6])
        days = file["time"][:].astype("datetime64[D]")
        measure = list(file["resilience/row_measure"].asstr()[:])
        loss = file["resilience/mean/rows/territory/output"][0, measure.index("loss")]
        robust = file["resilience/mean/rows/territory/output"][0, measure.index("robustness")]
        shown = english.row("Output of establishments", 5)
        borne = [one for one in english.rows if len(one) == 5 and one[0].startswith("Output of establishments") and "%" in one[1]]
        if loss >= 0.05:
            told, _, fine = read(borne[0][2])
            assert abs(told - loss) <= 0.51 * fine, (told, loss)
            assert abs(float(re.match(r"[\d.]+", borne[0][1]).group()) - 100 * robust) <= 0.51, (borne[0][1], robust)
        cost, _ = difference(file, "territory.groups_cost", "calm/as-is", "calm/groups", "2019-06-01")
        told, _, fine = read([one for one in english.rows if len(one) == 5 and one[0].startswith("Cost of working groups") and one[2].startswith("+")][0][2])
        assert abs(told - cost) <= 0.51 * fine, (told, cost)

        # Every warning of the series that are shown, and of the file; parameters counted.
        for language, page, series in (("en", english, named), ("fr", french, ["territory.jobs", "territory.output", "territory.unemployed", "territory.value_added"])):
            for name in series:
                warning = file["runs/calm/as-is/0/series/" + name.replace(".", "/")].attrs.get("warning_" + language, "")
                assert re.sub(r"[\s\u202f]+", " ", warning)[1:] in page.words, (language, name, warning)
            for warning in file["warnings/" + language].asstr()[:]:
                assert re.sub(r"[\s\u202f]+", " ", warning)[1:] in page.words, warning
        sources = file["parameters/source"].asstr()[:]
        assumed = sum(1 for one in sources if one == "" or "ssum" in one)
        assert f"{assumed} of {len(sources)} parameters are assumed" in english.words, (assumed, len(sources))

    # A single replicate; a single context; both files in one report; a run that was stopped.
    sillon("run", lesson, "-o", at("one.h5"), *small, "--until", "2019-04-01", "--replicates", "1")
    sillon("run", lesson, "-o", at("calm.h5"), *small, "--until", "2019-03-04", "--replicates", "1", "--context", "calm", "--strategy", "as-is")
    sillon("report", at("one.h5"), "-o", at("one.html"), "--lang", "en")
    one = Page(at("one.html")).words
    assert "There is a single replicate" in one and "a hollow mark" not in one
    assert not re.search(r"\b(Worse|Better):", one) and ("(a single luck):" in one or "by less than 0.1 %" in one or "Exactly unchanged" in one), one[:3000]
    sillon("report", at("calm.h5"), "-o", at("calm.html"), "--lang", "fr")
    calm = Page(at("calm.html")).words
    assert "n'a qu'un contexte" in calm and "ni pertes ni rétablissements ne sont définis" in calm and "n'a qu'une stratégie" in calm
    sillon("report", at("one.h5"), at("calm.h5"), "-o", at("both.html"), "--lang", "en")
    both = Page(at("both.html")).words
    assert "2 studies side by side" in both and both.count("What was asked") >= 4

    running = subprocess.Popen([program, "run", lesson, "-o", at("part.h5"), *small, "--replicates", "2", "--threads", "1"], stderr=subprocess.DEVNULL)
    while running.poll() is None:
        try:
            with h5py.File(at("part.h5.part"), "r", locking=False) as file:
                if file["runs/calm/as-is/0/recorded"][()] > 3:
                    break
        except (OSError, KeyError):
            pass
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    running.wait()
    assert os.path.exists(at("part.h5.part"))
    sillon("report", at("part.h5.part"), "-o", at("part.html"), "--lang", "en")
    assert "The runs are not finished" in Page(at("part.html")).words

    # What is refused, in a sentence, with nothing written.
    open(at("empty.h5"), "wb").close()
    open(at("text.h5"), "w").write("no HDF5")
    with open(at("two.h5"), "rb") as whole:
        open(at("cut.h5"), "wb").write(whole.read(5000))
    open(at("no.json"), "w").write('{"format": "else"}')
    for words, code, said in ((["empty.h5"], 3, "empty"), (["text.h5"], 3, "HDF5"), (["cut.h5"], 3, "cut.h5"), (["none.h5"], 3, "none.h5")):
        told = sillon("report", *map(at, words), "-o", at("no.html"), code=code)
        assert said in told and "mistake of ours" not in told, told
    assert 'nearest: "territory.output"' in sillon("report", at("two.h5"), "-o", at("no.html"), "--series", "territory.outputs", code=2)
    assert "sillon-attribution/1" in sillon("report", at("two.h5"), "-o", at("no.html"), "--attribution", at("no.json"), code=2)
    assert "--pdf" in sillon("report", at("two.h5"), "-o", at("no.pdf"), code=2) and not os.path.exists(at("no.pdf"))
    assert "is a run file" in sillon("report", at("two.h5"), "-o", at("two.h5"), "--force", code=2)
    assert not os.path.exists(at("no.html")) and not os.path.exists(at("no.html.part"))

    # An attribution made by the program itself: the part of each mechanism, those that carry nothing in one row.
    sillon("attribution", lesson, "-o", at("parts.h5"), *small, "--until", "2019-07-01", "--replicates", "2", "--mechanisms", "groups,commons,advice", "--series", "territory.ties_across", "--report", at("parts.json"))
    sillon("report", at("two.h5"), "-o", at("parts.html"), "--lang", "en", "--series", "territory.ties_across", "--attribution", at("parts.json"))
    parts = Page(at("parts.html"))
    assert "Mechanisms switched off one by one" in parts.words and "How to get the cause" not in parts.words
    assert [one for one in parts.rows if len(one) == 5 and one[0] == "groups" and one[4] in ("carries it", "chance alone may explain it")], [one for one in parts.rows if len(one) == 5 and "groups" in one[0]]
    assert [one for one in parts.rows if len(one) == 5 and "commons" in one[0] and one[4] == "exactly zero"]

    # PDF: without a browser the page is there and the exit code says so; with one it is whole, and nothing is left behind.
    none = subprocess.run([program, "report", at("calm.h5"), "-o", at("bare.html"), "--pdf", at("bare.pdf"), "--lang", "en"], env=dict(os.environ, PATH="/nowhere"), capture_output=True, text=True)
    assert none.returncode == 3 and "print it" in none.stderr and os.path.exists(at("bare.html")) and not os.path.exists(at("bare.pdf")), none
    if any(map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))):
        os.mkdir(at("tmp"))
        done = subprocess.run([program, "report", at("calm.h5"), "-o", at("calm 2 é.html"), "--pdf", at("calm.pdf")], env=dict(os.environ, TMPDIR=at("tmp")), capture_output=True, text=True)
        assert done.returncode == 0, done
        with open(at("calm.pdf"), "rb") as pdf:
            text = pdf.read()
        assert text.startswith(b"%PDF") and len(text) > 20_000 and b"%%EOF" in text[-100:]
        assert os.listdir(at("tmp")) == [] and not os.path.exists(at("calm.pdf.part")), os.listdir(at("tmp"))
    else:
        print("no chromium or google-chrome here: the PDF was not tried")
