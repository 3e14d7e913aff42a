"""Codings as text: CSV for tables, a page for browsers, lines for people.

Pure functions from model values to text; printing and files are left to `cli`.
"""
