"""Show a verdict or a note: as HTML in a notebook, as plain text everywhere."""


def show(message):
    """Display something that has a plain form, `text`, and an HTML form, `html`."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except ImportError:
        get_ipython = None
    if get_ipython is None or get_ipython() is None:
        print(message.text)
    else:
        forms = {"text/plain": message.text, "text/html": message.html}
        # The metadata lets tables and reports read a verdict without parsing prose.
        display(forms, metadata={"dlhelpers": getattr(message, "about", {})}, raw=True)
