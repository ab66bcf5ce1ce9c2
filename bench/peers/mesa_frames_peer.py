# bench/peers/mesa_frames_peer.py -- the epidemic on mesa-frames: people are rows of a data frame, a day is an operation on columns.
#
# The other classics act one after another in place, which whole columns cannot say. Reads "model size seed" lines; answers
# "seconds statistic...".
import sys
import time

import numpy as np
import polars as pl
from mesa_frames import AgentSetPolars, ModelDF

SIZES = {"town": dict(people=20_000, first=100, days=120), "million": dict(people=1_000_000, first=1000, days=120)}
SUSCEPTIBLE, EXPOSED, INFECTIOUS, RECOVERED = range(4)


def small_world(people, luck):  # each person's ties, as (start of each row, neighbours)
    start = np.repeat(np.arange(people), 6)
    end = (start + np.tile(np.arange(1, 7), people)) % people
    moved = luck.random(len(end)) < 0.1
    end[moved] = (start[moved] + 1 + luck.integers(0, people - 1, moved.sum())) % people
    here, there = np.concatenate([start, end]), np.concatenate([end, start])
    order = np.argsort(here, kind="stable")
    return here[order], there[order]


class People(AgentSetPolars):
    def __init__(self, model, people, first):
        super().__init__(model)
        health = np.zeros(people, dtype=np.int8)
        health[model.luck.choice(people, first, replace=False)] = INFECTIOUS
        self.add(pl.DataFrame({"unique_id": np.arange(people), "health": health}))

    def step(self):
        luck, here, there = self.model.luck, self.model.here, self.model.there
        health = self["health"].to_numpy()
        people = len(health)
        ill = health == INFECTIOUS
        met = np.bincount(here, weights=ill[there], minlength=people)
        at_random = ill[luck.integers(0, people, (people, 4))].sum(axis=1)
        escape = 0.98**met * 0.96**at_random
        u = luck.random(people)
        after = health.copy()
        after[(health == SUSCEPTIBLE) & (u >= escape)] = EXPOSED
        after[(health == EXPOSED) & (u < 0.25)] = INFECTIOUS
        after[ill & (u < 1 / 6)] = RECOVERED
        self["health"] = pl.Series(after)


class Epidemic(ModelDF):
    def __init__(self, seed, people, first, days):
        super().__init__(seed)
        self.luck = np.random.default_rng(seed)
        self.here, self.there = small_world(people, self.luck)
        self.people = People(self, people, first)
        self.agents += self.people

    def step(self):
        self.agents.do("step")


for line in sys.stdin:
    name, size, seed = line.split()
    if name != "epidemic":
        print("none", flush=True)
        continue
    what = SIZES[size]
    model = Epidemic(int(seed), **what)
    start = time.perf_counter()
    for _ in range(what["days"]):
        model.step()
    seconds = time.perf_counter() - start
    print(seconds, float((model.people["health"].to_numpy() != SUSCEPTIBLE).mean()), flush=True)
