"""Tests of the field's rules."""
