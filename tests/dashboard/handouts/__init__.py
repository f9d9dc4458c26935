"""What is handed out, opened again."""
