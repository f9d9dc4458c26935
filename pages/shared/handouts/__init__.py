"""What is handed out: PowerPoint, PDF, Excel and Word built from the data, never from the screen. Pure: what a meeting shows in, bytes out."""
