"""What a reader sees: the kit, one package per subject, the meeting and what is handed out. Imports run downwards only
(tests/test_layers.py).
"""
