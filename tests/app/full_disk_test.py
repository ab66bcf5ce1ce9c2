"""A disk that fills up in mid-run: exit 3 and a sentence, no crash at exit, and what was flushed stays readable."""
import os, resource, signal, subprocess, sys, tempfile

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import h5py

program = os.environ["SILLON_PROGRAM"]
command = ["run", "scenarios/loos-en-gohelle/energy-shock.json", "--quiet", "--set", "/territory/scale=0.05", "--replicates", "2",
           "--set", '/record/agents={"citizen.employer":"week","firm.active":"week"}', "--until", "2022-01-03"]


def limited(size):
    def prepare():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # so that a write fails, as on a full disk
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return prepare


read = 0
for threads in ("1", "2"):
    for megabytes in (1, 14, 16, 18):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "full.h5")
            done = subprocess.run([program, *command, "--threads", threads, "-o", path], capture_output=True, text=True,
                                  preexec_fn=limited(megabytes << 20))
            assert done.returncode == 3, (megabytes, done.returncode, done.stderr)
            assert "full.h5" in done.stderr and "a mistake of ours" not in done.stderr, done.stderr
            assert not os.path.exists(path), "a half-written file looks whole"
            if os.path.exists(path + ".part"):
                with h5py.File(path + ".part", "r") as file:
                    recorded = [int(run["recorded"][()]) for context in file["runs"].values() for strategy in context.values() for run in strategy.values()]
                    assert len(recorded) == 8 and sum(recorded) >= 0
                    read += sum(recorded) > 0
assert read > 0, "no limit was met in mid-run: choose others"
print("full disks: exit 3 each time;", read, "partial files read")
