"""Every relative link in a Markdown file leads to a file or folder that is there, and to a heading where it names one."""
import os
import pathlib
import re
import sys
import urllib.parse

ELSEWHERE = {".git", "build", "node_modules", "runs"}
mistakes = []


def pages():
    for folder, folders, files in os.walk("."):
        folders[:] = sorted(name for name in folders if name not in ELSEWHERE)
        yield from (pathlib.Path(folder) / name for name in sorted(files) if name.endswith(".md"))


def without_code(text):
    text = re.sub(r"^( *)(```|~~~).*?^ *\2[^\S\n]*$", "", text, flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)


def targets(text):
    yield from re.findall(r"\]\(\s*<?([^)\s>]+)>?[^)]*\)", text)  # [words](target "title"), images too
    yield from re.findall(r"^\s{0,3}\[[^\]]+\]:\s*<?(\S+?)>?\s*$", text, flags=re.MULTILINE)  # [name]: target


def anchors(page):
    """The names that headings get, as GitHub and Forgejo make them."""
    text = re.sub(r"^( *)(```|~~~).*?^ *\2[^\S\n]*$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    names = []
    for heading in re.findall(r"^#{1,6}\s+(.+?)\s*#*$", text, flags=re.MULTILINE):
        name = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        seen = sum(1 for one in names if re.fullmatch(re.escape(name) + r"(-\d+)?", one))
        names.append(name if seen == 0 else f"{name}-{seen}")
    return names


def mistake_of(page, target):
    if re.match(r"[a-z][a-z0-9+.-]*:", target, flags=re.IGNORECASE):
        return None  # another site
    path, _, anchor = target.partition("#")
    there = page if path == "" else page.parent / urllib.parse.unquote(path)
    if path.startswith("/"):
        return "is absolute, expected a path relative to the page"
    if not there.exists():
        return "is not there"
    if anchor and there.suffix == ".md" and urllib.parse.unquote(anchor).lower() not in anchors(there):
        return f"has no heading for #{anchor}"
    return None


count = 0
for page in pages():
    for target in targets(without_code(page.read_text(encoding="utf-8"))):
        count += 1
        found = mistake_of(page, target)
        if found:
            mistakes.append(f"{page}: the link to {target} {found}")
if count == 0:
    mistakes.append("no link was found in any page")
for mistake in mistakes:
    print(mistake, file=sys.stderr)
print(f"{count} links, {len(mistakes)} mistakes")
sys.exit(1 if mistakes else 0)
