"""Money over time. Pure."""
