"""sillon network on the small world of network_test.cpp: its files are XML that others read, its maps say the same in three forms."""
import json, os, subprocess, sys, tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

import h5py
import numpy as np

try:
    import networkx
except ImportError:  # not everywhere: the XML is read all the same
    networkx = None

program = Path(os.environ["SILLON_PROGRAM"])
WARNING = 'first ties are invented <unless given> & "so on"'


def sillon(*words, code=0):
    done = subprocess.run([program, *map(str, words)], capture_output=True, text=True)
    assert done.returncode == code, (words, done.returncode, done.stdout, done.stderr)
    return done.stdout + done.stderr


with tempfile.TemporaryDirectory() as folder:
    at = lambda name: os.path.join(folder, name)
    sample = at("map.h5")
    subprocess.run([program.with_name("sillon_tests"), "[.map_sample]"], env=dict(os.environ, SILLON_SAMPLE=sample), check=True, stdout=subprocess.DEVNULL)

    # What the run file promises, read without this program.
    with h5py.File(sample, "r", locking=False) as file:
        trust = file["runs/calm/as-is/0/networks/trust"]
        days = file[trust["first"].attrs["time"]][:].astype("datetime64[D]")
        first, count = trust["first"][:].astype("i8"), trust["count"][:].astype("i8")
        ids = lambda end, i: (trust[end + "_high"][first[i]:first[i] + count[i]].astype("u8") << np.uint64(32)) | trust[end + "_low"][first[i]:first[i] + count[i]]
        ties = {str(day): list(zip(ids("from", i).tolist(), ids("to", i).tolist())) for i, day in enumerate(days)}
        good = trust["good"][first[0]:first[0] + count[0]].tolist()
        assert [str(day) for day in days] == ["2019-01-07", "2020-01-07", "2021-01-07"], days
    assert len(ties["2019-01-07"]) == 34 and set(ties["2021-01-07"]) - set(ties["2019-01-07"]) == {(1, 10), (10, 1)}

    # GraphML, typed.
    sillon("network", sample, "--at", "2019-01-07", "-o", at("t.graphml"), "--measures", "--lang", "en")
    ns = {"g": "http://graphml.graphdrawing.org/xmlns"}
    root = xml.parse(at("t.graphml")).getroot()
    keys = {key.get("id"): key for key in root.findall("g:key", ns)}
    graph = root.find("g:graph", ns)
    data = lambda node: {keys[one.get("key")].get("attr.name"): one.text for one in node.findall("g:data", ns)}
    assert data(graph)["warning"] == WARNING and data(graph)["date"] == "2019-01-07"
    nodes = {node.get("id"): data(node) for node in graph.findall("g:node", ns)}
    assert len(nodes) == 10 and nodes["actor-6"]["label"] == "research team 6, 62510" and nodes["actor-10"]["sphere"] == "public"
    assert nodes["actor-7"]["offers"] == str(2 | 1 << 63) and nodes["actor-1"]["attends"] == "false" and nodes["actor-5"]["topic"] == "0"
    assert float(nodes["actor-5"]["betweenness"]) == 16 and nodes["actor-5"]["cut_point"] == "true"
    edges = graph.findall("g:edge", ns)
    assert [(int(e.get("source")[6:]), int(e.get("target")[6:])) for e in edges] == ties["2019-01-07"]
    assert [float(data(e)["good"]) for e in edges] == good
    types = {key.get("attr.name"): key.get("attr.type") for key in keys.values()}
    assert types["digital"] == "double" and types["topic"] == "long" and types["attends"] == "boolean" and types["sphere"] == "string"

    # GEXF 1.3.
    sillon("network", sample, "--at", "2021-01-07", "-o", at("t.gexf"), "--lang", "en")
    ns = {"g": "http://gexf.net/1.3"}
    root = xml.parse(at("t.gexf")).getroot()
    assert root.get("version") == "1.3" and WARNING in root.find("g:meta/g:description", ns).text
    titles = {one.get("id"): one.get("title") for one in root.findall("g:graph/g:attributes[@class='node']/g:attribute", ns)}
    node = next(one for one in root.iter("{http://gexf.net/1.3}node") if one.get("id") == "actor-2")
    values = {titles[one.get("for")]: one.get("value") for one in node.iter("{http://gexf.net/1.3}attvalue")}
    assert values["sphere"] == "private" and values["lacks"] == "2" and abs(float(values["digital"]) - 0.1) < 1e-6, values
    assert [(int(e.get("source")[6:]), int(e.get("target")[6:])) for e in root.iter("{http://gexf.net/1.3}edge")] == ties["2021-01-07"]

    if networkx:
        graph, other = networkx.read_graphml(at("t.graphml")), networkx.read_gexf(at("t.gexf"))
        assert graph.is_directed() and graph.graph["warning"] == WARNING and len(other) == 10 and other.number_of_edges() == 36
        ties = graph.to_undirected()
        near = networkx.closeness_centrality(ties)
        held, size = networkx.constraint(ties), networkx.effective_size(ties)
        for v, its in graph.nodes(data=True):
            assert abs(near[v] - its["closeness"]) < 1e-9, v
            if "constraint" in its:
                assert abs(held[v] - its["constraint"]) < 1e-9 and abs(size[v] - its["effective_size"]) < 1e-9, v
        assert {v for v, its in graph.nodes(data=True) if its["cut_point"]} == set(networkx.articulation_points(ties))

    # Three forms of one map, in two languages, always with the warning.
    text = sillon("network", sample, "--at", "2019-01-07", "--lang", "en", "--rearrange", "2")
    assert WARNING in text and "firm 5, 62498" in text and "wind power" in text and "gatekeeper" in text
    french = sillon("network", sample, "--at", "2019-01-07", "--lang", "fr", "--report", at("r.md"), "--rearrange", "2")
    page = open(at("r.md")).read()
    assert french == "" and "premiers liens inventés" in page and "équipe de recherche 6" in page and "éolien" in page and "portier" in page
    sillon("network", sample, "--at", "2019-01-07", "--report", at("r.json"), "--lang", "en", "--rearrange", "2")
    report = json.load(open(at("r.json")))
    assert report["format"] == "sillon-network/1" and report["warnings"][0] == WARNING
    lists = {one["list"]: one["rows"] for one in report["lists"]}
    assert lists["bridges"] == [{"from": "firm 5, 62498", "to": "research team 6, 62510", "cut_off": 4}]
    assert len(lists["rearrangement"]) == 2
    assert "2019-01-07, 2020-01-07, 2021-01-07" in sillon("network", sample, "--at", "2020-05-01", code=2)
    assert "actor.sphere" in sillon("network", sample + ".bare", "--lang", "en")
    assert "nearest" in sillon("network", sample, "--networ", "trust", code=2)
    assert "  network " in sillon("--help") and "En français" in sillon("network", "--help")
