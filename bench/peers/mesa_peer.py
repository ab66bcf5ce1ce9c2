# bench/peers/mesa_peer.py -- Schelling, flocking, wolf-sheep and forest fire on Mesa 3.2's public API, by the rules of the gates.
#
# Written by us from the rules, not from Mesa's examples. Reads "model size seed" lines; answers "seconds statistic...".
import sys
import time

import numpy as np
from mesa import Model
from mesa.discrete_space import CellAgent, OrthogonalMooreGrid, OrthogonalVonNeumannGrid
from mesa.experimental.continuous_space import ContinuousSpace, ContinuousSpaceAgent

SIZES = {
    ("schelling", "small"): dict(side=40, agents=1000, radius=1, min_happy=3, steps=20),
    ("schelling", "large"): dict(side=100, agents=8000, radius=2, min_happy=8, steps=20),
    ("flocking", "small"): dict(side=100, birds=200, visual=5, steps=100),
    ("flocking", "large"): dict(side=150, birds=400, visual=15, steps=100),
    ("wolf_sheep", "small"): dict(side=25, sheep=60, wolves=40, regrowth=20, births=(0.2, 0.1), steps=100),
    ("wolf_sheep", "large"): dict(side=100, sheep=1000, wolves=500, regrowth=10, births=(0.4, 0.2), steps=100),
    ("forest_fire", "small"): dict(side=100, density=0.7, steps=100),
    ("forest_fire", "large"): dict(side=500, density=0.9, steps=100),
}


# ---- Schelling


class Resident(CellAgent):
    def __init__(self, model, group, cell):
        super().__init__(model)
        self.group, self.happy, self.cell = group, False, cell

    def step(self):
        model = self.model
        same = sum(1 for other in self.cell.get_neighborhood(radius=model.radius).agents if other.group == self.group)
        self.happy = same >= model.min_happy
        if not self.happy:
            model.moves += 1
            self.move_to(model.grid.select_random_empty_cell())


class Schelling(Model):
    def __init__(self, seed, side, agents, radius, min_happy, steps):
        super().__init__(seed=seed)
        self.radius, self.min_happy, self.moves = radius, min_happy, 0
        self.grid = OrthogonalMooreGrid((side, side), torus=False, capacity=1, random=self.random)
        cells = self.random.sample(list(self.grid.all_cells.cells), agents)
        for i, cell in enumerate(cells):
            Resident(self, 2 * i // agents, cell)

    def step(self):
        self.agents.shuffle_do("step")

    def statistics(self):
        return [self.moves]


# ---- Flocking


class Bird(ContinuousSpaceAgent):
    def __init__(self, model, place, heading):
        super().__init__(model.space, model)
        self.position, self.heading = place, heading

    def step(self):
        model = self.model
        seen, distances = self.get_neighbors_in_radius(model.visual)
        if len(seen) > 0:
            apart = model.space.calculate_difference_vector(self.position, agents=seen)
            headings = np.array([other.heading for other in seen])
            pull = 0.03 * apart.sum(axis=0) + 0.05 * headings.sum(axis=0) - 0.015 * apart[distances < 1].sum(axis=0)
            self.heading = self.heading + pull / len(seen)
        self.heading = self.heading / np.sqrt(self.heading @ self.heading)
        self.position = self.position + self.heading


class Flocking(Model):
    def __init__(self, seed, side, birds, visual, steps):
        super().__init__(seed=seed)
        self.visual = visual
        self.space = ContinuousSpace([[0, side], [0, side]], torus=True, random=self.random, n_agents=birds)
        luck = np.random.default_rng(seed)
        for place, heading in zip(luck.uniform(0, side, (birds, 2)), luck.uniform(-1, 1, (birds, 2))):
            Bird(self, place, heading)

    def step(self):
        self.agents.shuffle_do("step")

    def statistics(self):
        headings = np.array([bird.heading for bird in self.agents])
        return [float(np.linalg.norm(headings.mean(axis=0)))]


# ---- Wolves and sheep, as Agents.jl codes them


class Animal(CellAgent):
    births, gain = 0.0, 0.0

    def __init__(self, model, cell, energy):
        super().__init__(model)
        self.cell, self.energy = cell, energy

    def step(self):
        model = self.model
        dx, dy = model.random.choice(model.directions)
        x, y = self.cell.coordinate
        side = model.side
        self.cell = model.grid[min(max(x + dx, 0), side - 1), min(max(y + dy, 0), side - 1)]
        self.energy -= 1
        self.eat()
        if self.energy < 0:
            self.remove()
        elif model.random.random() < self.births:
            self.energy /= 2
            type(self)(model, self.cell, self.energy)


class Sheep(Animal):
    def eat(self):
        model, at = self.model, self.cell.coordinate
        if model.growing[at] == 0:
            self.energy += 5
            model.growing[at] = model.regrowth + 1


class Wolf(Animal):
    def eat(self):
        prey = [other for other in self.cell.agents if isinstance(other, Sheep)]
        if prey:
            self.model.random.choice(prey).remove()
            self.energy += 13


class WolfSheep(Model):
    directions = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if (x, y) != (0, 0)]

    def __init__(self, seed, side, sheep, wolves, regrowth, births, steps):
        super().__init__(seed=seed)
        self.side, self.regrowth = side, regrowth
        self.sheep = type("SheepHere", (Sheep,), {"births": births[0]})
        self.wolf = type("WolfHere", (Wolf,), {"births": births[1]})
        self.grid = OrthogonalMooreGrid((side, side), torus=False, random=self.random)
        luck = np.random.default_rng(seed)
        self.growing = np.where(luck.random((side, side)) < 0.5, 0, luck.integers(1, regrowth + 1, (side, side)))
        cells = list(self.grid.all_cells.cells)
        for kind, count, gain in ((self.sheep, sheep, 5), (self.wolf, wolves, 13)):
            for _ in range(count):
                kind(self, self.random.choice(cells), float(self.random.randrange(2 * gain)))

    def step(self):
        kinds = [self.sheep, self.wolf]
        self.random.shuffle(kinds)
        for kind in kinds:
            self.agents_by_type[kind].shuffle_do("step")
        self.growing -= self.growing > 0

    def statistics(self):
        return [len(self.agents_by_type[self.sheep]), len(self.agents_by_type[self.wolf])]


# ---- Forest fire: only the trees that burn are agents


class Fire(CellAgent):
    def __init__(self, model, cell):
        super().__init__(model)
        self.cell = cell

    def step(self):
        state = self.model.state
        for beside in self.cell.neighborhood.cells:
            if state[beside.coordinate] == 1:
                state[beside.coordinate] = 2
                Fire(self.model, beside)
        state[self.cell.coordinate] = 3
        self.remove()


class ForestFire(Model):
    def __init__(self, seed, side, density, steps):
        super().__init__(seed=seed)
        self.grid = OrthogonalVonNeumannGrid((side, side), torus=False, random=self.random)
        self.state = (np.random.default_rng(seed).random((side, side)) < density).astype(int)
        self.trees = int(self.state.sum())
        for y in range(side):
            if self.state[0, y] == 1:
                self.state[0, y] = 2
                Fire(self, self.grid[0, y])

    def step(self):
        self.agents.shuffle_do("step")

    def statistics(self):
        return [float((self.state == 3).sum() / self.trees), len(self.agents)]


MODELS = {"schelling": Schelling, "flocking": Flocking, "wolf_sheep": WolfSheep, "forest_fire": ForestFire}

for line in sys.stdin:
    name, size, seed = line.split()
    if (name, size) not in SIZES:
        print("none", flush=True)
        continue
    what = SIZES[name, size]
    model = MODELS[name](int(seed), **what)
    start = time.perf_counter()
    for _ in range(what["steps"]):
        model.step()
    print(time.perf_counter() - start, *model.statistics(), flush=True)
