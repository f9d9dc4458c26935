"""SCB's series of helårsekvivalenter: fetched, kept as dated deliveries, and the municipalities' shapes."""
