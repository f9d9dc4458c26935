"""What is handed out: slides and files built from the data, never from the screen. Pure: what a meeting shows in, bytes
out.
"""
