"""Killed runs go on to the same digest; a fork with nothing changed too; so does a run from a saved world. And what is refused."""
import os, random, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import common, digest, go_on, killed, lesson, program, sillon

rng = random.Random(1)
for command in ("resume", "fork", "settle"):
    assert f"  {command} " in sillon("--help") and "En français" in sillon(command, "--help"), command
with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    only = [*common, "--context", "energy-shock"]
    sillon("settle", lesson, "-o", at("place.world"), "--set", "/territory/scale=0.05", "--quiet")
    sillon("run", lesson, "-o", at("straight.h5"), "--quiet", *only, "--keep-checkpoints", "--checkpoint-every", "month")
    straight = digest(at("straight.h5"))
    states = at("straight.h5.checkpoints")
    assert len(os.listdir(states)) > 8, os.listdir(states)

    # A saved world gives the same, and is refused where it is another one.
    sillon("run", lesson, "-o", at("loaded.h5"), "--quiet", *only, "--world", at("place.world"), "--threads", "1")
    assert digest(at("loaded.h5")) == straight
    for words, said in ((["--seed", "5"], "settled with seed 20260101"), (["--set", "/territory/scale=0.06"], "settled with scale 0.05"),
                        (["--set", "/clock/start=\"2019-01-14\""], "settled with start 2019-01-07"),
                        (["--set", "/territory/used/communes/0/name=\"Elsewhere\""], "another territory")):
        assert said in sillon("run", lesson, "-o", at("no.h5"), *only, *words, "--world", at("place.world"), code=2), said
    assert "is the state of" in sillon("run", lesson, "-o", at("no.h5"), *only, "--world", os.path.join(states, sorted(n for n in os.listdir(states) if n.endswith(".world"))[0]), code=2)
    assert "no saved world" in sillon("run", lesson, "-o", at("no.h5"), *only, "--world", lesson, code=3)
    assert not os.path.exists(at("no.h5.part"))

    # Killed, also while a state is written, and after its file had its name; resumed on other threads.
    start = ["run", lesson, "-o", at("run.h5"), *only, "--checkpoint-every", "week", "--world", at("place.world")]
    for when, threads in (("inside", "1"), ("stepping", "3"), ("named", "2")):
        how = killed([*start, "--force"], at("run.h5"), rng, when)
        assert when != "named" or how in ("named", "whole"), how
        go_on(at("run.h5"), how, "--threads", threads)
        assert digest(at("run.h5")) == straight, how
        assert not os.path.exists(at("run.h5.checkpoints")) and not os.path.exists(at("run.h5.part")), os.listdir(folder)

    # The newest state is damaged: the one before is taken, and that is said; then both: from the start.
    for spoilt in (1, 2):
        while True:
            how = killed([*start, "--force", "--threads", "1"], at("run.h5"), rng, "stepping")
            if how in ("whole", "named"):
                go_on(at("run.h5"), how)
                continue
            folder_of_states = at("run.h5.checkpoints")  # not there if it was killed before its first step
            names = [n for n in os.listdir(folder_of_states) if n.endswith(".world")] if os.path.exists(folder_of_states) else []
            run = names[0].rsplit(".", 2)[0] if names else ""
            newest = sorted((n for n in names if n.startswith(run + ".")), key=lambda n: -int(n.split(".")[-2]))
            if len(newest) >= 2 and int(newest[0].split(".")[-2]) < 24:  # after week 24 of 25 it may be whole: nothing is read
                break
        for name in newest[:spoilt]:
            with open(os.path.join(at("run.h5.checkpoints"), name), "r+b") as file:
                file.seek(9000)
                byte = file.read(1)
                file.seek(9000)
                file.write(bytes([byte[0] ^ 1]))
        said = subprocess.run([program, "resume", at("run.h5.part"), "--lang", "en"], capture_output=True, text=True)
        assert said.returncode == 0 and said.stderr.count("is damaged: ") == spoilt and "instead" in said.stderr, said.stderr
        assert digest(at("run.h5")) == straight, spoilt

    # Forks: nothing changed gives the same, from kept states and without them; something changed gives another future.
    changed = "--set", "/parameters/fade.kept=0.9"
    for name, past in (("kept", "straight.h5"), ("bare", "run.h5")):
        sillon("fork", at(past), "--at", "2019-04-03", "--with", lesson, "-o", at(name + ".h5"), "--quiet", *common, "--context", "energy-shock",
               "--strategy", "as-is", "--past-context", "energy-shock")
    assert digest(at("kept.h5")) == digest(at("bare.h5"))
    sillon("run", lesson, "-o", at("one.h5"), "--quiet", *only, "--strategy", "as-is")
    assert digest(at("one.h5")) == digest(at("kept.h5"))
    sillon("fork", at("straight.h5"), "--at", "2019-04-01", "--with", lesson, "-o", at("other.h5"), "--quiet", *only, "--strategy", "as-is", *changed)
    assert digest(at("other.h5")) != digest(at("one.h5"))
    sys.path.insert(0, "/usr/lib/python3/dist-packages")
    import h5py
    with h5py.File(at("other.h5")) as fork, h5py.File(at("one.h5")) as run:
        ties = "runs/energy-shock/as-is/0/series/territory/trust"
        assert (fork[ties][:13] == run[ties][:13]).all() and (fork[ties][13:] != run[ties][13:]).any()
        assert fork.attrs["forked_date"] == "2019-04-01" and fork.attrs["complete"] == 1

    # A fork that is killed goes on too, from its own states or from its past.
    words = ["fork", at("straight.h5"), "--at", "2019-04-01", "--with", lesson, "-o", at("killed.h5"), *only, "--strategy", "as-is", *changed, "--checkpoint-every", "month", "--force"]
    resumed = False
    for _ in range(40):
        how = killed(words, at("killed.h5"), rng, "stepping")
        if how in ("whole", "named"):
            go_on(at("killed.h5"), how)
            continue
        has_past = any(name.startswith("past.") and name.endswith(".world") for name in os.listdir(at("killed.h5.checkpoints"))) if os.path.exists(at("killed.h5.checkpoints")) else False
        if has_past:
            sillon("resume", at("killed.h5"), "--quiet")
            resumed = True
            break
        assert "fork again" in sillon("resume", at("killed.h5"), "--lang", "en", code=3)
    assert resumed and digest(at("killed.h5")) == digest(at("other.h5"))
    assert "this is a fork itself" in sillon("fork", at("other.h5"), "--at", "2019-04-01", "--with", lesson, "-o", at("no.h5"), *only, "--lang", "en", code=3)

    # What cannot be done is said in a sentence, and nothing is written.
    fork = ["fork", at("straight.h5"), "-o", at("no.h5"), "--quiet", *only]
    for words, said in ((["--at", "2018-01-01", "--with", lesson], "outside the time"), (["--at", "2030-01-01", "--with", lesson], "outside the time"),
                        (["--at", "soon", "--with", lesson], "not a day"), (["--at", "2019-07-01", "--with", lesson], "nothing is left"),
                        (["--at", "2019-04-01", "--with", lesson, "--set", "/seed=3"], "seed"), (["--at", "2019-04-01", "--with", lesson, "--set", "/territory/scale=0.1"], "scale"),
                        (["--at", "2019-04-01", "--with", lesson, "--replicates", "2"], "replicates"),
                        (["--at", "2019-04-01", "--with", lesson, "--set", "/territory/used/communes/0/name=\"Elsewhere\""], "another territory"),
                        (["--at", "2019-04-01", "--with", lesson, "--past-strategy", "none"], "no strategy \"none\"")):
        assert said in sillon(*fork, *words, code=2), said
    assert "nothing to go on with" in sillon("resume", at("straight.h5"), "--lang", "en", code=3)
    assert "no such file" in sillon("resume", at("none.h5"), "--lang", "en", code=3)
    with open(at("text.h5.part"), "w") as file:
        file.write("no run file")
    assert "not an HDF5 file" in sillon("resume", at("text.h5"), code=3)
    assert not os.path.exists(at("no.h5.part"))
print("resumed, forked and loaded: the same digest")
