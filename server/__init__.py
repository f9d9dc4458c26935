"""What stands between the browser and Streamlit, one matter per module. asgi.py puts the parts together."""
