"""sillon view: the bytes of the files and nothing else, to this machine's own page and nobody else; a run is followed until it is whole."""
import base64, contextlib, gzip, hashlib, http.client, json, os, re, shutil, signal, socket, struct, subprocess, sys, tempfile, threading, time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from going_on import common, lesson, program, sillon

sys.path.insert(0, "/usr/lib/python3/dist-packages")
import h5py
import numpy as np

SCRIPT, STYLE = "document.title = 'é <!-- ' + 1;\n", "p { color: red }"
PAGE = f"<!doctype html><meta charset=utf-8><title>t</title><style>{STYLE}</style><script type=\"module\">{SCRIPT}</script><p>page".encode()
READER = gzip.compress(b"self.read = 1;")
CARRYING = PAGE.replace(b"<title>", b'<script type="application/gzip" id="reader.js">' + base64.b64encode(READER) + b"</script><title>")
GUARDS = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
          "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store"}


# A script that was started in the background ignores Ctrl-C, and what it starts would inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


@contextlib.contextmanager
def viewing(*files, words=(), page=None, code=0, signal_to_end=signal.SIGINT, environment=None):
    """The server's port; at the end it must stop when it is told to."""
    server = subprocess.Popen([program, "view", *files, "--page", page or at("page.html"), *(["--no-browser"] if environment is None else []), *words],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment or dict(os.environ, LC_ALL="C"))
    try:
        address = server.stdout.readline().strip()
        assert re.fullmatch(r"http://127\.0\.0\.1:[1-9][0-9]*/", address), (address, server.poll(), server.stderr.read() if server.poll() is not None else "")
        server_of[int(address.rsplit(":", 1)[1][:-1])] = server
        yield int(address.rsplit(":", 1)[1][:-1])
        assert server.poll() is None, server.communicate()
        server.send_signal(signal_to_end)
        began = time.monotonic()
        rest, errors = server.communicate(timeout=10)
        assert server.returncode == code and rest == "" and time.monotonic() - began < 2, (server.returncode, rest, errors)
        assert errors in ("Ctrl-C stops the server.\n", "Ctrl-C arrête le serveur.\n"), errors
    finally:
        server.kill()
        server.wait()


def ask(port, target="/", method="GET", **fields):
    """Status, fields and body of one answer. Fields are named with _ for -."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest(method, target, skip_host="Host" in fields, skip_accept_encoding=True)
    for name, value in fields.items():
        if value is not None:
            connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    for name, value in GUARDS.items():
        assert answer.headers.get_all(name) == [value], (target, name, answer.headers.items())
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    return answer.status, answer.headers, body


def raw(port, data, *, patience=20):
    """All that comes back for these bytes, until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=patience) as link:
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            link.sendall(data)
        return everything(link)


def everything(link):
    out = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := link.recv(65536):
            out += piece
    return out


class Live:
    """A WebSocket of a few lines (RFC 6455)."""

    def __init__(self, port, **fields):
        self.link = socket.create_connection(("127.0.0.1", port), timeout=20)
        key = base64.b64encode(os.urandom(16)).decode()
        fields = {"Host": f"127.0.0.1:{port}", "Origin": f"http://127.0.0.1:{port}", "Upgrade": "websocket", "Connection": "Upgrade",
                  "Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13", **{name.replace("_", "-"): value for name, value in fields.items()}}
        self.link.sendall(("GET /live HTTP/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items() if value) + "\r\n").encode())
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            byte = self.link.recv(1)
            assert byte, head
            head += byte
        self.status = int(head.split()[1])
        if self.status == 101:
            proof = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
            assert b"sec-websocket-accept: " + proof.lower() in head.lower() and b"X-Content-Type-Options: nosniff" in head, head

    def send(self, text, opcode=1):
        data, mask = text.encode() if isinstance(text, str) else text, os.urandom(4)
        size = struct.pack("!BB", 128 | opcode, 128 | len(data)) if len(data) < 126 else struct.pack("!BBH", 128 | opcode, 128 | 126, len(data))
        self.link.sendall(size + mask + bytes(byte ^ mask[i % 4] for i, byte in enumerate(data)))

    def exactly(self, count):
        out = b""
        while len(out) < count:
            piece = self.link.recv(min(count - len(out), 1 << 20))
            if not piece:
                raise EOFError
            out += piece
        return out

    def next(self, timeout=20):
        self.link.settimeout(timeout)
        out = b""
        while True:
            first, size = self.exactly(2)
            assert size < 128  # servers do not mask
            if size >= 126:
                size = int.from_bytes(self.exactly(2 if size == 126 else 8), "big")
            data, opcode = self.exactly(size), first & 15
            if opcode == 9:
                self.send(data, 10)
            elif opcode == 8:
                raise EOFError(int.from_bytes(data[:2], "big"))
            else:
                out += data
                if first & 128:
                    return json.loads(out)

    def until(self, wanted, timeout=60):
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            message = self.next(end - time.monotonic())
            if wanted(message):
                return message
        raise AssertionError("nothing like that came")

    def ask(self, **question):
        self.send(json.dumps(question))
        return self.until(lambda message: message.get("id") == question["id"])


def compare(answer, path, series, since=0):
    """The values of an answer are those that h5py reads."""
    population, column = series.split(".")
    with h5py.File(path, "r", locking=False) as file:
        assert len(answer["runs"]) > 0
        for run in answer["runs"]:
            folder = file[f"runs/{run['context']}/{run['strategy']}/{run['replicate']}"]
            values = folder[f"series/{population}/{column}"][()]
            recorded = int(folder["recorded"][()])
            assert run["recorded"] == recorded, (run["recorded"], recorded)
            assert answer["rows"] == (values.shape[1] if values.ndim == 2 else 1)
            got = np.array([np.nan if value is None else value for value in run["values"]])
            assert np.array_equal(got, values[since:recorded].ravel(), equal_nan=True), (run, values)


def served(port, path, size=None):
    """Whole, in parts and by head: the bytes of the file."""
    with open(path, "rb") as file:
        data = file.read()
    end = len(data)
    status, fields, body = ask(port, "/files/0")
    assert status == 200 and body == data and fields["Accept-Ranges"] == "bytes" and fields["Content-Length"] == str(end)
    tag = fields["ETag"]
    assert re.fullmatch(r'"[0-9a-f-]+"', tag), tag
    for wanted, first, last in (("0-0", 0, 0), ("7-262150", 7, 262150), (f"{end - 5}-", end - 5, end - 1), (f"{end - 1}-{end + 50}", end - 1, end - 1),
                                ("-100", end - 100, end - 1), (f"-{10 * end}", 0, end - 1), ("0-", 0, end - 1)):
        last = min(last, first + (16 << 20) - 1)
        for guard in (None, tag):
            status, fields, body = ask(port, "/files/0", Range="bytes=" + wanted, If_Range=guard)
            assert (status, body == data[first:last + 1]) == (206, True), (wanted, status, len(body))
            assert fields["Content-Range"] == f"bytes {first}-{last}/{end}" and fields["ETag"] == tag, fields.items()
    for wanted in (f"{end}-", f"{end + 9}-{end + 10}", "-0"):
        status, fields, body = ask(port, "/files/0", Range="bytes=" + wanted)
        assert status == 416 and fields["Content-Range"] == f"bytes */{end}" and len(body) > 20
    for fields in ({"Range": "bytes=5-2"}, {"Range": "bytes=0-1,3-4"}, {"Range": "lines=0-1"}, {"Range": "bytes=0-9", "If_Range": '"another"'},
                   {"Range": "bytes=0-9", "If_Range": "Sun, 06 Nov 1994 08:49:37 GMT"}):
        status, _, body = ask(port, "/files/0", **fields)
        assert status == 200 and body == data, fields
    status, fields, body = ask(port, "/files/0", "HEAD", Range="bytes=0-9")
    assert (status, body, fields["Content-Length"], fields["ETag"]) == (200, b"", str(end), tag)
    return tag


folder_object = tempfile.TemporaryDirectory()
folder = folder_object.name
at = lambda name: os.path.join(folder, name)
server_of = {}
with open(at("page.html"), "wb") as file:
    file.write(PAGE)
with open(at("carrying.html"), "wb") as file:
    file.write(CARRYING)
began = time.monotonic()
sillon("run", lesson, "-o", at("whole.h5"), "--quiet", *common[:-2], "--replicates", "2")

# What is refused before anything is served; and the help.
assert "En français" in sillon("view", "--help")
for words, code, said in (([at("none.h5")], 3, "No such file"), ([folder], 3, "folder"), ([at("page.html")], 3, "not an HDF5 file"), ([], 2, "FILE"),
                          ([at("whole.h5"), "--port", "70000"], 2, "not a whole number from 0 to 65535"), ([at("whole.h5"), "--page", at("none")], 3, "cannot be read")):
    assert said in sillon("view", *words, *([] if "--page" in words else ["--page", at("page.html")]), code=code), words
shutil.copy(program, at("alone"))  # a program without the page beside it
alone = subprocess.run([at("alone"), "view", at("whole.h5")], capture_output=True, text=True, env=dict(os.environ, LC_ALL="C"), timeout=60)
assert alone.returncode == 3 and "run ./dev build" in alone.stderr, alone

with viewing(at("whole.h5"), page=at("carrying.html")) as port:
    # What the page carries is served apart, to the page alone; what it does not carry is not there.
    assert ask(port)[2] == PAGE
    status, fields, body = ask(port, "/reader.js")
    assert (status, body, fields["Content-Type"], fields["Content-Encoding"]) == (200, READER, "text/javascript; charset=utf-8", "gzip")
    status, fields, body = ask(port, "/reader.js", "HEAD")
    assert (status, body, fields["Content-Length"]) == (200, b"", str(len(READER)))
    assert ask(port, "/reader.wasm")[0] == 404 and ask(port, "/reader.js", "POST")[0] == 405
    assert ask(port, "/reader.js", Host="evil.example")[0] == 421 and ask(port, "/reader.js", Origin="http://evil.example")[0] == 403
    assert ask(port, "/reader.js", Sec_Fetch_Site="cross-site")[0] == 403

with viewing(at("whole.h5"), at("whole.h5"), words=["--lang", "fr"]) as port:
    # The page, the list, the bytes.
    status, fields, body = ask(port)
    assert (status, body, fields["Content-Type"]) == (200, PAGE, "text/html; charset=utf-8")
    policy = fields["Content-Security-Policy"]
    digest = lambda text: "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"
    assert f"script-src 'wasm-unsafe-eval' {digest(SCRIPT)};" in policy and f"style-src {digest(STYLE)};" in policy and "unsafe-inline" not in policy, policy
    assert f"connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port};" in policy
    size = os.path.getsize(at("whole.h5"))
    listed = json.loads(ask(port, "/files.json")[2])
    assert listed == {"format": "sillon-view/1", "language": "fr", "files": [{"id": i, "name": "whole.h5", "size": size, "complete": True, "live": False} for i in (0, 1)]}
    served(port, at("whole.h5"))
    assert ask(port, "/favicon.ico")[0] == 204 and ask(port, "/", "HEAD")[2] == b""

    # Nothing else is there, nothing can be written.
    for target in ("/files/2", "/files/00", "/files/../page.html", "/../../etc/passwd", "/files/%2e%2e%2fpage.html", "/etc/passwd", "//etc/passwd", "/files/", "/index.html", "/files/0/x"):
        status, _, body = ask(port, target)
        assert status == 404 and "nothing at this address" in body.decode() and "Il n’y a rien" in body.decode(), (target, status)
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"):
        status, fields, _ = ask(port, "/files/0", method)
        assert status == 405 and fields["Allow"] == "GET, HEAD", (method, status)
    assert ask(port, "/live")[0] == 426 and ask(port, "/live", "HEAD")[0] == 405
    assert b" 400 " in raw(port, b"GET / HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 9\r\n\r\n123456789" % port)

    # Other names and other sites.
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1", f"127.0.0.1:{port + 1}", f"[::1]:{port}", "", f"localhost:{port}.evil.example"):
        assert ask(port, "/", Host=host)[0] == 421 and ask(port, "/files/0", Host=host)[0] == 421, host
    assert ask(port, "/", Host=f"localhost:{port}")[0] == 200
    assert b" 421 " in raw(port, b"GET / HTTP/1.0\r\n\r\n")
    assert b" 421 " in raw(port, b"GET / HTTP/1.1\r\nHost: localhost:%d\r\nHost: evil.example\r\n\r\n" % port)
    for origin in ("http://evil.example", "null", f"https://127.0.0.1:{port}", f"http://127.0.0.1:{port + 1}"):
        assert ask(port, "/files/0", Origin=origin)[0] == 403, origin
        assert Live(port, Origin=origin).status == 403
    assert Live(port, Host="evil.example").status == 421
    assert ask(port, "/files/0", Origin=f"http://localhost:{port}")[0] == 200
    for site in ("cross-site", "same-site"):
        assert ask(port, "/files/0", Sec_Fetch_Site=site)[0] == 403
        assert ask(port, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="iframe")[0] == 403
        assert ask(port, "/", Sec_Fetch_Site=site, Sec_Fetch_Mode="navigate", Sec_Fetch_Dest="document")[0] == 200
    with open("/proc/net/tcp") as file:
        bound = [line.split()[1] for line in file if line.split()[3] == "0A" and line.split()[1].endswith(f":{port:04X}")]
    assert bound == [f"0100007F:{port:04X}"], bound
    with open("/proc/net/tcp6") as file:
        assert not [line for line in file if line.split()[3] == "0A" and line.split()[1].endswith(f":{port:04X}")]

    # Clients that are too much, too slow, broken, or many.
    hello = f"GET /files.json HTTP/1.1\r\nHost: localhost:{port}\r\n".encode()
    half, half_since = socket.create_connection(("127.0.0.1", port), timeout=30), time.monotonic()
    half.sendall(hello)  # and never the empty line
    half_ended = []
    waits = threading.Thread(target=lambda: half_ended.append((everything(half), time.monotonic() - half_since)))
    waits.start()
    assert b" 431 " in raw(port, hello + b"X: " + b"a" * 9000 + b"\r\n\r\n")
    assert b" 431 " in raw(port, hello + b"X: y\r\n" * 3000 + b"\r\n")
    assert b" 414 " in raw(port, b"GET /?" + b"a" * 2000 + b" HTTP/1.1\r\nHost: localhost:%d\r\n\r\n" % port)
    for junk in (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 not http\r\n\r\n", b"GET\r\n\r\n", b"\r\n\r\n\r\nGARBAGE \x00\xff\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n"):
        assert b" 400 " in raw(port, junk) or raw(port, junk) == b"", junk
    with socket.create_connection(("127.0.0.1", port), timeout=20) as slow:
        for byte in hello + b"Connection: close\r\n\r\n":
            slow.sendall(bytes([byte]))
            time.sleep(0.002)
        assert everything(slow).startswith(b"HTTP/1.1 200 OK\r\n")
    for _ in range(20):  # gone in the middle of an answer, with a reset
        gone = socket.create_connection(("127.0.0.1", port))
        gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        gone.sendall(f"GET /files/0 HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())
        gone.recv(10)
        gone.close()
    with socket.create_connection(("127.0.0.1", port), timeout=20) as both:  # two requests at once: two answers, in order
        both.sendall(hello + b"\r\n" + f"GET /files/0 HTTP/1.1\r\nHost: localhost:{port}\r\nRange: bytes=1-3\r\nConnection: close\r\n\r\n".encode())
        answers = everything(both)
        assert answers.index(b"200 OK") < answers.index(b"206 Partial Content") and answers.endswith(b"HDF"), answers
    stuck = socket.socket()
    stuck.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    stuck.connect(("127.0.0.1", port))
    stuck.sendall(f"GET /files/0 HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n".encode())  # and reads nothing
    one, two = Live(port), Live(port)
    for i in range(100):  # asked without listening: the server takes no more than it can give back
        one.send(json.dumps({"id": i, "file": i % 2, "series": "commune.unemployed"}))
    compare(two.ask(id=1, file=0, series="territory.jobs"), at("whole.h5"), "territory.jobs")
    began_asking = time.monotonic()
    assert ask(port, "/files.json")[0] == 200 and time.monotonic() - began_asking < 2
    for i in range(100):
        answer = one.next()
        assert answer["id"] == i and "runs" in answer, answer
    compare(answer, at("whole.h5"), "commune.unemployed")
    narrow = two.ask(id=2, file=1, series="commune.unemployed", context="calm", strategy="groups", replicate=1, **{"from": 20})
    assert [(run["context"], run["strategy"], run["replicate"]) for run in narrow["runs"]] == [("calm", "groups", 1)] and narrow["from"] == 20
    compare(narrow, at("whole.h5"), "commune.unemployed", 20)
    assert two.ask(id=3, file=0, series="territory.jobs", **{"from": 4_000_000_000})["runs"][0]["values"] == []
    for question, en in (({"series": "territory.nothing"}, "no series"), ({"series": "../../time.x"}, "no series"), ({"series": "territory.jobs", "context": "none"}, "no such run"),
                         ({"series": "territory.jobs", "replicate": 2}, "no such run"), ({"series": 5}, "must be a text"), ({"file": 2}, "from 0 to 1")):
        error = two.ask(**{"id": 4, "file": 0, **question})["error"]
        assert en in error["en"] and error["fr"] and error["fr"] != error["en"], error
    two.send("no JSON")
    assert two.next()["id"] is None
    two.send("x" * 5000)
    try:
        two.next()
        raise AssertionError("too long a question must end the connection")
    except EOFError as ended:
        assert ended.args in ((1009,), ()), ended.args
    stuck.close()
    one.link.close()
    crowd = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(40)]
    time.sleep(0.3)
    crowd[-1].settimeout(5)
    assert crowd[-1].recv(30).startswith(b"HTTP/1.1 503 "), "the 41st connection is told that there are too many"
    for link in crowd:
        link.close()
    time.sleep(0.3)
    assert ask(port, "/files.json")[0] == 200
    waits.join()
    assert half_ended[0][0] == b"" and 9 < half_ended[0][1] < 20, half_ended
    with open(f"/proc/{server_of[port].pid}/status") as file:
        memory = int(re.search(r"VmHWM:\s+(\d+) kB", file.read())[1]) / 1024

# The browser is started with the address, gets none of our sockets, and does not outlive Ctrl-C as a holder of the port.
os.mkdir(at("bin"))
with open(at("bin/xdg-open"), "w") as file:
    file.write(f'#!/bin/sh\necho "$$ $*" > {at("opened.new")}\nmv {at("opened.new")} {at("opened")}\nexec sleep 60\n')
os.chmod(at("bin/xdg-open"), 0o755)
with viewing(at("whole.h5"), environment=dict(os.environ, LC_ALL="fr_FR.UTF-8", PATH=at("bin") + ":" + os.environ["PATH"]), signal_to_end=signal.SIGTERM) as port:
    while not os.path.exists(at("opened")):
        time.sleep(0.02)
    with open(at("opened")) as file:
        browser, address = file.read().split()
    assert address == f"http://127.0.0.1:{port}/" and all(os.readlink(f"/proc/{browser}/fd/{i}") == "/dev/null" for i in "012")
    assert not [name for name in os.listdir(f"/proc/{browser}/fd") if os.readlink(f"/proc/{browser}/fd/{name}").startswith("socket:")]
with viewing(at("whole.h5"), words=["--port", str(port)]) as again:
    assert again == port and ask(port)[2] == PAGE
    assert f"127.0.0.1:{port}: cannot listen" in sillon("view", at("whole.h5"), "--page", at("page.html"), "--port", str(port), code=3)
os.kill(int(browser), signal.SIGKILL)

# A run that is being written, held still where we look at it.
whole_time = [*common[:4], "--until", "2024-06-01", *common[6:8]]  # long enough not to end between two looks, however quick the machine
running = subprocess.Popen([program, "run", lesson, "-o", at("live.h5"), *whole_time, "--replicates", "1", "--threads", "1", "--quiet"], env=dict(os.environ, LC_ALL="C"))
try:
    while not os.path.exists(at("live.h5.part")):
        assert running.poll() is None
        time.sleep(0.002)
    running.send_signal(signal.SIGSTOP)
    with viewing(at("live.h5")) as port, viewing(at("live.h5.part")) as other:
        assert json.loads(ask(port, "/files.json")[2])["files"][0] | {"size": 0} == {"id": 0, "name": "live.h5", "size": 0, "complete": False, "live": True}
        live = Live(port)
        seen = [live.next()]
        assert seen[0]["kind"] == "progress" and seen[0]["complete"] is False and len(seen[0]["runs"]) == 4, seen
        assert list(seen[0]["runs"][0]) == ["context", "strategy", "replicate", "recorded", "last_step"]
        total = lambda message: sum(run["recorded"] for run in message["runs"])
        while total(seen[-1]) < 30:
            running.send_signal(signal.SIGCONT)
            seen.append(live.until(lambda message: total(message) > total(seen[-1])))
            running.send_signal(signal.SIGSTOP)
            for series in ("territory.jobs", "commune.unemployed"):
                compare(live.ask(id=len(seen), file=0, series=series), at("live.h5.part"), series)
        assert [run["last_step"] for run in seen[-1]["runs"]] == [run["recorded"] - 1 for run in seen[-1]["runs"]]
        assert all(message["interrupted"] is False and "reason" not in message for message in seen)
        tag = ask(port, "/files/0", "HEAD")[1]["ETag"]
        growing = [total(message) for message in seen]
        assert len(seen) > 1 and growing == sorted(growing)
        running.send_signal(signal.SIGCONT)
        while (message := live.next(120))["kind"] != "whole":
            seen.append(message)
        assert message == {"kind": "whole", "file": 0} and running.wait(10) == 0
        assert served(port, at("live.h5")) != tag
        assert json.loads(ask(port, "/files.json")[2])["files"][0] == {"id": 0, "name": "live.h5", "size": os.path.getsize(at("live.h5")), "complete": True, "live": False}
        compare(live.ask(id=99, file=0, series="territory.jobs"), at("live.h5"), "territory.jobs")
        assert Live(port).next() == {"kind": "whole", "file": 0}  # also to those who come late
        Live(other).until(lambda message: message == {"kind": "whole", "file": 0})
finally:
    running.kill()
    running.wait()
# A run whose writer is killed, and one that is stopped: told as such, and as being written again once somebody goes on with it.
for how, reason, words in ((signal.SIGKILL, "killed", ["--checkpoint-every", "month"]), (signal.SIGINT, "stopped", [])):
    writing = subprocess.Popen([program, "run", lesson, "-o", at("dead.h5"), *whole_time, "--replicates", "4", *words, "--threads", "1", "--quiet"], env=dict(os.environ, LC_ALL="C"), stderr=subprocess.DEVNULL)
    while not os.path.exists(at("dead.h5.part")):
        assert writing.poll() is None
        time.sleep(0.002)
    with viewing(at("dead.h5")) as port:
        live = Live(port)
        told = live.until(lambda message: message["runs"][0]["recorded"] > 10)
        assert told["interrupted"] is False and "reason" not in told
        writing.send_signal(how)
        writing.wait()
        told = live.until(lambda message: message["interrupted"])
        assert told["reason"] == reason and told["checkpoints"] is bool(words) and told["complete"] is False, told
        compare(live.ask(id=1, file=0, series="territory.jobs"), at("dead.h5.part"), "territory.jobs")
        assert Live(port).until(lambda message: message["interrupted"])["reason"] == reason  # also to those who come late
        going_on = subprocess.Popen([program, "resume", at("dead.h5"), "--threads", "1", "--quiet"], env=dict(os.environ, LC_ALL="C"), stderr=subprocess.DEVNULL)
        try:
            live.until(lambda message: message["kind"] == "progress" and message["interrupted"] is False)
        finally:
            going_on.kill()
            going_on.wait()
        assert live.until(lambda message: message["kind"] == "progress" and message["interrupted"])["reason"] in ("killed", reason)
    for name in os.listdir(folder):
        if name.startswith("dead.h5"):
            shutil.rmtree(at(name)) if os.path.isdir(at(name)) else os.remove(at(name))
assert sorted(os.listdir(folder)) == ["alone", "bin", "carrying.html", "live.h5", "opened", "page.html", "whole.h5"], os.listdir(folder)
folder_object.cleanup()
print(f"served, refused, survived and followed in {time.monotonic() - began:.0f} s; at most {memory:.0f} MiB")
