"""The application in the browser, one module a page. The only place that imports gradio."""
