"""The checklist stands in docs/coverage.md, whole and counted; docs/methods has a section for every process."""
import os
import pathlib
import re
import subprocess
import sys

SECTIONS = {"S0": 30, "S1": 60, "S2": 24, "S3": 19, "S4": 36}
STATES = ("carried", "partly", "missing")
mistakes = []


def check(holds, sentence):
    if not holds:
        mistakes.append(sentence)


def rows_of(text):
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if re.fullmatch(r"S\d-\d+", cells[0]):
            yield cells


def check_coverage(text):
    rows = list(rows_of(text))
    ids = [row[0] for row in rows]
    wanted = [f"{section}-{number:02}" for section, count in SECTIONS.items() for number in range(1, count + 1)]
    for name in wanted:
        check(ids.count(name) == 1, f"{name} stands {ids.count(name)} times in docs/coverage.md, expected once")
    for name in sorted(set(ids) - set(wanted)):
        check(False, f"{name} stands in docs/coverage.md, but the checklist has no such element")

    counts = dict.fromkeys(STATES, 0)
    for row in rows:
        if len(row) != 4 or row[2] not in STATES:
            check(False, f"{row[0]}: expected ID, element, one of {', '.join(STATES)}, and what carries it")
            continue
        counts[row[2]] += 1
        if row[2] == "missing":
            continue
        check(row[3] != "", f"{row[0]} is {row[2]}, but nothing says by what")
        if row[2] == "carried":
            tests = re.findall(r"(?:viz/web/)?tests/[\w/.]+(?:_test\.(?:cpp|py|mjs)|\.test\.(?:ts|mjs))", row[3])
            check(tests != [], f"{row[0]} is carried, but no test is named that would fail without it")
            for test in tests:
                check(pathlib.Path(test).is_file(), f"{row[0]} names {test}, which is not there")

    head = re.search(r"^(\d+) elements: (\d+) carried, (\d+) partly, (\d+) missing\.$", text, re.MULTILINE)
    check(head is not None, "docs/coverage.md does not open with its counts")
    if head:
        found = [len(rows)] + [counts[state] for state in STATES]
        check([int(n) for n in head.groups()] == found, f"the counts say {head.group(0)!r}, the rows {found}")


def process_names():
    """What the program knows; without a program, what the sources declare."""
    program = os.environ.get("SILLON_PROGRAM", "")
    if program:
        told = subprocess.run([program, "describe", "--format", "markdown", "--lang", "en"],
                              check=True, capture_output=True, text=True).stdout
        return re.findall(r"^## (\w+) \(\w+; (?:each|award|pair|whole) ", told, re.MULTILINE)
    names = []
    for header in sorted(pathlib.Path("models").glob("*/*.hpp")):
        names += re.findall(r'static constexpr std::string_view name = "(\w+)"', header.read_text(encoding="utf-8"))
    return names


def check_methods():
    headings = set()
    for page in sorted(pathlib.Path("docs/methods").glob("*.md")):
        text = page.read_text(encoding="utf-8")
        for heading in re.findall(r"^## (.+)$", text, re.MULTILINE):
            headings.update(re.split(r",\s*", heading.strip()))
        check("## What this does not say" in text, f"{page} does not end with what it does not say")
    names = process_names()
    check(names != [], "no process was found")
    for name in names:
        check(name in headings, f"process {name!r} has no section in docs/methods")
    return len(names)


check_coverage(pathlib.Path("docs/coverage.md").read_text(encoding="utf-8"))
count = check_methods()
for mistake in mistakes:
    print(mistake, file=sys.stderr)
print(f"{sum(SECTIONS.values())} elements, {count} processes, {len(mistakes)} mistakes")
sys.exit(1 if mistakes else 0)
