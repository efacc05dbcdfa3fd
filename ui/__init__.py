"""Everything Qt: what a visitor sees and touches."""
