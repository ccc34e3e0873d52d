"""Training: how the tables of weights in storage/tables came about, and how good they are.

Not collected by pytest; run by hand, with lightgbm and python-crfsuite installed and the development
data beside the project.
"""
