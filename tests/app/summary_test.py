"""The summary of a large file shows what matters most and says how much it leaves out; --all leaves nothing out; warnings stand by what is shown."""
import os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import common, environment, lesson, program, sillon


def parts(text):
    """Heading: lines below it."""
    out, heading = {}, ""
    for line in text.split("\n"):
        if line and not line.startswith(" "):
            heading = line
        out.setdefault(heading, []).append(line)
    return out


def rows(lines):
    """Label: the rest, of the lines of a table with figures."""
    cells = [re.split(r"\s{2,}", line.strip(), maxsplit=1) for line in lines if re.match(r"  \S.*\S\s{2,}[?±+-]?\s?\S", line)]
    return {one[0]: " ".join(one[1].split()) for one in cells if len(one) == 2 and re.match(r"[+-]?[\d]", one[1])}


def about(text):
    """Warning: the labels of the series that it names."""
    flat = " ".join(text.split("\n\nWarnings\n")[1].split("\n\nThe file:")[0].split())
    found = [one.split(" on: ") for one in flat.split("! ") if " on: " in one]
    return {warning: set(labels.strip().split("; ")) for warning, labels in found}


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    done = subprocess.run([program, "run", lesson, *common[:-1], "2", "-o", at("x.h5"), "--lang", "en"], capture_output=True, text=True, env=environment)
    short, whole = sillon("summary", at("x.h5"), "--lang", "en"), sillon("summary", at("x.h5"), "--lang", "en", "--all")
    assert done.returncode == 0 and done.stdout == "\n" + short, "run tells the same as summary"
    assert "--all" not in whole and len(short.split("\n")) < 0.7 * len(whole.split("\n"))

    compared = 0
    for heading, lines in parts(short).items():
        more = re.findall(r"^  and (\d+) more: sillon summary (\S+) --all$", "\n".join(lines), re.M)
        if not more:
            continue
        compared += 1
        shown, all_of_it = rows(lines), rows(parts(whole)[heading])
        assert more[0][1] == at("x.h5") and int(more[0][0]) + len(shown) == len(all_of_it), (heading, more, len(shown), len(all_of_it))
        assert 20 < len(shown) <= 24 + 20 and set(shown.items()) < set(all_of_it.items()), heading
        assert "value added [EUR/step]" in shown or "value added" in " ".join(lines), heading

        # What is left out is nowhere clearer than what follows the preferred ones: exact differences come before those that chance may explain.
        doubtful = lambda cells: "? ±" in cells
        if [one for label, one in all_of_it.items() if label not in shown and not doubtful(one)]:
            assert not doubtful(list(shown.values())[-1]), heading
    assert compared >= 2, short

    # A warning names every series in the tables that it is about, and says how many others.
    told = set().union(*(rows(lines) for heading, lines in parts(short).items() if heading.startswith("What "))) - {""}
    bounded, full = about(short), about(whole)
    assert set(bounded) == set(full)
    labels = lambda row: re.sub(r" \[[^]]*\]?$", "", row)
    for warning, named in full.items():
        for label in named & {labels(row) for row in told}:
            assert label in bounded[warning], (warning, label)
    cut = {warning: re.search(r"and (\d+) more", " ".join(named)) for warning, named in bounded.items()}
    assert any(cut.values())
    for warning, found in cut.items():
        if found:
            assert len(bounded[warning]) - 1 + int(found[1]) == len(full[warning]), warning
    assert "more" not in " ".join(" ".join(named) for named in full.values())

    # One cell, nothing to compare with: the levels that moved most; in French too.
    sillon("run", lesson, *common, "--context", "energy-shock", "--strategy", "as-is", "-o", at("one.h5"), "--quiet")
    said = sillon("summary", at("one.h5"), "--lang", "fr")
    left_out = re.search(r"^  et (\d+) autres : sillon summary \S+ --all$", said, re.M)
    assert left_out and "Ce qui s'est passé" in said, said
    everything = sillon("summary", at("one.h5"), "--lang", "fr", "--all")
    assert len(everything.split("\n")) > len(said.split("\n")) + int(left_out[1]) - 2
print("summaries: bounded, and what is left out is said")
