"""Ways to cheat, each a submission, and what becomes of them: see `attacks.__main__`.

It stands beside the course and is never released.
"""
