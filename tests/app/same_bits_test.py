"""The first promise, with the real program: one digest on 1, 2, 3 and 7 threads, in one process or two."""
import os, subprocess, sys, tempfile

program = os.environ["SILLON_PROGRAM"]
scenario = "scenarios/loos-en-gohelle/energy-shock.json"
common = ["--quiet", "--until", "2019-09-30", "--set", "/territory/scale=0.05", "--set", "/replicates=2",
          "--set", '/contexts/energy-shock/crises/0/from="2019-02-01"', "--set", "/contexts/energy-shock/crises/0/intensity=4"]


def run(folder, name, *more):
    path = os.path.join(folder, name)
    subprocess.run([program, "run", scenario, "-o", path, *common, *more], check=True, stdout=subprocess.DEVNULL)
    return subprocess.run([program, "digest", path], check=True, capture_output=True, text=True).stdout.split()[0]


with tempfile.TemporaryDirectory() as folder:
    one = run(folder, "1.h5", "--threads", "1")
    assert len(one) == 64, one
    for threads in ("2", "3", "7"):
        other = run(folder, threads + ".h5", "--threads", threads)
        assert other == one, f"{threads} threads: {other}, one thread: {one}"
    seed = run(folder, "seed.h5", "--seed", "1")
    assert seed != one, "another seed gives the same digest"

    # In two processes: each context alone, compared series by series with the run of both.
    sys.path.insert(0, "/usr/lib/python3/dist-packages")
    import h5py

    run(folder, "calm.h5", "--context", "calm", "--threads", "2")
    run(folder, "shock.h5", "--context", "energy-shock", "--threads", "3")
    compared = 0
    with h5py.File(os.path.join(folder, "1.h5")) as whole:
        for part in ("calm", "shock"):
            with h5py.File(os.path.join(folder, part + ".h5")) as alone:
                def same(name, item):
                    global compared
                    if isinstance(item, h5py.Dataset) and "/series/" in name:
                        assert (item[...].tobytes() == whole["runs/" + name][...].tobytes()), name
                        compared += 1
                alone["runs"].visititems(same)
    assert compared > 100, compared
    print("same digest on 1, 2, 3 and 7 threads;", compared, "series equal in two processes")
