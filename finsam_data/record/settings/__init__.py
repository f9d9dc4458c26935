"""What an installation sets: its mode, agendas, colours, and the views that settings may name."""
