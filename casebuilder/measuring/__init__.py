"""Measured quality: records of eval runs, error bars, comparisons and reports. Pure: no model, no clock, no network."""
