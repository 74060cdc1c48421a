"""Pictures that belong to one lesson each; what several lessons draw is in `dlhelpers.plotting`."""
