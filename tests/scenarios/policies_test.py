"""Every shipped policy and every shipped crisis does something in a real place, in the direction that it states, and loses neither money nor people."""
import os, pathlib, re, sys, tempfile

sys.path.insert(0, "/usr/lib/python3/dist-packages")
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "scenarios", "policies"))
sys.dont_write_bytecode = True
import h5py
import numpy as np
import trial

program = os.environ["SILLON_PROGRAM"]
files = set(trial.POLICIES) | set(trial.CRISES)
assert len(trial.POLICIES) >= 23 and len(trial.CRISES) >= 21 and len(files) == len(trial.POLICIES) + len(trial.CRISES)

# All the money there is, as in docs/methods/accounts.md; of a project, what it was granted and has not spent.
accounts = ["citizen.cash", "firm.cash", "public_body.cash", "commune.purse", "commune.works_purse", "commune.home_fund",
            "territory.outside", "territory.state", "territory.bank", "territory.insurer", "call.budget", "project.granted", "project.spent"]
record = {"agents": {**{name: "quarter" for name in accounts}, "firm.employees": "quarter"}}
wrong = []


def expect(true, *words):
    if not true:
        wrong.append(" ".join(map(str, words)))


def series(run):
    """Name -> values of all recorded series."""
    out = {}
    run["series"].visititems(lambda name, item: out.__setitem__(name, item[:]) if isinstance(item, h5py.Dataset) else None)
    return out


def differ(a, b):
    """At which instants two series differ; what is undefined in both does not."""
    if a.dtype.kind != "f":
        unequal = a != b
    else:
        unequal = (a != b) & ~(np.isnan(a) & np.isnan(b))
    return unequal.reshape(len(unequal), -1).any(axis=1)


def values_of(run, account):
    """Identities of all agents, in order, and their values at the recorded instants: slots depend on threads, identities do not."""
    population, column = account.split(".")
    agents = run["agents/" + population]
    identity = agents["id_high"][:].astype(np.uint64) << np.uint64(32) | agents["id_low"][:]
    order = np.argsort(identity, kind="stable")
    return identity[order], np.nan_to_num(agents[column][:][:, order])


def conserved(name, run):
    total, people = 0, run["agents/citizen"]
    for account in accounts:
        values = values_of(run, account)[1]
        total = total + (-1 if account == "project.spent" else 1) * np.rint(np.nan_to_num(values) * 100).astype(np.int64).sum(axis=1)
    expect(len(total) >= 2 and (total == total[0]).all(), name, "loses or makes money: in cents", total - total[0])
    expect((people["died"][:] == -1).all() and (people["born"][:] == 0).all(), name, "has residents who came or went")
    groups = run["series/people/residents"][:]
    expect((groups == groups[0]).all() and groups[0].sum() == len(people["died"]), name, "counts other residents than there are")
    work = run["series/territory/employed"][:]
    staff = values_of(run, "firm.employees")[1].astype(np.int64).sum(axis=1)
    expect(work[0] == staff[0] and set(staff) <= set(work.astype(np.int64)), name, "has residents at work whom no establishment employs")


with tempfile.TemporaryDirectory() as folder:
    # Half of Loudéac Communauté. The first weeks a second time on three threads.
    all_of_it = trial.Trial({"calm": 28, "crises": 18, "prices": 16, "lockdown-2020-spring": 14}, 1, quick=True, scale=0.5)
    assert set(all_of_it.cells) == files
    paths = all_of_it.run(program, folder, more=["--threads", "1"], record=record)
    again = all_of_it.run(program, folder, tag="-again", more=["--threads", "3"], weeks=9, record=record)
    for key, path in paths.items():
        with h5py.File(path, "r", locking=False) as file, h5py.File(again[key], "r", locking=False) as other:
            days = file["time"][:].astype("datetime64[D]")
            cells = {cell for name, (where, cell, control, first) in all_of_it.cells.items() if where == key} | {control for where, cell, control, first in all_of_it.cells.values() if where == key}
            found = {cell: series(file["runs/%s/%s/0" % cell]) for cell in cells}
            for cell in sorted(cells):
                one, two = (run["runs/%s/%s/0" % cell] for run in (file, other))
                conserved("/".join(cell), one)
                short = series(two)
                assert set(short) == set(found[cell]) and len(short) > 100
                for name, values in short.items():
                    expect(values.tobytes() == found[cell][name][: len(values)].tobytes(), *cell, "on three threads is another in", name)
                for account in accounts:
                    who, values = values_of(two, account)
                    later, long = values_of(one, account)  # with those who were born after the first weeks
                    same = np.isin(later, who)
                    expect((later[same] == who).all() and values.tobytes() == long[: len(values), same].tobytes(), *cell, "on three threads has other accounts:", account)
            for name, (where, cell, control, first) in sorted(all_of_it.cells.items()):
                if where != key:
                    continue
                unequal = {one: differ(values, found[control][one]) for one, values in found[cell].items()}
                before = [one for one, at in unequal.items() if at[days <= np.datetime64(first)].any()]
                expect(not before, name, "acts before it begins, on", before[:5])
                after = [one for one, at in unequal.items() if at[days > np.datetime64(first)].any()]
                expect(after, name, "does nothing: no recorded series differs from the run without it")
                if name not in trial.CASES:
                    expect(False, name, "is run, but scenarios/policies/trial.py does not say what it moves: add it to CASES")
                    continue
                for one, direction, how in trial.CASES[name]["moves"]:
                    if one not in trial.CASES[name].get("late", []):
                        values = trial.difference(file, cell, control, first, one, how, 0)
                        expect(trial.came_out(direction, *[[value] for value in values]), name, "should make", one, direction, "but without and with it are", values)
                print(name, "moves", len(after), "series")

expect(set(trial.CASES) <= files, "no file any more:", set(trial.CASES) - files)
told = set(re.findall(r"\| `([a-z0-9-]+)`,", trial.PAGE.read_text()))
expect(told == files, "docs/guide/policies.md and the files differ in", sorted(told ^ files))
assert not wrong, "\n" + "\n".join(wrong)
