"""What a scenario gives, as figures. Pure: scenarios in, figures out."""
