"""One pass over the data: everything counted, judged and shown."""
