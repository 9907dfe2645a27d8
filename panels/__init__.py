"""What is drawn: the sidebar, its results, the preferences, and the properties behind them.

``draw()`` only reads properties; the work is in :mod:`operators`.
"""
