"""The training engine: runs in the managed environment, writes run folders, knows no screen."""
