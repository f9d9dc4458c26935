"""Charts as an office program draws them: one description, written by PowerPoint and Excel."""
