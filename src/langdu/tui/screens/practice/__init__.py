"""Practising, drills, calibration, statistics."""
