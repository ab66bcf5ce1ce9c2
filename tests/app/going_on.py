"""tests/app/going_on.py -- runs of the real program that are killed and go on; shared by resume_test.py and resume_slow_test.py."""
import os, random, signal, subprocess, time

program = os.environ["SILLON_PROGRAM"]
lesson = "scenarios/loos-en-gohelle/energy-shock.json"
# A twentieth of the territory; every week all runs record agents and keep their state, so that every moment can be hit.
common = ["--set", "/territory/scale=0.05", "--set", '/contexts/energy-shock/crises/0/from="2019-02-01"', "--until", "2019-07-01",
          "--set", '/record/agents={"citizen.employer":"week","firm.active":"month"}', "--replicates", "1"]
environment = dict(os.environ, LC_ALL="C")


def sillon(*words, code=0):
    done = subprocess.run([program, *words], capture_output=True, text=True, env=environment)
    assert done.returncode == code, (words, done.returncode, done.stderr)
    return done.stdout if code == 0 else done.stderr


def digest(path):
    return sillon("digest", path).split()[0]


def unfinished(folder):
    """Is a state being written at this moment?"""
    try:
        return [entry.name for entry in os.scandir(folder) if entry.name.endswith(".tmp")]
    except FileNotFoundError:
        return []


def inode(path):
    try:
        return os.stat(path).st_ino
    except FileNotFoundError:
        return None


def killed(words, output, rng, when):
    """Starts the program and kills it: "inside" while a state is being written, "stepping" at a random moment after its run
    file is there, "anytime" at any moment, "named" as soon as the run file has its name. Says "whole" if it was done before,
    "named" if its file was whole but the program had not ended, so that states may be left, "inside" if a state was cut off,
    else "between"."""
    began = time.monotonic()
    part, states = output + ".part", output + ".checkpoints"
    before, old = inode(part), inode(output)
    running = subprocess.Popen([program, *words, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
    if when == "inside":
        time.sleep(rng.uniform(0, 0.3))
        while running.poll() is None and not unfinished(states):
            pass
    elif when == "stepping":
        while running.poll() is None and inode(part) in (None, before):  # until its own file is there
            time.sleep(0.002)
        time.sleep(rng.uniform(0, 2 * (time.monotonic() - began)))
    elif when == "named":
        while running.poll() is None and inode(output) in (None, old):
            pass
    else:
        time.sleep(rng.uniform(0, 0.6))
    running.send_signal(signal.SIGKILL)
    errors = running.communicate()[1]
    if running.returncode == 0:
        return "whole"
    assert running.returncode == -signal.SIGKILL, (words, running.returncode, errors)
    if inode(output) not in (None, old):
        return "named"
    return "inside" if unfinished(states) else "between"


def go_on(output, how, *words):
    """Goes on with what was killed. A file that had its name is whole: that is said, and the states are swept away."""
    if how == "named":
        said = sillon("resume", output, "--lang", "en", code=3)
        assert "nothing to go on with" in said, said
    elif how != "whole":
        sillon("resume", output, "--quiet", *words)
