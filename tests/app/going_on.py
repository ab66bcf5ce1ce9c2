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


def killed(words, output, rng, when):
    """Starts the program and kills it: "inside" while a state is being written, "stepping" at a random moment after its run
    file is there, "anytime" at any moment. Says "whole" if it was done before, "inside" if a state was cut off, else "between"."""
    began = time.monotonic()
    part, states = output + ".part", output + ".checkpoints"
    before = os.stat(part).st_ino if os.path.exists(part) else None
    running = subprocess.Popen([program, *words, "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment)
    if when == "inside":
        time.sleep(rng.uniform(0, 0.3))
        while running.poll() is None and not unfinished(states):
            pass
    elif when == "stepping":
        while running.poll() is None:  # until its own file is there
            try:
                if os.stat(part).st_ino != before:
                    break
            except FileNotFoundError:
                pass
            time.sleep(0.002)
        time.sleep(rng.uniform(0, 2 * (time.monotonic() - began)))
    else:
        time.sleep(rng.uniform(0, 0.6))
    running.send_signal(signal.SIGKILL)
    errors = running.communicate()[1]
    if running.returncode == 0:
        return "whole"
    assert running.returncode == -signal.SIGKILL, (words, running.returncode, errors)
    return "inside" if unfinished(states) else "between"
