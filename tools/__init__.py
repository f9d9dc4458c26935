"""Commands around the product: the browser that tests need, pictures of the pages."""
