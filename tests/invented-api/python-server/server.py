"""A third implementation of the invented API, with Python's standard library alone.

Prints `listening on URL` once it accepts connections. The key is the first argument. It ends when
its standard input ends.
"""

import json
import re
import sys
import threading
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from checks import Rejected
from operations import JSON, Operations

KEY = sys.argv[1]
LOCK = threading.Lock()


class Handler(Operations, BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log_message(self, *arguments):
        """Nothing is logged."""

    def dispatch(self):
        matches = [
            (method, operation, match)
            for method, pattern, operation in ROUTES
            if (match := pattern.fullmatch(self.route))
        ]
        for method, operation, match in matches:
            if method == self.command:
                if operation is not Handler.list_habitats and self.headers["X-Archive-Key"] != KEY:
                    raise Rejected(
                        401, "The key is not right.", headers=[("WWW-Authenticate", "ApiKey")]
                    )
                return operation(self, *match.groups())
        if matches:
            raise Rejected(
                405,
                "Another method is needed.",
                headers=[("Allow", ", ".join(each[0] for each in matches))],
            )
        raise Rejected(404, "This is not in the archive.")

    def read_content(self):
        """RFC 9112, sections 3.2, 5.1, 6.3 and 8, which the standard library leaves to its user."""
        hosts, lengths = (self.headers.get_all(name, []) for name in ("Host", "Content-Length"))
        is_valid = (
            len(hosts) == 1
            and len(set(lengths)) <= 1
            and all(length.isdigit() for length in lengths)
            and not self.headers.defects
        )
        length = int(lengths[0]) if is_valid and lengths else 0
        self.content = self.rfile.read(length)
        if is_valid and len(self.content) == length:
            return
        self.close_connection = True
        raise Rejected(400, "This is not a well-formed request.")

    def respond(self):
        url = urlsplit(self.path)
        self.route = url.path
        self.query = {
            name: values[-1] for name, values in parse_qs(url.query, keep_blank_values=True).items()
        }
        try:
            self.read_content()
            with LOCK:
                status, body, headers = self.dispatch()
        except Rejected as rejected:
            status, headers = rejected.status, {
                **dict(rejected.headers),
                "Content-Type": "application/problem+json",
            }
            title = "Unprocessable Content" if status == 422 else HTTPStatus(status).phrase
            body = {
                "title": title,
                "type": "about:blank",
                "status": status,
                "instance": self.route,
                "detail": rejected.detail,
            }
            if rejected.errors is not None:
                body["errors"] = rejected.errors
        self.write(status, body, headers)

    def write(self, status, body, headers):
        content = body if isinstance(body, bytes) else json.dumps(body, indent=1).encode()
        self.send_response(status)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(content)))
            headers = {"Content-Type": JSON, **headers}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        if status not in (204, 304):
            self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = respond


def route(method, path, operation):
    pattern = path.replace("{n}", r"([1-9]\d*)").replace("{u}", r"([0-9a-fA-F-]{36})")
    return method, re.compile(f"/api{pattern}"), operation


ROUTES = [
    route("GET", "/recordists", Handler.list_recordists),
    route("POST", "/recordists", Handler.add_recordist),
    route("GET", "/recordists/{n}", Handler.get_recordist),
    route("PUT", "/recordists/{n}", Handler.replace_recordist),
    route("DELETE", "/recordists/{n}", Handler.remove_recordist),
    route("GET", "/recordists/{n}/tally", Handler.get_tally),
    route("GET", "/recordists/{n}/recordings", Handler.list_recordings),
    route("POST", "/recordists/{n}/recordings", Handler.add_recording),
    route("GET", "/recordings/{u}", Handler.get_recording),
    route("PATCH", "/recordings/{u}", Handler.amend_recording),
    route("DELETE", "/recordings/{u}", Handler.remove_recording),
    route("GET", "/recordings/{u}/audio", Handler.get_audio),
    route("PUT", "/recordings/{u}/audio", Handler.put_audio),
    route("GET", "/recordings/{u}/history", Handler.get_history),
    route("GET", "/habitats", Handler.list_habitats),
    route("POST", "/playlists", Handler.add_playlist),
    route("GET", "/playlists/{n}", Handler.get_playlist),
    route("DELETE", "/playlists/{n}", Handler.remove_playlist),
]


def main():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"listening on http://127.0.0.1:{server.server_port}/api", flush=True)
    sys.stdin.read()
    server.shutdown()


main()
