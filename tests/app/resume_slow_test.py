"""A hundred kills at random moments, at least twenty of them while a state is written and forty outside: always the same digest."""
import collections, os, random, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import common, digest, killed, lesson, sillon

kills = int(os.environ.get("SILLON_KILLS", "100"))
rng = random.Random(20260101)
counted, chains, began = collections.Counter(), 0, time.monotonic()
with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    sillon("settle", lesson, "-o", at("place.world"), "--set", "/territory/scale=0.05", "--quiet")
    sillon("run", lesson, "-o", at("straight.h5"), "--quiet", *common)
    straight = digest(at("straight.h5"))
    while counted["inside"] + counted["between"] < kills or counted["inside"] < kills // 5 or counted["between"] < kills * 2 // 5:
        words = ["run", lesson, "-o", at("run.h5"), *common, "--force", "--threads", str(rng.choice([1, 2, 3])), "--world", at("place.world")]
        words += ["--checkpoint-every", rng.choice(["week", "month", "quarter"])]
        for _ in range(rng.randint(2, 6)):  # the same run, killed again and again
            how = killed(words, at("run.h5"), rng, rng.choice(["inside", "stepping", "stepping", "anytime"]))
            counted[how] += 1
            if how in ("whole", "named"):
                break
            if not os.path.exists(at("run.h5.part")):  # killed before there was anything to go on with
                continue
            words = ["resume", at("run.h5"), "--threads", str(rng.choice([1, 2, 3, 5, 7]))]
        if os.path.exists(at("run.h5.part")):
            sillon("resume", at("run.h5"), "--quiet", "--threads", str(rng.choice([1, 2, 3, 5, 7])))
        elif os.path.exists(at("run.h5.checkpoints")) and os.path.exists(at("run.h5")):
            sillon("resume", at("run.h5"), code=3)  # whole, but killed before it had swept
        if os.path.exists(at("run.h5")):
            chains += 1
            assert digest(at("run.h5")) == straight, (chains, counted)
            os.remove(at("run.h5"))
        left = [name for name in os.listdir(folder) if name.startswith("run.h5")]
        assert not left, left
print(f"{counted['inside'] + counted['between']} kills, {counted['inside']} of them inside a checkpoint, in {chains} runs: the same digest "
      f"each time ({time.monotonic() - began:.0f} s)")
