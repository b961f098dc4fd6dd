"""One repair as a process with events of its own, and the way back."""
