"""Faster and leaner ways to compute the same: attention per row, loss, LoRA, norms, gated MLPs."""
