# bench/peers/compare.py -- runs our models and the peers' in turn and prints a table of ratios.
#
# Every engine is a program that reads "model size seed" and answers "seconds statistic...". A peer's mean statistics must lie
# within four standard errors of ours, or its line says that it computes something else and no ratio is printed.
import argparse
import os
import shutil
import statistics
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
CASES = [(model, size) for model in ("schelling", "flocking", "wolf_sheep", "forest_fire", "sorted_flocking") for size in ("small", "large")]
CASES += [("sorted_flocking", "million"), ("epidemic", "town"), ("epidemic", "million")]
EXACT = [("table", "small"), ("table", "large")]  # without luck: every figure must be ours within a part in 10^9


class Engine:
    def __init__(self, name, command):
        self.name = name
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, model, size, seed):
        self.process.stdin.write(f"{model} {size} {seed}\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        return None if not answer or answer == ["none"] else [float(value) for value in answer]

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def install(work):
    """Python engines into a virtual environment, krABMaga through cargo; what fails is said and left out."""
    environment = dict(os.environ, RAYON_NUM_THREADS="1", POLARS_MAX_THREADS="1", OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    os.environ.update(environment)  # one core each
    python = work / "venv" / "bin" / "python"
    engines = []
    try:
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", work / "venv"], check=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "requirements.txt"], check=True)
        engines += [("Mesa 3.2.0", [python, HERE / "mesa_peer.py"]), ("mesa-frames 0.1.0a0", [python, HERE / "mesa_frames_peer.py"])]
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"Mesa and mesa-frames were not installed: {error}")
    try:
        python = work / "venv-table" / "bin" / "python"
        if not python.exists():
            subprocess.run([sys.executable, "-m", "venv", work / "venv-table"], check=True)
            subprocess.run([python, "-m", "pip", "install", "--quiet", "-r", HERE / "table_requirements.txt"], check=True)
        engines.append(("boario 0.6.4", [python, HERE / "table_peer.py"]))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"boario was not installed: {error}")
    try:
        place = work / "krabmaga"  # a copy, so that cargo writes nothing beside the sources
        shutil.copytree(HERE / "krabmaga", place, dirs_exist_ok=True)
        subprocess.run(["cargo", "build", "--quiet", "--release"], cwd=place, check=True)
        engines.append(("krABMaga 0.6.2", [place / "target" / "release" / "krabmaga-peer"]))
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"krABMaga was not built: {error}")
    return engines


def same(ours, theirs):
    """Every figure within a part in 10^9."""
    return all(len(a) == len(b) and all(abs(x - y) <= 1e-9 * abs(y) for x, y in zip(a, b)) for a, b in zip(ours, theirs))


def agree(ours, theirs):
    """Means of each statistic, within four standard errors of their difference."""
    for a, b in zip(zip(*ours), zip(*theirs)):
        error = (statistics.variance(a) / len(a) + statistics.variance(b) / len(b)) ** 0.5
        if abs(statistics.mean(a) - statistics.mean(b)) > 4 * error + 1e-12:
            return False
    return True


def main():
    words = argparse.ArgumentParser()
    words.add_argument("ours", help="the program sillon_peer")
    words.add_argument("--work", type=Path, default=Path("build/peers"))
    words.add_argument("--runs", type=int, default=10)
    words.add_argument("--only", default="", help="cases whose name has this in it")
    asked = words.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    peers = [Engine(name, command) for name, command in install(asked.work)]
    ours = Engine("sillon", [asked.ours])
    print(f"one core; milliseconds of stepping alone, medians of {asked.runs} runs made in turn, one seed each; ratio: the peer's time over ours")
    print(f"{'case':26} {'sillon':>10}  peer")
    for model, size in CASES + EXACT:
        if asked.only not in f"{model} {size}":
            continue
        runs = asked.runs if size != "million" and model != "table" else min(asked.runs, 3)
        for peer in peers:
            mine, theirs = [], []
            for seed in range(1, runs + 1):
                answer = peer.run(model, size, seed)
                if answer is None:
                    break
                theirs.append(answer)
                mine.append(ours.run(model, size, seed))
            if not theirs:
                continue
            a, b = (statistics.median(run[0] for run in some) * 1e3 for some in (mine, theirs))
            gate = same if (model, size) in EXACT else agree
            says = f"{b:10.1f}  ratio {b / a:8.1f}" if gate([run[1:] for run in mine], [run[1:] for run in theirs]) else "its statistics differ from ours: no ratio"
            print(f"{model + ' ' + size:26} {a:10.2f}  {peer.name:20} {says}", flush=True)
    for engine in (ours, *peers):
        engine.close()


if __name__ == "__main__":
    main()
