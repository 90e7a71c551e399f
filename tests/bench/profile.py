"""What is measured, and the phone and the line it is measured with: all that could be chosen otherwise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """A line to a phone. Times in seconds, rates in bits per second, sizes in bytes.

    The figures are Lighthouse's "slow 4G", the profile of its mobile runs: 150 ms there and back, 1.6 Mbit/s down,
    750 kbit/s up. A connection starts as TCP does everywhere since RFC 6928: ten segments of 1,460 bytes, 14,600 in all,
    before the first answer of the other side. Opening it costs one round trip for TCP and one for TLS 1.3, as every page
    on the web does today; finding the address and the certificate's own bytes are left out, for all alike.
    """

    round_trip: float = 0.150
    down: float = 1_600_000
    up: float = 750_000
    handshakes: int = 2
    segment: int = 1_460
    window: int = 10 * 1_460


LINE = Line()
CPU_SLOWER = 4
"""How many times slower than this machine the phone's processor is, as in Lighthouse's mobile runs."""
PHONE = {
    "viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 11) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36",
}
RUNS = 7
"""How often each page is opened, all in turn, after one round to warm up; what is told is the median."""
SECONDS, FEWEST = 230, 3
"""On a busy machine no further round begins after so many seconds, once there were so many runs."""

PAGES = ["index.md", "causes/bakers-cyst.md", "exercises/heel-slide.md", "treatments/price.md", "exercises/index.md", "get-help.md"]
ONE_PAGE = "causes/bakers-cyst.md"
"""The page that every peer is measured with."""

ONE_ROUND_TRIP = LINE.window
"""A page of at most so many bytes, gzipped, comes whole with the first answer."""
PAINT_IN_ONE_ROUND_TRIP = 1.10
"""Promise: largest paint at most so many times the empty page's, where the page fits one round trip …"""
PAINT = 1.30
"""… and elsewhere."""
BYTES = 0.35
"""Promise: bytes of the whole first view at most so many times those of stock Material."""
