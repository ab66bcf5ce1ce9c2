# bench/peers/table_peer.py -- the table of bench/table/made.hpp and its event on boario, whose equations the direct-table mode reads.
#
# Reads "table size seed" lines, answers "seconds output-by-day... last output of the first industries...", as ours does.
import logging
import sys
import time
import warnings

warnings.filterwarnings("ignore")
import numpy as np
import pandas as pd
import pymrio

import boario
from boario.event import EventKapitalRecover
from boario.extended_models import ARIOPsiModel
from boario.simulation import Simulation

boario.logger.setLevel(logging.CRITICAL)
SIZES = {"small": (3, 5, 100), "large": (40, 50, 20)}


def made_numbers(first, count):
    with np.errstate(over="ignore"):
        z = (np.arange(first, first + count, dtype=np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return ((z ^ (z >> np.uint64(31))) >> np.uint64(11)).astype(float) / 2.0**53


def answer(size):
    regions, sectors, days = SIZES[size]
    n = regions * sectors
    u = made_numbers(0, 2 * n * n).reshape(n, n, 2)
    flows = 10 * u[:, :, 0] * u[:, :, 1]
    final = n * (4 + 6 * made_numbers(2 * n * n, n))
    output = flows.sum(axis=1) + final
    industries = pd.MultiIndex.from_product([[f"r{i:03}" for i in range(regions)], [f"s{i:03}" for i in range(sectors)]], names=["region", "sector"])
    buyers = pd.MultiIndex.from_product([industries.levels[0], ["final"]], names=["region", "category"])
    demand = np.zeros((n, regions))
    demand[:, 0] = final * 365
    table = pymrio.IOSystem(Z=pd.DataFrame(flows * 365, industries, industries), Y=pd.DataFrame(demand, industries, buyers),
                            x=pd.DataFrame(output * 365, industries, ["indout"]))
    table.A = pymrio.calc_A(table.Z, table.x)
    model = ARIOPsiModel(table, order_type="alt")
    simulation = Simulation(model, n_temporal_units_to_sim=max(days, 50))
    hit = pd.Series(0.1 * np.asarray(model.productive_capital)[:sectors], index=industries[:sectors])
    simulation.add_event(EventKapitalRecover(impact=hit, recovery_tau=20, recovery_function="linear", occurrence=3, duration=2, event_monetary_factor=10**6))
    seconds, sums = 0.0, []
    for _ in range(days):
        start = time.perf_counter()
        simulation.next_step()
        seconds += time.perf_counter() - start
        sums.append(model.production.sum())
    return [seconds, *sums, *model.production[:10]]


for line in sys.stdin:
    words = line.split()
    print(*(repr(float(value)) for value in answer(words[1])) if words[0] == "table" and words[1] in SIZES else ["none"], flush=True)
