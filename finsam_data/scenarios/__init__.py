"""What if: the arithmetic behind the page Tänk om. Pure functions on whole kronor and fractions; a scenario never
touches the record.
"""
