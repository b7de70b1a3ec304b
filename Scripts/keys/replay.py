#!/usr/bin/env python3
"""Replays the history under several layouts of targets and counts which edits would have run stages again.

usage: Scripts/keys/replay.py [--range FIRST..LAST] [--families A,B] [--commits]

A commit *rekeys* a family of stages where the fingerprint of its sources changes. Its *science* changed where the tokens
of a file changed that shapes what its stages put out and that they can reach by name, or where such a file came or went:
the family's own files, the artifacts that it alone makes, and below them each file of mathematics or C that declares a
name which a reached file mentions; and what turns a stage's work into files. Readers of parameters and of formats, and
artifacts that others make too, are no science. A rekeying without a change of the science is *spurious*, a change of the
science without a rekeying *missed*.

Layouts:
  as it was     each commit's own Package.swift; C by bytes; a file's path counts
  artifacts     today's targets, but one of all formats and one of all kernels
  targets       today's targets, C by tokens, paths do not count
  today         the same without what only reads: `Parameters`, `FormatErrors`, folders `Reading` of formats

A file of the past counts to the target that the same file, followed through its renames, is in today; one that is gone
to the target of most of its neighbours.
"""
import argparse
import collections
import os
import re
import subprocess
import sys
import tempfile

EXTENSIONS = (".swift", ".c", ".h", ".cpp", ".hpp", ".cc")
LEFT_OUT = {"Parameters", "FormatErrors"}
GLUE = re.compile(r"/(StageBody|StageOutput|Stage\+Files|ValuesFile)\.swift$")


def git(*arguments):
    return subprocess.run(["git", *arguments], check=True, capture_output=True, text=True).stdout


class Package:
    """Targets with what they may import, and the families of stages among them."""

    def __init__(self, text):
        self.below, self.families = {}, set()
        call = re.compile(r"(\.target|\.executableTarget|\blibrary|\bstages)\(((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)")
        for kind, body in call.findall(text):
            names = re.findall(r'"([^"]+)"', re.sub(r"\.product\([^)]*\)|path: \"[^\"]*\"|plugins: \[[^\]]*\]", "", body))
            if not names:
                continue
            self.below[names[0]] = set(names[1:])
            if kind == "stages":
                self.below[names[0]].add("Stages")
            if kind == "stages" or names[0].endswith("Stages") and "Fingerprint" in body:
                self.families.add(names[0])

    def closure(self, target):
        seen, open_ = set(), [target]
        while open_:
            name = open_.pop()
            if name not in seen and name in self.below:
                seen.add(name)
                open_ += self.below[name]
        return seen


class History:
    def __init__(self, span, digest_tool):
        first, last = span.split("..")
        self.commits = [first and git("rev-parse", first).strip()] + git("rev-list", "--reverse", span).split()
        self.trees = [self.tree(commit) for commit in self.commits]
        self.texts = self.contents({blob for tree in self.trees for blob in tree.values()})
        self.digests = self.token_digests(digest_tool)
        self.today = {path: target_of(path) for path in git("ls-files", "-c", "-o", "--exclude-standard", "Sources").split("\n") if path}
        self.homes, self.readers = self.follow()

    def tree(self, commit):
        files = {}
        for line in git("ls-tree", "-r", commit, "Sources", "Package.swift").splitlines():
            (_, _, blob), path = line.split("\t")[0].split(), line.split("\t")[1]
            if path.endswith(EXTENSIONS):
                files[path] = blob
        return files

    def contents(self, blobs):
        blobs = sorted(blobs)
        out = subprocess.run(["git", "cat-file", "--batch"], input="\n".join(blobs).encode(), capture_output=True, check=True).stdout
        texts, at = {}, 0
        for blob in blobs:
            end = out.index(b"\n", at)
            size = int(out[at:end].split()[2])
            texts[blob] = out[end + 1 : end + 1 + size]
            at = end + 2 + size
        return texts

    def token_digests(self, tool):
        """The digest of the tokens of each blob, by the build's own tool."""
        with tempfile.TemporaryDirectory() as folder:
            names = {}
            for path, blob in {(path, blob) for tree in self.trees for path, blob in tree.items()}:
                name = f"{blob}{os.path.splitext(path)[1]}"
                if name not in names:
                    names[name] = blob
                    with open(os.path.join(folder, name), "wb") as file:
                        file.write(self.texts[blob])
            digests, files = {}, sorted(names)
            for start in range(0, len(files), 1000):
                chunk = [os.path.join(folder, name) for name in files[start : start + 1000]]
                for line in subprocess.run([tool, "-", folder, *chunk], check=True, capture_output=True, text=True).stdout.splitlines():
                    digest, name = line.split("  ", 1)
                    digests[names[name]] = digest
            return digests

    def follow(self):
        """For each commit, the target that each of its files is in today, and which of them only read."""
        later, now = git("rev-parse", "HEAD").strip(), {path: path for path in self.today}
        homes, readers = [None] * len(self.commits), [None] * len(self.commits)
        for place in range(len(self.commits) - 1, -1, -1):
            renamed = {}
            changes = git("diff", "-M40%", "-l5000", "--diff-filter=R", "--name-status", self.commits[place], later, "--", "Sources")
            for line in changes.splitlines():
                _, old, new = line.split("\t")
                renamed[old] = new
            now = {path: now.get(renamed.get(path, path)) for path in self.trees[place]}
            known = {path: "Stages" if GLUE.search(path) else self.today.get(path_now) for path, path_now in now.items()}
            votes = collections.defaultdict(collections.Counter)
            for path, home in known.items():
                if home and not GLUE.search(path):
                    votes[os.path.dirname(path)][home] += 1
            for path, home in known.items():
                if not home and path != "Package.swift":
                    near = votes[os.path.dirname(path)]
                    known[path] = near.most_common(1)[0][0] if near else target_of(path)
            homes[place] = known
            readers[place] = {path for path, path_now in now.items() if "/Reading/" in (path_now or path)}
            later = self.commits[place]
        return homes, readers


def target_of(path):
    parts = path.split("/")
    return parts[1] if len(parts) > 2 else ""


DECLARED = re.compile(
    r"^(?:@\w+(?:\([^)]*\))? )*(?:(?:public|package|internal|final|indirect|nonisolated) )*"
    r"(?:struct|enum|class|actor|protocol|typealias|func|let|var) (\w+)", re.M)
EXTENDED = re.compile(r"^(?:(?:public|package|internal) )?extension ([\w.]+)(:)?", re.M)
MEMBER = re.compile(r"\b(?:func|var|let|case) (\w+)|\b(init|subscript)\b|\bfunc ([^\w\s(]+)")
IN_C = re.compile(r"\b(ck_\w+|\w+_\w+)\s*\([^;{]*\)\s*\{|^#define (\w+)", re.M)


class Source:
    """What a file declares and what it mentions."""

    cache = {}

    def __new__(cls, blob, path, text):
        key = (blob, path.endswith(".swift"))
        if key not in cls.cache:
            self = cls.cache[key] = super().__new__(cls)
            code = re.sub(r"/\*.*?\*/|//[^\n]*", "", text.decode(errors="replace"), flags=re.S)
            self.words = set(re.findall(r"\w+", code))
            self.includes = set(re.findall(r'#include "([^"]+)"', code))
            self.members, self.extends, self.conforms = set(), set(), False
            if path.endswith(".swift"):
                self.declares = set(DECLARED.findall(code))
                for name, colon in EXTENDED.findall(code):
                    self.extends.add(name.split(".")[0])
                    self.conforms |= bool(colon)
                if self.extends:
                    self.members = {a or b or "operator" for a, b, c in MEMBER.findall(code)}
                    self.conforms |= bool({"init", "subscript", "operator"} & self.members)
            else:
                self.declares = {a or b for a, b in IN_C.findall(code)}
        return cls.cache[key]


def is_science(path, home, family, below):
    """Whether a file may shape what a family puts out, as far as its place tells; headers that only declare do not."""
    if GLUE.search(path):
        return True
    if target_of(path) not in below - {"Formats", "Parameters"} or "/include/" in path:
        return False
    return target_of(path) != "Stages" or home in ("Stages", family[: -len("Stages")] + "Artifacts")


def reach(history, place, family, below):
    """The files of science that a family's stages can reach by name at a commit."""
    tree, homes = history.trees[place], history.homes[place]
    files = {p: Source(b, p, history.texts[b]) for p, b in tree.items() if is_science(p, homes[p], family, below)}
    reached = {p for p in files if target_of(p) == family or GLUE.search(p)}
    words, names = set(), set()
    fresh = set(reached)
    while fresh:
        for path in fresh:
            words |= files[path].words
            names |= {os.path.basename(name) for name in files[path].includes}
        fresh = set()
        for path, source in files.items():
            if path in reached:
                continue
            extends = bool(source.extends & words) and (source.conforms or bool(source.members & words))
            if source.declares & words or extends or os.path.basename(path) in names:
                fresh.add(path)
        reached |= fresh
    return reached


def merged(package, groups):
    """The package with each group of targets made one."""
    name = {member: group for group, members in groups.items() for member in members}
    result = Package("")
    for target, below in package.below.items():
        result.below.setdefault(name.get(target, target), set()).update(name.get(b, b) for b in below)
    result.families = package.families
    return result, name


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--range", default="889d7a2~1..7ba71cb")
    parser.add_argument("--families", default="MixtureStages,AutoencoderStages,AlignmentStages")
    parser.add_argument("--commits", action="store_true", help="list every rekeying with the files behind it")
    parser.add_argument("--tool", default=".build/debug/SourceDigest")
    arguments = parser.parse_args()
    os.chdir(git("rev-parse", "--show-toplevel").strip())
    history = History(arguments.range, os.path.abspath(arguments.tool))
    now = Package(open("Package.swift").read())
    formats = [t for t in now.below if t.endswith("Format")]
    kernels = [t for t in now.below if t.endswith("Kernels")]
    layouts = {
        "as it was": None, "artifacts": merged(now, {"Formats": formats, "CKernels": kernels}), "targets": (now, {}),
        "today": (now, {})}
    families = [f for f in arguments.families.split(",")]
    counts = {layout: collections.Counter() for layout in layouts}
    lines = []
    previous = {}
    for place, commit in enumerate(history.commits):
        tree, homes = history.trees[place], history.homes[place]
        own = Package(history.texts[tree["Package.swift"]].decode())
        for family in families:
            # Today a family may be several: all of its parts are the family of the past.
            parts = [family] if family in now.below else sorted(t for t in now.families if t.startswith(family[:-6]))
            old = family if family in own.families else None
            if not old:
                continue
            prints = {}
            below = own.closure(family)
            prints["as it was"] = frozenset(
                (p, history.digests[b] if p.endswith(".swift") else b) for p, b in tree.items() if target_of(p) in below)
            for layout in ("artifacts", "targets", "today"):
                package, name = layouts[layout]
                reachable = set().union(*(package.closure(part) for part in parts))
                imported = set().union(*(package.below[part] for part in parts))
                def counts_in(path):
                    home = homes[path]
                    reads = path in history.readers[place] and home not in imported
                    if layout == "today" and (home in LEFT_OUT or reads):
                        return False
                    return name.get(home, home) in reachable
                prints[layout] = tuple(sorted(
                    history.digests[b] for p, b in tree.items() if p != "Package.swift" and counts_in(p)))
            science = {p: history.digests[tree[p]] for p in reach(history, place, family, below)}
            if family in previous:
                before = previous[family]
                changed = collections.Counter(before["science"].values()) != collections.Counter(science.values())
                why = sorted(p for p in before["science"].keys() | science.keys() if before["science"].get(p) != science.get(p))
                for layout in layouts:
                    rekeys = before[layout] != prints[layout]
                    counts[layout]["rekeyings"] += rekeys
                    counts[layout]["spurious"] += rekeys and not changed
                    counts[layout]["missed"] += changed and not rekeys
                    if arguments.commits and (rekeys or changed):
                        word = "needed" if rekeys and changed else "spurious" if rekeys else "MISSED"
                        lines.append((commit[:7], family, layout, word, ", ".join(w.replace("Sources/", "") for w in why[:4])))
            previous[family] = {**prints, "science": science}
    for line in lines:
        print("{:8} {:18} {:10} {:9} {}".format(*line))
    print(f"{len(history.commits) - 1} commits, families {', '.join(families)}")
    print(f"{'layout':12} {'rekeyings':>10} {'spurious':>10} {'missed':>10}")
    for layout, count in counts.items():
        print(f"{layout:12} {count['rekeyings']:10} {count['spurious']:10} {count['missed']:10}")


if __name__ == "__main__":
    sys.exit(main())
