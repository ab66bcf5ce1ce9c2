"""tests/sim/io/run_file_readers_test.py -- what docs/formats/run-file.md promises, read by h5py, xarray and netCDF4.

Then a slow writer is killed (SIGKILL) at twenty random moments, and each time all three read what it left.
"""
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import h5py
import netCDF4
import numpy as np
import xarray as xr

sys.path.insert(0, str(Path(__file__).parent))
from digest import digest  # noqa: E402

WRITER = Path(os.environ["SILLON_PROGRAM"]).with_name("sillon_tests")
RUN = "runs/shock/as-is/1"


def write(path, **settings):
    environment = dict(os.environ, SILLON_SAMPLE=str(path))
    environment.update({f"SILLON_SAMPLE_{name.upper()}": str(value) for name, value in settings.items()})
    return subprocess.Popen([WRITER, "[.sample]"], env=environment, stdout=subprocess.DEVNULL)


def walk(group):
    yield group
    for child in group.groups.values():
        yield from walk(child)


def read_all(path):
    """Reads every value of the file with each library; returns the last step of each run."""
    steps = {}
    with h5py.File(path, "r", locking=False) as file:
        def read(name, item):
            dict(item.attrs)
            if isinstance(item, h5py.Dataset):
                item[()]
        file.visititems(read)
        for context in file["runs"]:
            for replicate in file["runs"][context]["as-is"]:
                run = file["runs"][context]["as-is"][replicate]
                recorded, last = int(run["recorded"][()]), int(run["last_step"][()])
                steps[context, replicate] = last
                assert recorded in (last + 1, last + 2), (recorded, last)
                for series in (run["series/commune/income"], run["series/territory/trust"], run["series/sector/output"]):
                    assert not np.isnan(series[:recorded]).any()
                agents = run["agents/citizen"]
                slots = min(agents[name].shape[0] for name in ("id_high", "id_low", "born", "died"))
                slots = min(slots, agents["mood"].shape[1])  # births of the last step may be half noted
                lived = (agents["born"][:slots] == 0) & (agents["died"][:slots] < 0)
                assert not np.isnan(agents["mood"][: last + 1, :slots][:, lived]).any()
    with netCDF4.Dataset(path) as file:
        for group in walk(file):
            for variable in group.variables.values():
                variable[...]
                variable.ncattrs()
    with xr.open_dataset(path, engine="netcdf4", group=f"{RUN}/series/commune") as series:
        series.load()
    with xr.open_dataset(path, engine="netcdf4", group=f"{RUN}/agents/citizen") as agents:
        agents.load()
    return steps


class Readers(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.path = Path(cls.folder.name) / "sample.h5"
        assert write(cls.path).wait() == 0

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_everything_is_read_by_every_library(self):
        self.assertEqual(set(read_all(self.path).values()), {12})

    def test_both_digests_agree(self):
        self.assertEqual(digest(self.path), Path(f"{self.path}.digest").read_text().strip())

    def test_h5py_finds_what_the_format_promises(self):
        with h5py.File(self.path, "r") as file:
            self.assertEqual(file.attrs["format"], "sillon-run")
            self.assertEqual(file.attrs["format_version"], 1)
            self.assertEqual(file.attrs["complete"], 1)
            self.assertEqual(int(file.attrs["seed"]), 18446744073709551557)
            self.assertEqual(file.attrs["title_fr"], "Un village à l'œuvre")
            self.assertIn("à l'œuvre", file.attrs["scenario"])
            for name in ("version", "commit", "compiler", "created", "hdf5_version"):
                self.assertTrue(file.attrs[name], name)
            self.assertEqual(list(file["time"][:3]), [17903, 17910, 17917])  # 2019-01-07 and weeks after it
            self.assertEqual(list(file["commune"].asstr()[:]), ["62498", "62510", "2A004"])
            self.assertEqual(list(file["sector"][:]), [0, 1])

            income = file[f"{RUN}/series/commune/income"]
            self.assertEqual(income.shape, (13, 3))
            self.assertIsNone(income.chunks)
            self.assertEqual(income.attrs["units"], "EUR")
            self.assertEqual(income.attrs["label_fr"], "Revenu des ménages à l'œuvre")
            self.assertEqual(income.attrs["long_name"], "income of a week")
            self.assertNotIn("warning_en", income.attrs)
            self.assertEqual([scale[0].name for scale in income.dims], ["/time", "/commune"])
            trust = file[f"{RUN}/series/territory/trust"]
            self.assertEqual(trust.shape, (13,))
            self.assertEqual(trust.attrs["warning_fr"], "chiffre imputé")
            self.assertNotIn("hidden", file[f"{RUN}/series/commune"])

            agents = file[f"{RUN}/agents/citizen"]
            heating = agents["heating"]
            self.assertEqual(h5py.check_enum_dtype(heating.dtype), {"gas": 0, "oil": 1, "heat_pump": 2})
            self.assertEqual(file["types/citizen_heating"].dtype, heating.dtype)
            self.assertTrue(heating.id.get_type().committed())
            self.assertEqual(list(heating.attrs["flag_labels_fr"]), ["chaudière à gaz", "chaudière au fioul", "pompe à chaleur"])
            self.assertEqual((heating.compression, heating.compression_opts, heating.shuffle), ("gzip", 4, True))
            self.assertEqual(heating.chunks, (1, 50))
            self.assertEqual(heating.maxshape[1], None)
            self.assertEqual(agents["engaged"].attrs["flag_meanings"], "false true")
            self.assertTrue(set(np.unique(agents["engaged"][:, :40])) <= {0, 1, 255})
            self.assertEqual(agents["id_high"].shape, (54,))  # 50 and four births in twelve steps
            ids = agents["id_high"][:].astype("u8") << np.uint64(32) | agents["id_low"][:]
            self.assertEqual(list(ids[:3]), [1, 2, 3])
            self.assertEqual(list(ids[50:]), [3 << 62 | 10**12 + step for step in (3, 6, 9, 12)])  # born, not settled
            self.assertEqual(list(agents["born"][50:]), [3, 6, 9, 12])
            self.assertEqual({int(ids[slot]): int(agents["died"][slot]) for slot in np.flatnonzero(agents["died"][:] >= 0)},
                             {5: 5, 10: 10})
            self.assertEqual(list(file["step_month"][:]), [0, 4, 8, 12])
            self.assertEqual(agents["employer"].shape, (4, 54))
            self.assertEqual(list(agents["employer"][0, :6]), [0, 1, 2, 3, 0xFFFFFFFF, 1])
            self.assertEqual(agents["employer"].attrs["links_to"], "firm")
            self.assertEqual(list(file[f"{RUN}/agents/firm/id_low"][:]), [1, 2, 3, 4])
            self.assertTrue(np.isnan(agents["savings"][2, 52]))  # not born yet
            self.assertFalse(np.isnan(agents["savings"][3, 52]))

            ties = file["networks/ties"]
            self.assertEqual(list(ties["offsets"][:3]), [0, 2, 4])
            self.assertEqual(list(ties["targets"][:4]), [1, 7, 2, 8])
            self.assertEqual(ties.attrs["warning_en"], "invented ties")
            self.assertAlmostEqual(ties["strength"][2], 0.501)
            self.assertEqual(list(ties["topic"][:2]), [1, 1])
            self.assertEqual(list(file["statements/note"].asstr()[:]), ["", "secret statistique"])
            self.assertEqual(list(file["statements/imputed"][:]), [0, 1])
            self.assertEqual(list(file["events/kind"].asstr()[:]), ["crisis"])
            self.assertEqual(list(file["parameters/high"][:]), [1])

    def test_netcdf4_finds_dimensions_enumerations_and_texts(self):
        with netCDF4.Dataset(self.path) as file:
            self.assertEqual(file.dimensions["time"].size, 13)
            self.assertEqual(file.Conventions, "CF-1.8")
            self.assertEqual(list(file["commune"][:]), ["62498", "62510", "2A004"])
            self.assertEqual(file[f"{RUN}/series/commune/income"].dimensions, ("time", "commune"))
            self.assertEqual(file["types"].enumtypes["citizen_heating"].enum_dict, {"gas": 0, "oil": 1, "heat_pump": 2})
            agents = file[f"{RUN}/agents/citizen"]
            self.assertNotIn("slot", agents.variables)
            self.assertTrue(agents.dimensions["slot"].isunlimited())
            self.assertEqual(agents.dimensions["slot"].size, 54)
            self.assertEqual(agents["heating"].dimensions, ("time_month", "slot"))
            self.assertEqual(agents["heating"].datatype.enum_dict["heat_pump"], 2)
            self.assertEqual(list(agents["heating"][0, :4]), [0, 1, 2, 0])
            self.assertEqual(agents["engaged"].flag_meanings, "false true")
            self.assertEqual(list(agents["engaged"].flag_values), [0, 1])
            self.assertEqual(agents["mood"].dimensions, ("time", "slot"))
            self.assertTrue(np.ma.is_masked(agents["employer"][0, 4]))  # nobody is netCDF's own fill value
            self.assertEqual("".join(netCDF4.chartostring(agents["home"][0, :1])), "62498")
            self.assertEqual(file["networks/ties/topic"].datatype.enum_dict["oil"], 1)
            self.assertEqual(list(file["contexts/title_fr"][:]), ["Calme", "Choc"])

    def test_xarray_joins_a_series_with_its_coordinates(self):
        with xr.open_dataset(self.path) as root, xr.open_dataset(self.path, group=f"{RUN}/series/commune") as series:
            series = series.assign_coords(time=root["time"], commune=root["commune"])
            self.assertEqual(series["income"].dims, ("time", "commune"))
            self.assertEqual(str(series["time"].values[1])[:10], "2019-01-14")
            value = float(series["income"].sel(time="2019-01-14", commune="62510"))
            self.assertTrue(2001 <= value < 2002)
            self.assertEqual(series["income"].attrs["units"], "EUR")
        with xr.open_dataset(self.path, group="events") as events:
            self.assertEqual(str(events["from"].values[0])[:10], "2019-02-01")
        with xr.open_dataset(self.path, group=f"{RUN}/agents/citizen") as agents:
            self.assertEqual(agents["home"].values[0, 1], b"62510")

    def test_a_file_is_read_while_it_grows_and_after_its_writer_is_killed(self):
        random.seed(time.time_ns())
        reached = []
        for moment in range(20):
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder) / "killed.h5"
                part = Path(f"{path}.part")
                writer = write(path, steps=40, citizens=300, pause=2000, flush=moment % 2 * 15)  # after each step, or now and then
                while not part.exists():
                    time.sleep(0.0005)
                time.sleep(random.uniform(0, 0.35))
                writer.send_signal(signal.SIGKILL)
                writer.wait()
                whole = path.exists()
                reached.append(sum(step + 1 for step in read_all(path if whole else part).values()))
                self.assertFalse(whole and part.exists())
        self.assertGreater(len(set(reached)), 5, f"the moments were not spread: {reached}")


if __name__ == "__main__":
    unittest.main()
