"""Widgets as functions of data."""
