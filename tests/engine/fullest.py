"""What torch's allocator held at the fullest moment of a profiled piece of work."""

from __future__ import annotations

from torch.profiler import profile


def fullest_moment(seen: profile) -> int:
    """Bytes above what lay there when the profile (with `profile_memory`) began."""
    assert seen.profiler is not None
    events = [e for e in seen.profiler.kineto_results.events() if e.name() == "[memory]"]
    held = fullest = 0
    for event in sorted(events, key=lambda event: event.start_ns()):
        held += event.nbytes()
        fullest = max(fullest, held)
    return fullest
