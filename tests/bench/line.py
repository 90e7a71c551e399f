"""A slow line, modelled: when each byte of an answer reaches the phone.

The throttling that browsers offer adds a wait to each request and holds a rate. It knows nothing of TCP's slow start, so
it cannot show what a page gains by fitting the first 14,600 bytes. Here the server keeps the books of one connection:

- Nothing moves before the handshakes are over.
- At most `window` bytes are on their way without an answer. Each answer, one round trip later, frees its bytes and lets
  as many more go, so the window doubles each round trip.
- One segment after the other goes through the narrow end of the line, at its rate.

All of a visit goes over one connection, as it does with HTTP/2: its window is shared, and answers go out whole, in the
order they were asked for. (With HTTP/1.1 peers of many files would open up to six connections, and pay for each.)
Nothing is lost on the way. The sums are pure: they take the time of day and give times of day, in seconds.
"""

from __future__ import annotations

from collections import deque

from tests.bench.profile import Line


class Connection:
    """One connection, from cold."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self._open: float | None = None
        self._window = line.window
        self._unanswered: deque[tuple[float, int]] = deque()
        """When the answer to each segment comes back, and its bytes."""
        self._free = 0.0
        """When the line has let the last segment through."""

    def asked(self, now: float, size: int) -> float:
        """Say when the server has read a request of ``size`` bytes that the phone wants to send now."""
        if self._open is None:
            self._open = now + self.line.handshakes * self.line.round_trip
        return max(now, self._open) + size * 8 / self.line.up + self.line.round_trip / 2

    def answered(self, at: float, size: int) -> list[tuple[float, int]]:
        """Say when the phone has each segment of an answer of ``size`` bytes that starts at ``at``, with the segment's bytes."""
        full, rest = divmod(size, self.line.segment)
        return [(self._send(at, part), part) for part in [self.line.segment] * full + [rest] * (rest > 0)]

    def _send(self, at: float, size: int) -> float:
        start = max(at, self._free)
        while self._unanswered and (self._unanswered[0][0] <= start or sum(part for _, part in self._unanswered) + size > self._window):
            heard, part = self._unanswered.popleft()
            start, self._window = max(start, heard), self._window + part
        self._free = start + size * 8 / self.line.down
        there = self._free + self.line.round_trip / 2
        self._unanswered.append((there + self.line.round_trip / 2, size))
        return there
