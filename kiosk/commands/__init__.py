"""What the commands do: each takes a ``Desk`` and its parsed options, and returns the exit code."""
