"""Chart forms that several subjects use, and what they are put together from. Never calls streamlit."""
