"""tests/sim/io/digest.py -- the digest of a run file, written from docs/formats/run-file.md alone: python3 digest.py FILE

It shares no code with sim/io/digest.cpp; run_file_readers_test.py checks that both agree.
"""
import hashlib
import sys

import h5py
import numpy as np

NO_VARIABLE = "This is a netCDF dimension but not a netCDF variable."


def words(value):
    return value.decode() if isinstance(value, bytes) else str(value)


def type_name(dataset):
    members = h5py.check_enum_dtype(dataset.dtype)
    if members is not None:
        return "enum(" + ",".join(f"{name}={value}" for name, value in sorted(members.items(), key=lambda m: m[1])) + ")"
    if h5py.check_string_dtype(dataset.dtype) is not None and dataset.dtype.kind == "O":
        return "string"
    return "char" if dataset.dtype == np.dtype("S1") else dataset.dtype.name


def canonical(values):
    """Little-endian, one NaN."""
    values = np.asarray(values)
    if values.dtype.kind == "f":
        values = np.where(np.isnan(values), values.dtype.type(np.nan), values)
        bits = values.view("u8" if values.dtype.itemsize == 8 else "u4").copy()
        bits[np.isnan(values)] = 0x7FF8000000000000 if values.dtype.itemsize == 8 else 0x7FC00000
        return bits
    return values


def identities(group):
    ids = group["id_high"][()].astype("u8") << np.uint64(32) | group["id_low"][()].astype("u8")
    return ids, np.lexsort((group["died"][()], group["born"][()], ids))


def digest(path):
    with h5py.File(path, "r", locking=False) as file:
        paths = []
        file.visititems(lambda name, item: paths.append("/" + name) if isinstance(item, h5py.Dataset) else None)
        hashed = hashlib.sha256(b"sillon-run 1\n")
        for path in sorted(paths, key=str.encode):
            dataset = file[path]
            if path.startswith("/resilience/"):
                continue
            if words(dataset.attrs.get("NAME", "")).startswith(NO_VARIABLE):
                continue
            parts = path.split("/")
            agents = len(parts) == 8 and parts[1] == "runs" and parts[5] == "agents"
            links_to = dataset.attrs.get("links_to") if agents else None
            shape = "x".join(map(str, dataset.shape))
            hashed.update(f"{path}\n{'id' if links_to else type_name(dataset)}\n{shape}\n".encode())
            values = dataset[()]
            if type_name(dataset) == "string":
                for text in np.ravel(values):
                    text = text if isinstance(text, bytes) else text.encode()
                    hashed.update(len(text).to_bytes(8, "little") + text)
                continue
            if agents:
                _, order = identities(dataset.parent)
                values = np.take(values, order, axis=0 if values.ndim == 1 else 1)
                if links_to:
                    ids, _ = identities(dataset.parent.parent[links_to])
                    ids = np.append(ids, np.uint64(0))
                    values = ids[np.minimum(values, len(ids) - 1).astype("i8")]
            hashed.update(canonical(values).tobytes())
        return hashed.hexdigest()


if __name__ == "__main__":
    print(digest(sys.argv[1]))
